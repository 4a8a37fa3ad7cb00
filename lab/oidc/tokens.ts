import { randomUUID } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderPlan } from './configuration.ts';
import type { Facts, Hooks } from './defects.ts';
import { claimsOf, compactJws, leftHash, signedWith } from './jws.ts';
import type { Claims } from './jws.ts';
import type { Desk } from '../sign-in.ts';

/** What stands behind an access token: the opaque one that oidc-provider knows, and whether a session gave it. */
export interface Issued {
  opaque: string;
  reused: boolean;
}

/** What a provider remembers of its users' codes (by `sub`) and of its access tokens. */
export interface Memory {
  codes: Map<string, string>;
  issued: Map<string, Issued>;
  desk: Pick<Desk, 'watched'>;
}

type Middleware = (ctx: KoaContextWithOIDC, next: () => Promise<unknown>) => Promise<void>;

const hour = 3600;

/**
 * Rewrites what oidc-provider answers: access tokens become JWTs with `amr`, `acr` and `auth_time` that userinfo
 * takes as well, and the hooks change tokens, userinfo, introspection, discovery and keys.
 */
export function tokens(plan: ProviderPlan, { codes, issued, desk }: Memory): Middleware {
  const { issuer, accounts, variant, hooks } = plan;
  const [mainClient] = plan.clients;
  const { clientSecret } = mainClient;
  const signIns = new Set<string>();

  const factsFor = (ctx: KoaContextWithOIDC, refreshed: boolean, reused: boolean): Facts | undefined => {
    const account = accounts.bySub(ctx.oidc.entities.AccessToken?.accountId);
    const { clientId } = ctx.oidc.client ?? mainClient;
    return (
      account && {
        issuer,
        clientId,
        clientSecret,
        account,
        now: Math.floor(Date.now() / 1000),
        grant: refreshed ? 'refresh_token' : 'authorization_code',
        reused,
        code: codes.get(account.sub) ?? '',
        latest: accounts.latest ?? account,
        nth: [...signIns].filter((one) => one.includes(account.sub)).length,
        watched: desk.watched ?? false,
      }
    );
  };

  const withAmr = (claims: Claims, facts: Facts): Claims =>
    hooks.amr && Array.isArray(claims['amr'])
      ? { ...claims, amr: hooks.amr(claims['amr'] as string[], facts) }
      : claims;

  /** Makes the access token a JWT (RFC 9068) and signs the id_token again with what the hooks change. */
  async function tokenResponse(ctx: KoaContextWithOIDC): Promise<void> {
    const body = ctx.body as Claims;
    const { access_token: opaque, id_token: honest } = body;
    if (typeof opaque !== 'string' || typeof honest !== 'string') {
      if (body['error_description'] && hooks.errorDescription)
        body['error_description'] = hooks.errorDescription;
      return;
    }
    const claims = claimsOf(honest);
    const refreshed = ctx.oidc.entities.AuthorizationCode === undefined;
    const signIn = JSON.stringify([claims['sub'], claims['auth_time']]);
    const reused = !refreshed && signIns.has(signIn);
    signIns.add(signIn);
    const facts = factsFor(ctx, refreshed, reused);
    if (!facts) throw new Error('A token names an account that the lab does not have.');

    const accessToken = variant.accessToken === 'opaque' ? opaque : accessTokenJwt(ctx, claims, facts);
    issued.set(accessToken, { opaque, reused });
    body['access_token'] = accessToken;

    const base = withAmr({ ...claims, at_hash: leftHash(accessToken) }, facts);
    const idToken = hooks.idToken?.(base, facts) ?? base;
    body['id_token'] = hooks.sign ? await hooks.sign(idToken, plan.key, facts) : sign(idToken, 'JWT');
    if (hooks.tokenResponse) ctx.body = hooks.tokenResponse(body);
  }

  const sign = (claims: Claims, typ: string): string =>
    compactJws({ alg: plan.key.alg, typ, kid: plan.key.kid }, claims, signedWith(plan.key));

  function accessTokenJwt(
    ctx: KoaContextWithOIDC,
    { sub, amr, acr, auth_time, iat }: Claims,
    facts: Facts,
  ): string {
    const claims: Claims = withAmr(
      {
        iss: issuer,
        sub,
        aud: issuer,
        client_id: facts.clientId,
        iat,
        exp: facts.now + hour,
        jti: randomUUID(),
        scope: ctx.oidc.entities.AccessToken?.scope,
        amr,
        acr,
        auth_time,
      },
      facts,
    );
    return sign(hooks.accessToken?.(claims, facts) ?? claims, 'at+jwt');
  }

  /** The userinfo and introspection responses, as the hooks change them. */
  function aboutAccessToken(ctx: KoaContextWithOIDC, change: Hooks['userinfo'] | Hooks['accessToken']): void {
    const token = ctx.oidc.entities.AccessToken;
    if (!token) return;
    const claims = ctx.body as Claims;
    const refreshed = token.gty.includes('refresh_token');
    const reused = [...issued.values()].find(({ opaque }) => opaque === token.jti)?.reused ?? false;
    const facts = factsFor(ctx, refreshed, reused);
    if (!facts) return;
    const base = withAmr(claims, facts);
    ctx.body = change?.(base, facts) ?? base;
  }

  return async (ctx, next) => {
    const [scheme, bearer = ''] = ctx.get('authorization').split(' ');
    const known = issued.get(bearer);
    if (known && scheme?.toLowerCase() === 'bearer') ctx.req.headers.authorization = `Bearer ${known.opaque}`;
    await next();
    // No route matched: there is no `oidc` then, whatever its type says.
    const { oidc } = ctx as { oidc?: KoaContextWithOIDC['oidc'] };
    switch (oidc?.route) {
      case 'token':
        return tokenResponse(ctx);
      case 'userinfo':
        aboutAccessToken(ctx, hooks.userinfo);
        return;
      case 'introspection':
        aboutAccessToken(ctx, hooks.accessToken);
        return;
      case 'discovery':
        if (hooks.discovery) ctx.body = hooks.discovery(ctx.body as Claims, issuer);
        if (hooks.contentType) ctx.set('content-type', hooks.contentType);
        return;
      case 'jwks':
        if (hooks.jwks) ctx.body = { keys: hooks.jwks((ctx.body as { keys: unknown[] }).keys) };
        return;
      default:
    }
  };
}
