import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { RequestHandler } from 'express';
import type { SignInProtocol as Protocol } from '../core/model.ts';
import { Accounts } from './accounts.ts';
import type { LabAccount } from './accounts.ts';
import { domain } from './federation.ts';
import type { FederationKeys } from './federation.ts';
import { acrValues } from './oidc/acr.ts';
import type { LabClient, ProviderPlan } from './oidc/configuration.ts';
import { defects } from './oidc/defects.ts';
import type { DefectId } from './oidc/defects.ts';
import { newSigningKey, privateJwk, publicJwk } from './oidc/jws.ts';
import type { SigningAlg } from './oidc/jws.ts';
import { labProvider } from './oidc/provider.ts';
import { oidcForms } from './oidc/variants.ts';
import type { OidcFormId } from './oidc/variants.ts';
import { renderIndex } from './pages.ts';
import { samlDefects } from './saml/defects.ts';
import type { SamlDefectId } from './saml/defects.ts';
import { samlProvider } from './saml/provider.ts';
import { samlForms } from './saml/variants.ts';
import type { SamlForm, SamlFormId } from './saml/variants.ts';
import { variants } from './variants.ts';
import type { VariantId } from './variants.ts';
import type { Asks, Showing } from './showing.ts';
import { wsfedDefects } from './wsfed/defects.ts';
import type { WsfedDefectId } from './wsfed/defects.ts';
import { wsfedProvider } from './wsfed/provider.ts';
import { wsfedForms } from './wsfed/variants.ts';
import type { WsfedForm, WsfedFormId } from './wsfed/variants.ts';
import { newCertifiedKey } from './xml/certificate.ts';

export { entraDefects, entraToken } from './entra/tokens.ts';
export { defects, isDefectId } from './oidc/defects.ts';
export { oidcForms } from './oidc/variants.ts';
export { samlDefects } from './saml/defects.ts';
export { samlForms } from './saml/variants.ts';
export { newCertifiedKey } from './xml/certificate.ts';
export { hasIpv6 } from './loopback.ts';
export { keepSecret, targetConfig } from './target-config.ts';
export { variants } from './variants.ts';
export { wsfedDefects } from './wsfed/defects.ts';
export { wsfedForms } from './wsfed/variants.ts';
export type { Defect } from './oidc/defects.ts';
export type {
  DefectId,
  LabAccount,
  OidcFormId,
  SamlDefectId,
  SamlFormId,
  VariantId,
  WsfedDefectId,
  WsfedFormId,
};

/** A defect of any protocol, as far as all have it in common. */
export type LabDefect = Showing & { id: string; title: string; protocol: Protocol };

/** Every defect of every protocol. */
export const allDefects: readonly LabDefect[] = [
  ...defects.map((defect) => ({ ...defect, protocol: 'oidc' as const })),
  ...samlDefects.map((defect) => ({ ...defect, protocol: 'saml' as const })),
  ...wsfedDefects.map((defect) => ({ ...defect, protocol: 'wsfed' as const })),
];

interface AnyTarget<P extends Protocol, Defect, Kind> {
  protocol: P;
  /** `honest` (`honest-saml`, `honest-wsfed`), the id of its variant, or the id of its defect. */
  id: string;
  title: string;
  accounts: LabAccount[];
  /** `null`: the provider is honest. */
  defect: Defect | null;
  variant: Kind;
  /** What the target must say in amrcheck.yaml beside where the provider is, so that the defect or the variant shows. */
  asks: Asks;
}

interface OidcTarget extends AnyTarget<'oidc', DefectId, VariantId | OidcFormId> {
  issuer: string;
  /** The client that authenticates by client_secret_basic. */
  clientId: string;
  clientSecret: string;
  /** Every client: one for each way to authenticate, and a second one. */
  clients: LabClient[];
  acrValues: typeof acrValues;
}

/** What a relying party must know of a provider that speaks in assertions. */
interface Federation {
  entityId: string;
  metadataUrl: string;
  /** Where sign-in begins: the single sign-on service, the passive endpoint. */
  url: string;
  /** PEM: what the provider signs with. */
  certificate: string;
  /** Of every user principal name here. */
  domain: string;
}

interface SamlTarget extends AnyTarget<'saml', SamlDefectId, VariantId | SamlFormId>, Federation {
  /** Begins a sign-in that nobody asked for; takes `providerId` (default: who asked last), `shire` (where to) and `target` (RelayState). */
  unsolicitedUrl: string;
}

type WsfedTarget = AnyTarget<'wsfed', WsfedDefectId, VariantId | WsfedFormId> & Federation;

interface Targets {
  oidc: OidcTarget;
  saml: SamlTarget;
  wsfed: WsfedTarget;
}

/** One provider of the lab, with accounts of its own; told apart by `protocol`. */
export type LabTarget<P extends Protocol = 'oidc'> = Targets[P];

/** A running lab; `stop` closes every connection and forgets everything. */
export interface Lab<P extends Protocol = 'oidc'> {
  origin: string;
  targets: LabTarget<P>[];
  /** The private key (JWK) of the client that authenticates by private_key_jwt, the same at every target. */
  clientKey: JsonWebKey;
  stop(): Promise<void>;
}

export interface LabOptions<P extends Protocol = 'oidc'> {
  /** What the targets speak, an honest one for each; the default is OpenID Connect alone. */
  protocols?: readonly P[];
  /** The name in the issuers. The default is not the relying party's 127.0.0.1, so that cookies are cross-site as in life. */
  host?: 'localhost' | '127.0.0.1';
  /** 0, the default: any free one. */
  port?: number;
  /** Lying providers beside the honest one. */
  defects?: readonly NonNullable<Targets[P]['defect']>[];
  /** Honest providers beside the plain one: with other pages (for each protocol), or with answers built in another way. */
  variants?: readonly Targets[P]['variant'][];
  /** Redirect URIs to accept beside /oidc/callback at any port of this machine. */
  redirectUris?: readonly string[];
  /** The same for SAML and WS-Federation, beside /saml/acs and /wsfed/callback; any relying party may name them. */
  replies?: readonly string[];
  /** SAML, WS-Federation: the relying party's PEM, to encrypt for and to check signed requests with. */
  relyingPartyCertificate?: string;
  signingAlg?: SigningAlg;
  /** Sees each request before any provider does: for faults of the network and of machines. */
  before?: RequestHandler;
  /** Speaks https. Asks for client certificates where it is told to: one of an account's name is its second factor. */
  tls?: ServerOptions;
  /** One more honest provider of each protocol, at [::1]; the machine must have that address ({@link hasIpv6}). */
  ipv6?: boolean;
  /** How many accounts with a second factor each target has; more than one where codes must not be waited for. */
  accounts?: number;
}

/** One provider to make: who it is, and what of it differs from the plain honest one. */
interface Kind<DefectId, Form extends string> {
  id: string;
  /** Where it is not the lab's. */
  origin?: string;
  title: string;
  variant: VariantId | Form;
  defect: DefectId | null;
  asks: Asks;
}

type Told<DefectId> = readonly { id: DefectId; title: string; variant?: VariantId; asks?: Asks }[];

/** The honest one first, then those with other pages or other answers, then those that lie. */
function kindsOf<DefectId extends string, Form extends string>(
  suffix: string,
  asked: { defects: readonly string[]; variants: readonly string[]; ipv6: string | undefined },
  forms: Readonly<Record<Form, { asks?: Asks }>>,
  told: Told<DefectId>,
): Kind<DefectId, Form>[] {
  const pages = Object.keys(variants) as VariantId[];
  return [
    { id: `honest${suffix}`, title: 'Honest', variant: 'plain', defect: null, asks: {} },
    ...(asked.ipv6 === undefined
      ? []
      : [
          {
            id: `ipv6${suffix}`,
            title: 'Honest, at an IPv6 address',
            origin: asked.ipv6,
            variant: 'plain' as const,
            defect: null,
            asks: {},
          },
        ]),
    ...pages
      .filter((id) => id !== 'plain' && asked.variants.includes(id))
      .map((id) => ({
        id: id + suffix,
        title: `Honest, with pages of the kind ${id}`,
        variant: id,
        defect: null,
        asks: {},
      })),
    ...idsOf(forms)
      .filter((id) => asked.variants.includes(id))
      .map((id) => ({
        id,
        title: `Honest, with answers of the kind ${id}`,
        variant: id,
        defect: null,
        asks: forms[id].asks ?? {},
      })),
    ...told
      .filter(({ id }) => asked.defects.includes(id))
      .map(({ id, title, variant = 'plain', asks = {} }) => ({ id, title, variant, defect: id, asks })),
  ];
}

/** Starts the lab on the loopback interface: an honest provider of each protocol, and one more for each variant and each defect. */
export async function startLab<P extends Protocol = 'oidc'>(options: LabOptions<P> = {}): Promise<Lab<P>> {
  const { host = 'localhost', port = 0, signingAlg = 'RS256', accounts: withTotp = 1 } = options;
  const protocols: readonly Protocol[] = options.protocols ?? ['oidc'];
  const secret = options.variants?.find((id) => needsCertificate.has(id));
  if (secret !== undefined && options.relyingPartyCertificate === undefined) {
    throw new Error(
      `The variant ${secret} needs relyingPartyCertificate: whom to encrypt for, whose signatures to check.`,
    );
  }
  const [key, clientKey, keys] = await Promise.all([
    newSigningKey(signingAlg),
    newSigningKey('ES256'),
    protocols.some((protocol) => protocol !== 'oidc') ? newFederationKeys() : undefined,
  ]);
  const app = express().disable('x-powered-by');
  if (options.before) app.use(options.before);
  const made = options.tls ? createTlsServer(options.tls, app) : createServer(app);
  const server = made.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const portOf = (one: Server): number => (one.address() as AddressInfo).port;
  const origin = `${options.tls ? 'https' : 'http'}://${host}:${portOf(server)}`;
  const overIpv6 = options.ipv6 ? createServer(app).listen(0, '::1') : undefined;
  if (overIpv6) await once(overIpv6, 'listening');
  const servers = [server, ...(overIpv6 ? [overIpv6] : [])];
  const asked = {
    defects: options.defects ?? [],
    variants: options.variants ?? [],
    ipv6: overIpv6 && `http://[::1]:${portOf(overIpv6)}`,
  };

  /** Made when first asked for: most runs use a few of many providers. */
  function mount(id: string, make: () => RequestHandler): void {
    let handler: RequestHandler | undefined;
    app.use(`/${id}`, (request, response, next) => (handler ??= make())(request, response, next));
  }

  const aboutOf = ({ id, defect }: Kind<string, string>): string =>
    defect
      ? `amrcheck lab provider ${id}. It lies on purpose: for testing only.`
      : `amrcheck lab provider ${id}. It is honest: for testing only.`;

  function oidcTarget(kind: Kind<DefectId, OidcFormId>): OidcTarget {
    const issuer = `${kind.origin ?? origin}/${kind.id}`;
    const accounts = new Accounts(withTotp);
    const clients = newClients();
    const plan: ProviderPlan = {
      issuer,
      key,
      clientKey,
      clientJwk: { ...publicJwk(clientKey) },
      clients,
      accounts,
      variant: isVariantId(kind.variant) ? variants[kind.variant] : variants.plain,
      hooks:
        defects.find(({ id }) => id === kind.defect) ??
        (isVariantId(kind.variant) ? {} : oidcForms[kind.variant]),
      about: aboutOf(kind),
      redirectUris: options.redirectUris ?? [],
    };
    mount(kind.id, () => labProvider(plan));
    const [{ clientId, clientSecret }] = clients;
    return {
      protocol: 'oidc',
      ...kind,
      issuer,
      clientId,
      clientSecret,
      clients,
      accounts: accounts.all,
      acrValues,
    };
  }

  /** What the two protocols of assertions have in common: the plan, and what a relying party is told. */
  function federation(kind: Kind<string, string>, { own, next, foreign }: FederationKeys) {
    const entityId = `${kind.origin ?? origin}/${kind.id}`;
    const accounts = new Accounts(withTotp);
    const plan = {
      entityId,
      keys: { own, next, foreign },
      accounts,
      variant: isVariantId(kind.variant) ? variants[kind.variant] : variants.plain,
      about: aboutOf(kind),
      replies: options.replies ?? [],
      relyingPartyCertificate: options.relyingPartyCertificate,
    };
    return { plan, told: { entityId, certificate: own.certificate, domain, accounts: accounts.all } };
  }

  function samlTarget(kind: Kind<SamlDefectId, SamlFormId>, madeKeys: FederationKeys): SamlTarget {
    const { plan, told } = federation(kind, madeKeys);
    const defect = samlDefects.find(({ id }) => id === kind.defect);
    const formId = defect?.form ?? (isVariantId(kind.variant) ? undefined : kind.variant);
    const form = formId ? samlForms[formId] : {};
    mount(kind.id, () => samlProvider({ ...plan, defect, form }));
    const url = `${plan.entityId}/sso`;
    return {
      protocol: 'saml',
      ...kind,
      ...told,
      metadataUrl: `${plan.entityId}/metadata`,
      url,
      unsolicitedUrl: `${url}/unsolicited`,
    };
  }

  function wsfedTarget(kind: Kind<WsfedDefectId, WsfedFormId>, madeKeys: FederationKeys): WsfedTarget {
    const { plan, told } = federation(kind, madeKeys);
    const defect = wsfedDefects.find(({ id }) => id === kind.defect);
    const form = isVariantId(kind.variant) ? {} : wsfedForms[kind.variant];
    mount(kind.id, () => wsfedProvider({ ...plan, defect, form }));
    return {
      protocol: 'wsfed',
      ...kind,
      ...told,
      metadataUrl: `${plan.entityId}/FederationMetadata/2007-06/FederationMetadata.xml`,
      url: `${plan.entityId}/wsfed`,
    };
  }

  const targets = protocols.flatMap((protocol): Targets[Protocol][] => {
    if (protocol === 'oidc')
      return kindsOf<DefectId, OidcFormId>('', asked, oidcForms, defects).map(oidcTarget);
    if (!keys) return [];
    return protocol === 'saml'
      ? kindsOf<SamlDefectId, SamlFormId>('-saml', asked, samlForms, samlDefects).map((kind) =>
          samlTarget(kind, keys),
        )
      : kindsOf<WsfedDefectId, WsfedFormId>('-wsfed', asked, wsfedForms, wsfedDefects).map((kind) =>
          wsfedTarget(kind, keys),
        );
  }) as Targets[P][];
  app.get('/', (_request, response) => {
    response.send(renderIndex(targets.map((target) => ({ ...pageOf(target), title: target.title }))));
  });

  return {
    origin,
    targets,
    clientKey: privateJwk(clientKey),
    async stop() {
      await Promise.all(
        servers.map(async (one) => {
          const closed = once(one, 'close');
          one.close();
          one.closeAllConnections();
          await closed;
        }),
      );
    },
  };
}

const needsCertificate = new Set<string>(
  Object.entries<SamlForm & WsfedForm>({ ...samlForms, ...wsfedForms })
    .filter(([, { encryptsBy, wantsSignedRequests }]) => encryptsBy ?? wantsSignedRequests)
    .map(([id]) => id),
);
const isVariantId = (id: string): id is VariantId => Object.hasOwn(variants, id);
const idsOf = <Id extends string>(table: Record<Id, unknown>): Id[] => Object.keys(table) as Id[];

const pageOf = (target: Targets[Protocol]): { name: string; url: string } =>
  target.protocol === 'oidc'
    ? { name: target.issuer, url: `${target.issuer}/.well-known/openid-configuration` }
    : { name: target.entityId, url: target.metadataUrl };

async function newFederationKeys(): Promise<FederationKeys> {
  const now = Date.now();
  const [own, next, foreign] = await Promise.all(
    ['amrcheck lab', 'amrcheck lab, next', 'amrcheck lab, unknown'].map((name) => newCertifiedKey(name, now)),
  );
  return { own: own!, next: next!, foreign: foreign! };
}

function newClients(): ProviderPlan['clients'] {
  const clientSecret = (): string => randomBytes(24).toString('base64url');
  return [
    { clientId: 'amrcheck', clientAuth: 'client_secret_basic', clientSecret: clientSecret() },
    { clientId: 'amrcheck-post', clientAuth: 'client_secret_post', clientSecret: clientSecret() },
    { clientId: 'amrcheck-key', clientAuth: 'private_key_jwt' },
    { clientId: 'amrcheck-public', clientAuth: 'none' },
    { clientId: 'amrcheck-second', clientAuth: 'none' },
  ];
}
