import { randomBytes } from 'node:crypto';
import { interactionPolicy } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Accounts } from '../accounts.ts';
import type { Hooks } from './defects.ts';
import { acrRequest, acrValues, wantedAcr } from './acr.ts';
import { privateJwk } from './jws.ts';
import type { Claims, SigningKey } from './jws.ts';
import { renderErrorPage } from '../pages.ts';
import { memoryStore } from './store.ts';
import type { Variant } from '../variants.ts';

/** A client that a lab provider knows. */
export interface LabClient {
  clientId: string;
  clientAuth: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';
  /** Only for the two that use one. */
  clientSecret?: string;
}

/** What one lab provider is made of. */
export interface ProviderPlan {
  issuer: string;
  /** Who signs, and with what: discovery lists this algorithm only. */
  key: SigningKey;
  /** The first one is the target's own. */
  clients: [LabClient & { clientSecret: string }, ...LabClient[]];
  /** The key of the client that authenticates by private_key_jwt. */
  clientKey: SigningKey;
  clientJwk: Claims;
  accounts: Accounts;
  variant: Variant;
  /** What it does in another way than the plain honest one. */
  hooks: Hooks;
  about: string;
  redirectUris: readonly string[];
}

export const callbackPath = '/oidc/callback';
const hour = 3600;
const day = 24 * hour;

/** Everything is set that oidc-provider would otherwise warn about: storage, keys, lifetimes, policies, pages. */
export function configuration(plan: ProviderPlan): Configuration {
  const { issuer, accounts, key, variant } = plan;
  const { host, pathname } = new URL(issuer);
  const cookie = (name: string): string => `lab_${name}_${host.replace(/\W/g, '_')}`;
  const ownToken = (
    _ctx: KoaContextWithOIDC,
    client: { clientId: string },
    token: { clientId?: string | undefined },
  ) => token.clientId === client.clientId;
  const secret = randomBytes(32).toString('base64url');
  return {
    adapter: memoryStore(),
    acrValues: Object.values(acrValues),
    clients: plan.clients.map((client) => ({
      client_id: client.clientId,
      token_endpoint_auth_method: client.clientAuth,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`http://127.0.0.1${callbackPath}`, ...plan.redirectUris],
      id_token_signed_response_alg: key.alg,
      ...(client.clientSecret && { client_secret: client.clientSecret }),
      ...(client.clientAuth === 'private_key_jwt' && {
        jwks: { keys: [plan.clientJwk] },
        token_endpoint_auth_signing_alg: plan.clientKey.alg,
      }),
    })),
    // Members of a scope are always emitted; members of their own only when asked for.
    claims: { openid: ['sub', 'amr', 'acr', 'auth_time'], profile: ['name'], email: ['email'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    clientBasedCORS: () => false,
    clientDefaults: { id_token_signed_response_alg: key.alg },
    cookies: {
      keys: [secret],
      names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
      // Providers share a host, so each one's session stays under its own path.
      long: { path: pathname, httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    enabledJWA: {
      idTokenSigningAlgValues: [key.alg],
      clientAuthSigningAlgValues: ['ES256', 'RS256'],
    },
    extraTokenClaims: (ctx) => {
      const { amr, acr, authTime } =
        ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken ?? {};
      return { amr, acr, auth_time: authTime };
    },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      introspection: { enabled: true, allowedPolicy: ownToken },
      pushedAuthorizationRequests: {
        enabled: true,
        requirePushedAuthorizationRequests: variant.requirePushedAuthorizationRequests ?? false,
      },
      resourceIndicators: { enabled: false },
      revocation: { enabled: true, allowedPolicy: ownToken },
      rpInitiatedLogout: { enabled: false },
    },
    findAccount: (_ctx, sub, token) => {
      const account = accounts.bySub(sub);
      if (!account) return undefined;
      const proven = token && 'extra' in token ? token.extra : {};
      return {
        accountId: sub,
        claims: () => ({ ...proven, sub, name: account.id, email: `${account.id}@lab.invalid` }),
      };
    },
    interactions: {
      policy: policy(),
      url: (_ctx, interaction) => `${pathname}/interaction/${interaction.uid}`,
    },
    jwks: { keys: [privateJwk(key)] },
    // A relying party gets what it asks for. The consent page is for prompt=consent, without which oidc-provider
    // drops offline_access; whoever denies there ends the sign-in.
    loadExistingGrant: async (ctx) => {
      const { client, session, account, provider, result } = ctx.oidc;
      if (!client || !session || !account) return undefined;
      const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
      const known = id === undefined ? undefined : await provider.Grant.find(id);
      const grant = known ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
      grant.addOIDCClaims([...ctx.oidc.requestParamClaims]);
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = renderErrorPage(plan.about, error, description ?? error);
    },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      Grant: day,
      IdToken: hour,
      Interaction: hour,
      RefreshToken: day,
      Session: day,
    },
  };
}

/** The usual policy, and a step up when a voluntary `acr_values` asks for a second factor that the session lacks. */
function policy(): interactionPolicy.DefaultPolicy {
  const base = interactionPolicy.base();
  base.get('login')?.checks.add(
    new interactionPolicy.Check('acr_step_up', 'a second factor was asked for', 'login_required', (ctx) => {
      const { session, params, prompts, result } = ctx.oidc;
      if (!params || !session?.accountId || result?.login || prompts.has('none')) return false;
      return wantedAcr(acrRequest({ ...params })) === acrValues.mfa && session.acr !== acrValues.mfa;
    }),
  );
  return base;
}
