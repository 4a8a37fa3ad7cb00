import {
  allowInsecureRequests,
  clockTolerance,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { TargetConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import type { ClockFacts, DiscoveryEvidence } from '../../core/evidence.ts';
import type { Fault, JsonObject } from '../../core/model.ts';
import type { Redactor } from '../../core/redact.ts';
import { readCa } from '../input.ts';
import { parseJsonObject } from '../json.ts';
import {
  addressFault,
  asResponse,
  isLoopback,
  ProviderHttp,
  type ProviderAnswer,
  type ProviderHttpOptions,
} from '../provider-http.ts';
import { clientAuthOf, type ClientAuthMethod } from './client-auth.ts';
import { fetchJwks, type Jwks } from './jwks.ts';

/** An OpenID provider as discovered for one target. */
export interface OidcProvider {
  /** As of the latest fetch of the keys. */
  readonly discovery: DiscoveryEvidence;
  /** The best measurement so far. */
  readonly clock: ClockFacts;
  readonly metadata: JsonObject;
  readonly authorizationEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly clientAuth: ClientAuthMethod;
  readonly issuer: string;
  /** The provider's keys as published now; those known before where they cannot be fetched again. */
  refreshJwks(): Promise<Jwks>;
  /**
   * openid-client for one exchange, with all its checks on. `onAnswer` is handed the endpoint's answer before
   * the library sees it; `jwks` answers what the library asks of the jwks_uri.
   */
  configuration(exchange?: Exchange): Configuration;
  close(): Promise<void>;
}

export interface Exchange {
  onAnswer(answer: ProviderAnswer): void;
  jwks(): Promise<Jwks>;
  signal?: AbortSignal;
}

export interface DiscoverOptions extends Pick<ProviderHttpOptions, 'timeLimitMs' | 'sizeLimitBytes' | 'now'> {
  redactor: Redactor;
  /** External MFA: nothing but an authorization endpoint is needed, and it is asked with a bare GET. */
  externalMfa?: boolean;
}

/** Fetches the discovery document and the keys. Throws HarnessError where no sign-in could begin. */
export async function discoverProvider(
  target: TargetConfig & { id: string },
  options: DiscoverOptions,
): Promise<OidcProvider> {
  const { clientSecret } = target;
  if (clientSecret) options.redactor.add(clientSecret, 'client secret');
  const issuer = required(target, 'issuer');
  const clientId = required(target, 'clientId');
  refuseCleartextIssuer(issuer, target.id);
  const caKey = `targets.${target.id}.tls.ca`;
  const ca = target.tls?.ca === undefined ? undefined : await readCa(target.tls.ca, caKey);
  const http = new ProviderHttp({ ...options, caKey, ...(ca !== undefined && { ca }) });
  try {
    const { externalMfa = false } = options;
    const endpoints = externalMfa ? ['authorization_endpoint'] : ['authorization_endpoint', 'token_endpoint'];
    const { metadata, ...found } = await fetchDiscovery(http, issuer, endpoints);
    // It has been looked at: it is an address.
    const authorizationEndpoint = metadata.authorization_endpoint as string;
    const facts = {
      ...found,
      ...(externalMfa && { bareGetStatus: (await http.send(authorizationEndpoint, bareGet)).status }),
    };
    const { method, auth } = await clientAuthOf(target, metadata);
    // As openid-client will write it.
    const jwksUrl = typeof metadata.jwks_uri === 'string' ? URL.parse(metadata.jwks_uri)?.href : undefined;
    let jwks = await fetchJwks(http, metadata.jwks_uri, issuer);
    // An issuer that differs is for the validators to find; only one that is no string would stop openid-client.
    const server = { ...metadata, issuer: typeof metadata.issuer === 'string' ? metadata.issuer : issuer };

    return {
      get discovery() {
        return { ...facts, document: metadata, jwks: jwks.evidence };
      },
      get clock() {
        return http.clock;
      },
      metadata,
      authorizationEndpoint,
      issuer,
      clientId,
      clientSecret,
      clientAuth: method,
      async refreshJwks() {
        const renewed = await fetchJwks(http, metadata.jwks_uri, issuer).catch(() => jwks);
        jwks = renewed.keys ? renewed : jwks;
        return jwks;
      },
      configuration(exchange) {
        const configuration = new Configuration(server, clientId, { [clockTolerance]: 60 }, auth);
        // The time limit is ours: theirs does not know of HarnessError.
        configuration.timeout = 0;
        configuration[customFetch] = async (url, { method, headers, body }) => {
          if (method === 'GET' && url === jwksUrl) {
            const published = await exchange?.jwks();
            if (published?.answer) return asResponse(published.answer);
          }
          const sent = typeof body === 'string' || body instanceof URLSearchParams ? { body } : {};
          const signal = exchange?.signal;
          const answer = await http.send(url, { method, headers, ...sent, ...(signal && { signal }) });
          exchange?.onAnswer(answer);
          return asResponse(answer);
        };
        enableNonRepudiationChecks(configuration);
        if (new URL(issuer).protocol === 'http:') allowInsecureRequests(configuration);
        return configuration;
      },
      close: () => http.close(),
    };
  } catch (thrown) {
    await http.close();
    throw thrown;
  }
}

const bareGet = { method: 'GET', headers: { accept: 'text/html' } };

/** OpenID Connect Discovery 1.0, section 4. */
async function fetchDiscovery(
  http: ProviderHttp,
  issuer: string,
  endpoints: readonly string[],
): Promise<Omit<DiscoveryEvidence, 'document' | 'jwks'> & { metadata: JsonObject }> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const fetchedAt = new Date().toISOString();
  const answer = await http.get(url);
  const unusable = (what: string, hint: string, fault: Fault = 'provider'): HarnessError =>
    new HarnessError(
      'DISCOVERY_UNUSABLE',
      `The discovery document at ${url} cannot be used: ${what}.`,
      hint,
      {
        fault,
      },
    );
  const checkIssuer =
    'Check the issuer: it is what stands before /.well-known/openid-configuration, with realm or tenant.';

  if (answer.status !== 200) {
    const isElsewhere = answer.status === 404 || answer.status === 410;
    const what = `the provider answered with HTTP ${answer.status}`;
    throw unusable(what, checkIssuer, isElsewhere ? 'configuration' : 'provider');
  }
  const metadata = parseJsonObject(answer.text);
  if (!metadata) {
    const isHtml = /^\s*</.test(answer.text);
    // Where a page for people stands, something else was meant.
    throw isHtml
      ? unusable('it is a web page, not JSON', checkIssuer, 'configuration')
      : unusable('it is not a JSON object', checkIssuer);
  }
  const needed = [...endpoints];
  if (metadata.require_pushed_authorization_requests === true)
    needed.push('pushed_authorization_request_endpoint');
  for (const name of needed) {
    const fault = endpointFault(metadata[name], issuer);
    if (!fault) continue;
    throw unusable(
      `its ${name} ${fault}`,
      fault.startsWith('is http:')
        ? 'The provider does not know its own public address: set it there (often: host name and proxy headers).'
        : 'Tell the vendor, or correct the issuer: a sign-in by authorization code needs this endpoint.',
    );
  }
  const contentLength = answer.headers.has('content-length');
  return { url, fetchedAt, status: answer.status, contentLength, metadata };
}

/** openid-client, too, takes http: only where the issuer is http: itself. */
function endpointFault(endpoint: unknown, issuer: string): string | undefined {
  const downgraded = issuer.startsWith('https:') && String(endpoint).startsWith('http:');
  return addressFault(endpoint, issuer) ?? (downgraded ? 'is http: while the issuer is https:' : undefined);
}

function required(target: TargetConfig & { id: string }, key: 'issuer' | 'clientId'): string {
  const value = target[key];
  if (value) return value;
  throw new HarnessError(
    'CONFIG_INVALID',
    `targets.${target.id}.${key} is missing.`,
    `OpenID Connect needs it: add ${key} to the target.`,
  );
}

function refuseCleartextIssuer(issuer: string, id: string): void {
  const url = URL.parse(issuer);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return;
  throw new HarnessError(
    'CONFIG_INVALID',
    `targets.${id}.issuer is ${issuer}, and the issuer of a provider elsewhere must start with https:.`,
    'Passwords and tokens would travel in the clear. Use its https address; http: is for 127.0.0.1 and localhost only.',
  );
}
