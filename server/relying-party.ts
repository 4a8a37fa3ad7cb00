import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { RelyingPartyConfig } from '../core/config.ts';
import { HarnessError } from '../core/errors.ts';
import type { EntraCapture, OidcCapture } from '../core/evidence.ts';
import type { SamlCapture, WsfedCapture } from '../core/saml-evidence.ts';
import type { Redactor } from '../core/redact.ts';
import { EntraSignIn, type EntraAsked } from './entra/sign-in.ts';
import type { EntraTenant } from './entra/tenant.ts';
import { buildRequest, type ExternalMfaRequest, type HostileKind } from './external-mfa/request.ts';
import { entraMetadataRoutes, externalMfaRoutes } from './external-mfa/routes.ts';
import { defaultTenant, entraAddresses, type HintedUser } from './external-mfa/hint.ts';
import { ExternalMfaSignIn } from './external-mfa/sign-in.ts';
import { signingKey, type SigningKey } from './external-mfa/signing-key.ts';
import { readInput } from './input.ts';
import type { OidcAsked } from './oidc/asked.ts';
import type { OidcProvider } from './oidc/provider.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { OidcSignIn } from './oidc/sign-in.ts';
import { samlAddresses } from './own-addresses.ts';
import { readOwnKeys } from './own-keys.ts';
import { sendPage, type AfterAnswer } from './page.ts';
import { PendingSignIns, type WaitingSignIn } from './pending.ts';
import type { SamlAsked } from './saml/asked.ts';
import { samlRoutes } from './saml/routes.ts';
import type { WsfedAsked } from './wsfed/asked.ts';
import type { XmlProvider } from './xml/provider.ts';
import { xmlRoutes } from './xml/routes.ts';
import type { XmlSignIn } from './xml/sign-in.ts';

export type { OidcAsked, SamlAsked, WsfedAsked };

/** The application that the account signs in to: it begins sign-ins and captures what comes back. */
export interface RelyingParty {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The redirect URI to register at the provider. */
  readonly callbackUrl: string;
  /** Where amrcheck stands as Entra, for one tenant. */
  asEntra(tenant?: string): EntraAddresses;
  /** Throws HarnessError where the provider refuses the request before a browser is needed (PAR). */
  beginOidc(provider: OidcProvider, asked: OidcAsked): Promise<PendingSignIn>;
  /** Throws HarnessError where no request can be made, e.g. none can be signed. */
  beginSaml(provider: XmlProvider, asked: SamlAsked): Promise<PendingXmlSignIn<SamlCapture>>;
  beginWsfed(provider: XmlProvider, asked: WsfedAsked): Promise<PendingXmlSignIn<WsfedCapture>>;
  /** Calls a provider of External MFA as Entra does. */
  beginExternalMfa(provider: OidcProvider, asked: ExternalMfaAsked): Promise<PendingExternalMfa>;
  /** Signs in through Entra, for a token of version 1.0. Throws HarnessError where Entra cannot be asked. */
  beginEntra(tenant: EntraTenant, asked: EntraAsked): Promise<PendingEntra>;
  close(): Promise<void>;
}

/** A sign-in that has begun and has no answer yet. */
interface Pending<Capture> {
  /** Where the browser begins. */
  startUrl: string;
  /**
   * Resolves when the provider's answer and all that it gives is captured; rejects with HarnessError where that
   * could not be fetched. Stays open after `cancel`.
   */
  answered: Promise<Capture>;
  /** What there is so far, also when `answered` rejected. */
  capture: Capture;
  /** The answer is no longer wanted: what is under way stops, what comes later is turned away. */
  cancel(): void;
}

export interface PendingSignIn extends Pending<OidcCapture> {
  /** A refresh token came. */
  readonly canRefresh: boolean;
  /** One refresh, appended to `capture.refreshes`. Throws HarnessError where the provider cannot be asked. */
  refresh(): Promise<void>;
}

export interface PendingEntra extends PendingSignIn {
  entra: EntraCapture;
}

/** What a provider of External MFA must know of the Entra that amrcheck plays. */
export interface EntraAddresses {
  issuer: string;
  discovery: string;
  keys: string;
  redirectUri: string;
  /** The key that signs is one of the configuration, so it is the same each time. */
  keyIsKept: boolean;
}

export interface ExternalMfaAsked {
  /** aud of the id_token_hint; default: the client id. */
  audience?: string | undefined;
  /** The tenant that amrcheck plays; default: a made-up one. */
  tenant?: string | undefined;
  user: HintedUser;
  /** What is wrong with the request; it must be refused. */
  wrong?: Exclude<HostileKind, 'replayed'> | undefined;
  /** Sent once more, as it was. */
  repeats?: ExternalMfaRequest | undefined;
}

export interface PendingExternalMfa extends Pending<OidcCapture> {
  replyUrl: string;
  request: ExternalMfaRequest;
}

/** Over SAML 2.0 or WS-Federation. */
export interface PendingXmlSignIn<Capture> extends Pending<Capture> {
  /** Where the provider sends its answer: `/saml/acs`, `/wsfed/callback`, or an address that is not ours. */
  replyUrl: string;
  /**
   * Takes the form that the browser of this sign-in was about to post to `replyUrl`, caught before it left: for an
   * address that is not ours. Settles `answered`; never throws.
   */
  answerFromBrowser(form: URLSearchParams): Promise<void>;
}

export interface RelyingPartyOptions {
  redactor: Redactor;
  /** Keep the signatures of tokens. */
  keepRaw?: boolean;
  /** Pages for a person, beside the protocols' own. */
  pages?: { handler: RequestHandler; afterAnswer: AfterAnswer };
  /** Where to listen; default: loopback. */
  host?: string;
}

/** Listens on loopback, if not told otherwise. Throws HarnessError: the port is taken, or key and certificate cannot be used. */
export async function openRelyingParty(
  config: RelyingPartyConfig,
  options: RelyingPartyOptions,
): Promise<RelyingParty> {
  const { redactor, keepRaw = false, pages, host } = options;
  const base = new URL(config.baseUrl);
  const here = config.listen === undefined ? base : new URL(config.listen);
  const app = express();
  const ownKeys = await readOwnKeys(config);
  const server = await createServer(app, here, config);
  await listen(server, here, host);
  if (base.port === '0') base.port = String((server.address() as AddressInfo).port);

  const baseUrl = base.href.replace(/\/$/, '');
  const callbackUrl = `${baseUrl}/oidc/callback`;
  const pending = {
    oidc: new PendingSignIns<OidcSignIn | EntraSignIn>(),
    saml: new PendingSignIns<XmlSignIn<SamlCapture>>(),
    wsfed: new PendingSignIns<XmlSignIn<WsfedCapture>>(),
    externalMfa: new PendingSignIns<ExternalMfaSignIn>(),
  };
  const path = base.pathname.replace(/\/$/, '');
  const { entityId, acs } = samlAddresses(baseUrl);
  // What reads and writes XML takes as long to load as all the rest: only when it is needed.
  const metadata = async (): Promise<string> => {
    const { ownMetadata } = await import('./saml/own-metadata.ts');
    return ownMetadata(entityId, acs, ownKeys?.certificate);
  };
  const xmlContext = { baseUrl, ownKeys, redactor, keepRaw };
  let entraKey: Promise<SigningKey> | undefined;
  const keyOfEntra = (): Promise<SigningKey> => (entraKey ??= signingKey(ownKeys));
  app.disable('x-powered-by').disable('etag');
  app.use(strictHeaders, onlyHosts([base.host, here.host]));
  app.use(`${path}/oidc`, oidcRoutes(pending.oidc, `${path}/oidc`, pages?.afterAnswer));
  app.use(`${path}/saml`, samlRoutes(pending.saml, `${path}/saml`, metadata, pages?.afterAnswer));
  const callback = { route: '/callback', stateField: 'wctx' } as const;
  app.use(`${path}/wsfed`, xmlRoutes(pending.wsfed, `${path}/wsfed`, callback, pages?.afterAnswer));
  app.use(
    `${path}/external-mfa`,
    externalMfaRoutes(pending.externalMfa, `${path}/external-mfa`, pages?.afterAnswer),
  );
  app.use(`${path}/entra`, entraMetadataRoutes(baseUrl, keyOfEntra));
  if (pages) app.use(path || '/', pages.handler);
  app.use((_request, response) =>
    sendPage(response, 404, 'Not here', 'This is the relying party of amrcheck.'),
  );
  app.use(calmError);

  return {
    baseUrl,
    callbackUrl,
    asEntra: (tenant = defaultTenant) => ({
      ...entraAddresses(baseUrl, tenant),
      redirectUri: `${baseUrl}/external-mfa/callback`,
      keyIsKept: ownKeys !== undefined,
    }),
    async beginOidc(provider, asked) {
      const signIn = await OidcSignIn.begin(provider, asked, { callbackUrl, redactor, keepRaw });
      return pendingCode(pending.oidc, signIn, baseUrl);
    },
    async beginEntra(tenant, asked) {
      const signIn = await EntraSignIn.begin(tenant, asked, { callbackUrl, redactor, keepRaw });
      return Object.assign(pendingCode(pending.oidc, signIn, baseUrl), { entra: signIn.entra });
    },
    async beginSaml(provider, asked) {
      const { beginSamlSignIn } = await import('./saml/sign-in.ts');
      const signIn = await beginSamlSignIn(provider, asked, xmlContext);
      const replyUrl = signIn.capture.request?.assertionConsumerServiceUrl ?? provider.target.reply ?? acs;
      return pendingXml(pending.saml, signIn, `${baseUrl}/saml`, replyUrl);
    },
    async beginWsfed(provider, asked) {
      const { beginWsfedSignIn } = await import('./wsfed/sign-in.ts');
      const signIn = beginWsfedSignIn(provider, asked, xmlContext);
      const replyUrl = signIn.capture.request?.parameters.wreply ?? '';
      return pendingXml(pending.wsfed, signIn, `${baseUrl}/wsfed`, replyUrl);
    },
    async beginExternalMfa(provider, { audience = provider.clientId, tenant = defaultTenant, ...asked }) {
      const replyUrl = `${baseUrl}/external-mfa/callback`;
      const own = { baseUrl, callbackUrl: replyUrl, clientId: provider.clientId, audience, tenant };
      const request =
        asked.repeats ?? (await buildRequest({ ...own, key: await keyOfEntra() }, asked.user, asked.wrong));
      const signIn = new ExternalMfaSignIn(provider, request, { redactor, keepRaw });
      const begun = begin(pending.externalMfa, signIn, `${baseUrl}/external-mfa`);
      return { ...begun, replyUrl, request };
    },
    async close() {
      for (const waiting of Object.values(pending)) waiting.cancelAll();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The sign-in waits from now on; `base`: what its addresses begin with. */
function begin<SignIn extends WaitingSignIn<Capture>, Capture>(
  waiting: PendingSignIns<SignIn>,
  signIn: SignIn & WaitingSignIn<Capture>,
  base: string,
): Pending<Capture> {
  waiting.add(signIn);
  return {
    startUrl: `${base}/start/${signIn.id}`,
    answered: signIn.answered,
    capture: signIn.capture,
    cancel() {
      waiting.delete(signIn);
      signIn.cancel();
    },
  };
}

function pendingCode(
  waiting: PendingSignIns<OidcSignIn | EntraSignIn>,
  signIn: OidcSignIn | EntraSignIn,
  baseUrl: string,
): PendingSignIn {
  return {
    ...begin(waiting, signIn, `${baseUrl}/oidc`),
    get canRefresh() {
      return signIn.canRefresh;
    },
    refresh: () => signIn.refresh(),
  };
}

function pendingXml<Capture>(
  waiting: PendingSignIns<XmlSignIn<Capture>>,
  signIn: XmlSignIn<Capture>,
  base: string,
  replyUrl: string,
): PendingXmlSignIn<Capture> {
  return {
    ...begin(waiting, signIn, base),
    replyUrl,
    async answerFromBrowser(form) {
      // It is taken once, whichever way it comes.
      if (waiting.withId(signIn.id) !== signIn) return;
      waiting.delete(signIn);
      await signIn.receive(form, true);
    },
  };
}

/** The scheme decides. */
async function createServer(app: Express, base: URL, { tls }: RelyingPartyConfig): Promise<Server> {
  if (base.protocol === 'http:') return createHttpServer(app);
  if (!tls) {
    throw new HarnessError(
      'CONFIG_INVALID',
      `relyingParty.baseUrl is ${base.href}, and relyingParty.tls is missing.`,
      'Add relyingParty.tls with cert and key (PEM files), or write baseUrl with http:.',
    );
  }
  const [cert, key] = await Promise.all([
    readInput(tls.cert, 'relyingParty.tls.cert'),
    readInput(tls.key, 'relyingParty.tls.key'),
  ]);
  try {
    return createHttpsServer({ cert, key }, app);
  } catch (cause) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${tls.cert} (relyingParty.tls.cert) and ${tls.key} (relyingParty.tls.key) cannot be used together for https.`,
      'Both must be PEM files, the key without a passphrase and the one that belongs to the certificate.',
      { cause },
    );
  }
}

async function listen(server: Server, base: URL, elsewhere?: string): Promise<void> {
  const port = Number(base.port || (base.protocol === 'https:' ? 443 : 80));
  const host = elsewhere ?? (base.hostname === '[::1]' ? '::1' : '127.0.0.1');
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed).listen(port, host, () => listening());
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new HarnessError(
      'PORT_IN_USE',
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is used by another program.`
        : `Port ${port} on ${host} cannot be opened (${code}).`,
      'Set another port in relyingParty.baseUrl, and register its addresses at the provider: /oidc/callback, /saml/acs (metadata: /saml/metadata) or /wsfed/callback.',
      { cause },
    );
  }
}

const strictHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  next();
};

/** A name that was made to lead here (DNS rebinding) is not ours. */
function onlyHosts(hosts: string[]): RequestHandler {
  return (request, response, next) => {
    if (hosts.includes(request.headers.host ?? '')) next();
    else sendPage(response, 400, 'Not here', 'This address does not belong to amrcheck.');
  };
}

/** Express's own handler would show a stack trace. */
const calmError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  sendPage(response, status || 500, 'That did not work', 'amrcheck could not read this request.');
};
