import type { TargetConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import type { ClockFacts, EntraRealm } from '../../core/evidence.ts';
import { cloudNamed, type NationalCloud } from '../../core/national-clouds.ts';
import type { Redactor } from '../../core/redact.ts';
import { readCa } from '../input.ts';
import { parseJsonObject } from '../json.ts';
import { fetchJwks, type Jwks } from '../oidc/jwks.ts';
import { ProviderHttp } from '../provider-http.ts';

/** Entra as one target names it: a cloud, a tenant, a client, and the API that the token is for. */
export interface EntraTenant {
  authority: string;
  tenant: string;
  clientId: string;
  clientSecret: string | undefined;
  /** The audience that is asked for. */
  resource: string;
  /** Of Partner Center; undefined where the token is for another API. */
  api: string | undefined;
  /** Where a token for Graph is wanted, too. */
  graph: { resource: string; api: string } | undefined;
  demandMfa: boolean;
  /** Entra is told whose sign-in it is. */
  namesUser: boolean;
  domain: string | undefined;
  http: ProviderHttp;
  readonly clock: ClockFacts;
  jwks(): Promise<Jwks>;
  /** The address of this path for the tenant. */
  endpoint(path: string): string;
}

type EntraConfig = { id: string } & {
  [
    Key in
      | 'clientId'
      | 'clientSecret'
      | 'tls'
      | 'cloud'
      | 'authority'
      | 'resource'
      | 'tenant'
      | 'api'
      | 'graph'
      | 'demandMfa'
      | 'loginHint'
      | 'domain'
  ]?: TargetConfig[Key] | undefined;
};

/** Throws HarnessError where the configuration names no client. */
export async function openEntraTenant(config: EntraConfig, redactor: Redactor): Promise<EntraTenant> {
  const { clientId, clientSecret, tls } = config;
  if (!clientId) {
    throw new HarnessError(
      'CONFIG_INVALID',
      `targets.${config.id}.clientId is missing.`,
      'Register an application at Entra, and write its Application (client) ID there.',
    );
  }
  if (clientSecret) redactor.add(clientSecret, 'client secret');
  const caKey = `targets.${config.id}.tls.ca`;
  const ca = tls?.ca === undefined ? undefined : await readCa(tls.ca, caKey);
  const http = new ProviderHttp({ caKey, ...(ca !== undefined && { ca }) });
  const cloud = cloudNamed(config.cloud);
  const authority = (config.authority ?? cloud.authority).replace(/\/$/, '');
  const resource = config.resource ?? cloud.partnerCenter;
  const tenant = config.tenant ?? 'organizations';
  return {
    ...{ authority, tenant, clientId, clientSecret, resource, http },
    api: config.api ?? (resource === cloud.partnerCenter ? cloud.partnerCenter : undefined),
    graph: graphOf(config, cloud),
    demandMfa: config.demandMfa ?? false,
    namesUser: config.loginHint ?? true,
    domain: config.domain,
    get clock() {
      return http.clock;
    },
    jwks: () => fetchJwks(http, `${authority}/common/discovery/keys`),
    endpoint: (path) => `${authority}/${tenant}/${path}`,
  };
}

function graphOf({ id, graph }: EntraConfig, cloud: NationalCloud): EntraTenant['graph'] {
  if (graph === undefined || graph === false) return undefined;
  if (cloud.graph === undefined) {
    throw new HarnessError(
      'CONFIG_INVALID',
      `targets.${id}.graph: Microsoft publishes no address of Graph in this cloud.`,
      'Leave graph out, or choose another cloud.',
    );
  }
  return { resource: cloud.graph, api: graph === true ? cloud.graph : graph.replace(/\/$/, '') };
}

/** The user principal name as far as it is known. */
export function loginHintOf({ domain }: EntraTenant, username: string): string {
  return username.includes('@') || !domain ? username : `${username}@${domain}`;
}

/**
 * What Entra says of a user name's domain, without a credential.
 * As its own sign-in page asks: https://login.microsoftonline.com/common/userrealm/
 */
export async function realmOf({ http, authority }: EntraTenant, username: string): Promise<EntraRealm> {
  const url = new URL(`${authority}/common/userrealm`);
  const parameters = { user: username, 'api-version': '2.1', checkForMicrosoftAccount: 'false' };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const { status, text } = await http.get(url.href);
  const body = parseJsonObject(text);
  const textIn = (name: string): string | null => {
    const value = body?.[name];
    return typeof value === 'string' ? value : null;
  };
  const address = URL.parse(textIn('AuthURL') ?? '');
  return {
    status,
    nameSpaceType: textIn('NameSpaceType'),
    protocol: textIn('federation_protocol'),
    passiveEndpoint: address && `${address.origin}${address.pathname}`,
  };
}
