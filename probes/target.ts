import type { TargetConfig } from '../core/config.ts';
import { asHarnessError } from '../core/errors.ts';
import type {
  ClockFacts,
  DiscoveryEvidence,
  RecognisedProvider,
  SignIn,
  TargetFacts,
} from '../core/evidence.ts';
import type { PlannedTarget } from '../core/plan.ts';
import type { RunTarget } from '../core/run-record.ts';
import { providerById, recogniseProvider } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { DeviceSignIn, type DeviceCode } from '../server/entra/device-code.ts';
import { openEntraTenant } from '../server/entra/tenant.ts';
import type { HintedUser } from '../server/external-mfa/hint.ts';
import type { ExternalMfaRequest, HostileKind } from '../server/external-mfa/request.ts';
import { isClientTaken } from '../server/oidc/client-check.ts';
import { discoverProvider } from '../server/oidc/provider.ts';
import { samlAddresses, wsfedAddresses } from '../server/own-addresses.ts';
import type {
  OidcAsked,
  PendingSignIn,
  PendingXmlSignIn,
  SamlAsked,
  WsfedAsked,
} from '../server/relying-party.ts';
import type { XmlProvider } from '../server/xml/provider.ts';
import type { Tools } from './lane.ts';

/** A target as its lanes share it: discovered once, when the first of them asks. */
export interface Target {
  id: string;
  config: TargetConfig;
  facts: TargetFacts;
  /** Of each account that is compared, the first that was answered or refused, made by nobody else at the same time. */
  signIns: Map<string, SignIn | null>;
  /** Probes whose evidence is written. */
  done: number;
  /** null where the target cannot be probed; why stands in the run's record. */
  discover(): Promise<Discovered | null>;
}

/** A provider that can be asked, whatever it speaks. */
export interface Discovered {
  recognised: RecognisedProvider;
  provider: Provider;
  clock(): ClockFacts;
  /** OIDC only. */
  discovery?(): DiscoveryEvidence;
  /** SAML, WS-Federation only. */
  metadata?: Pick<XmlProvider, 'keys' | 'validUntil'>;
  /** OIDC only: whether the provider takes the client; false: it does not tell. Throws CLIENT_REJECTED. */
  isClientTaken?(): Promise<boolean>;
  begin(asked: Asked): Promise<BegunSignIn>;
}

/** What a sign-in asks of the provider; of another protocol's parameters nothing is sent. */
export type Asked = OidcAsked & SamlAsked & WsfedAsked & { user?: HintedUser; hostile?: HostileKind };

export interface BegunSignIn {
  startUrl: string;
  /** Where the provider sends its answer. */
  callbackUrl: string;
  answered: Promise<unknown>;
  /** Grows while the answer comes in. */
  capture: Pick<SignIn, 'oidc' | 'saml' | 'wsfed' | 'entra'>;
  cancel(): void;
  /** A person does this sign-in elsewhere, by this code: there is no page for the driver. */
  device?: DeviceCode;
  /** OIDC only. */
  tokens?: Pick<PendingSignIn, 'canRefresh' | 'refresh'>;
  /** Where `callbackUrl` is not ours: takes what the browser was about to send there. */
  takeFromBrowser?(form: URLSearchParams): Promise<void>;
}

export function openTarget(planned: PlannedTarget, record: RunTarget, tools: Tools): Target {
  const { id, config } = planned;
  let discovery: Promise<Discovered | null> | undefined;
  const discover = async (): Promise<Discovered | null> => {
    try {
      const source = config.metadata ?? config.url ?? config.issuer;
      tools.progress({ target: id, kind: 'start', message: `reading what ${source ?? id} says of itself` });
      return await discoverTarget({ ...config, id }, record.facts, tools);
    } catch (thrown) {
      const error = asHarnessError(thrown);
      record.error = error.toRecord();
      tools.progress({ target: id, kind: 'error', message: error.message });
      return null;
    }
  };
  const compared = planned.probes.flatMap(({ account, beside }) => (beside ? [account, beside] : []));
  const signIns = new Map<string, SignIn | null>(compared.map((account) => [account, null]));
  return {
    id,
    config,
    facts: record.facts,
    signIns,
    done: 0,
    discover: () => (discovery ??= discover()),
  };
}

type NamedConfig = TargetConfig & { id: string };
type DiscoverTools = Pick<Tools, 'relyingParty' | 'redactor'> & Partial<Pick<Tools, 'keepRaw'>>;

/** Reads what the provider says of itself; what is learnt joins `facts`. Throws HarnessError where no sign-in could begin. */
export function discoverTarget(
  config: NamedConfig,
  facts: TargetFacts,
  tools: DiscoverTools,
): Promise<Discovered> {
  if (config.protocol === 'oidc') return discoverOidc(config, tools);
  if (config.protocol === 'entra') return discoverEntra(config, tools);
  if (config.protocol === 'external-mfa') return discoverExternalMfa(config, tools);
  return discoverXml(config, facts, tools);
}

async function discoverOidc(config: NamedConfig, tools: DiscoverTools): Promise<Discovered> {
  const { relyingParty } = tools;
  const oidc = await discoverProvider(config, tools);
  const recognised = recogniseProvider(config.issuer ?? '', oidc.discovery.document, config.provider);
  return {
    recognised,
    provider: providerById(recognised.id),
    clock: () => oidc.clock,
    discovery: () => oidc.discovery,
    isClientTaken: () => isClientTaken(oidc, relyingParty.callbackUrl, tools.redactor),
    async begin(asked) {
      const tokens = await relyingParty.beginOidc(oidc, asked);
      const { startUrl, answered, capture } = tokens;
      return {
        startUrl,
        callbackUrl: relyingParty.callbackUrl,
        answered,
        capture: { oidc: capture },
        cancel: () => tokens.cancel(),
        tokens,
      };
    },
  };
}

/** Entra, and behind it the provider that it is federated with. */
async function discoverEntra(config: NamedConfig, tools: DiscoverTools): Promise<Discovered> {
  const { relyingParty, redactor, keepRaw = false } = tools;
  const tenant = await openEntraTenant(config, redactor);
  const recognised = recogniseProvider(tenant.authority, null, config.provider);
  return {
    recognised,
    provider: providerById(recognised.id),
    clock: () => tenant.clock,
    async begin({ user = { username: '' }, prompt }) {
      if (config.flow === 'device-code') {
        const signIn = await DeviceSignIn.begin(tenant, user.username, { redactor, keepRaw });
        const { device, answered, capture, entra } = signIn;
        const address = device.verificationUri;
        return {
          ...{ startUrl: address, callbackUrl: address, answered, capture: { oidc: capture, entra } },
          ...{ device, cancel: () => signIn.cancel(), tokens: signIn },
        };
      }
      const tokens = await relyingParty.beginEntra(tenant, { username: user.username, prompt });
      const { startUrl, answered, capture, entra } = tokens;
      return {
        startUrl,
        callbackUrl: relyingParty.callbackUrl,
        answered,
        capture: { oidc: capture, entra },
        cancel: () => tokens.cancel(),
        tokens,
      };
    },
  };
}

/** A provider of External MFA: amrcheck plays Entra. */
async function discoverExternalMfa(config: NamedConfig, tools: DiscoverTools): Promise<Discovered> {
  const { relyingParty } = tools;
  const oidc = await discoverProvider(config, { ...tools, externalMfa: true });
  const recognised = recogniseProvider(config.issuer ?? '', oidc.discovery.document, config.provider);
  /** The proper request of each account, to be sent once more. */
  const sent = new Map<string, ExternalMfaRequest>();
  return {
    recognised,
    provider: providerById(recognised.id),
    clock: () => oidc.clock,
    discovery: () => oidc.discovery,
    async begin({ user = { username: '' }, hostile }) {
      const { tenant, appId: audience } = config;
      const repeats = hostile === 'replayed' ? sent.get(user.username) : undefined;
      const wrong = hostile === 'replayed' ? undefined : hostile;
      const pending = await relyingParty.beginExternalMfa(oidc, { tenant, audience, user, wrong, repeats });
      const { startUrl, replyUrl: callbackUrl, answered, capture, request } = pending;
      if (!hostile) sent.set(user.username, request);
      return { startUrl, callbackUrl, answered, capture: { oidc: capture }, cancel: () => pending.cancel() };
    },
  };
}

/** SAML 2.0 and WS-Federation. What the metadata tells joins the facts by which the answer is judged. */
async function discoverXml(
  config: NamedConfig,
  facts: TargetFacts,
  tools: DiscoverTools,
): Promise<Discovered> {
  const { relyingParty } = tools;
  const { openXmlProvider } = await import('../server/xml/provider.ts');
  const xml = await openXmlProvider(config);
  const { redirect, post } = xml.endpoints;
  const isSaml = config.protocol === 'saml';
  Object.assign(facts, {
    issuer: xml.issuer,
    url: redirect ?? post,
    ...(isSaml ? samlFacts(config, relyingParty.baseUrl) : wsfedFacts(config, relyingParty.baseUrl)),
    ...(config.domain !== undefined && { domain: config.domain }),
  });
  const recognised = recogniseProvider(xml.issuer, null, config.provider);
  return {
    recognised,
    provider: providerById(recognised.id),
    clock: () => xml.clock,
    metadata: xml,
    async begin(asked) {
      if (isSaml) {
        const pending = await relyingParty.beginSaml(xml, asked);
        return begunXml(pending, { saml: pending.capture }, relyingParty.baseUrl);
      }
      const pending = await relyingParty.beginWsfed(xml, asked);
      return begunXml(pending, { wsfed: pending.capture }, relyingParty.baseUrl);
    },
  };
}

function samlFacts(config: NamedConfig, baseUrl: string): Pick<TargetFacts, 'entityId' | 'reply'> {
  const own = samlAddresses(baseUrl);
  return { entityId: config.entityId ?? own.entityId, reply: config.reply ?? own.acs };
}

function wsfedFacts(config: NamedConfig, baseUrl: string): Pick<TargetFacts, 'realm' | 'reply'> {
  const own = wsfedAddresses(baseUrl);
  return { realm: config.realm ?? own.realm, reply: config.reply ?? own.callbackUrl };
}

function begunXml(
  pending: PendingXmlSignIn<unknown>,
  capture: BegunSignIn['capture'],
  baseUrl: string,
): BegunSignIn {
  const { startUrl, answered, replyUrl } = pending;
  const isOurs = replyUrl.startsWith(`${baseUrl}/`);
  return {
    startUrl,
    callbackUrl: replyUrl,
    answered,
    capture,
    cancel: () => pending.cancel(),
    ...(!isOurs && { takeFromBrowser: (form) => pending.answerFromBrowser(form) }),
  };
}

export function factsOf(id: string, config: TargetConfig): TargetFacts {
  return {
    id,
    protocol: config.protocol,
    ...(config.issuer !== undefined && { issuer: config.issuer }),
    ...(config.clientId !== undefined && { clientId: config.clientId }),
    ...(config.cloud !== undefined && { cloud: config.cloud }),
    ...(config.replyUrls !== undefined && { replyUrls: config.replyUrls }),
    ...(config.sameProviderAs !== undefined && { sameProviderAs: config.sameProviderAs }),
    profiles: config.profile,
    waive: config.waive,
  };
}
