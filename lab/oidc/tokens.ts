import { randomUUID } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderPlan } from './configuration.ts';
import type { Facts, Hooks } from './defects.ts';
import { claimsOf, compactJws, leftHash, signedWith } from './jws.ts';
import type { Claims } from './jws.ts';
import type { Occasion } from '../behaviours.ts';
import type { Desk } from '../sign-in.ts';

/** What stands behind an access token: the opaque one that oidc-provider knows, and how its sign-in stood when it was issued. */
export interface Issued extends Pick<Occasion, 'reused' | 'age'> {
  opaque: string;
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
  /** When each of them was first spoken of. */
  const signIns = new Map<string, number>();

  const factsFor = (
    ctx: KoaContextWithOIDC,
    refreshed: boolean,
    { reused, age }: Pick<Occasion, 'reused' | 'age'>,
  ): Facts | undefined => {
    const account = accounts.bySub(ctx.oidc.entities.AccessToken?.accountId);
    const { clientId: client } = ctx.oidc.client ?? mainClient;
    return (
      account && {
        issuer,
        client,
        clientSecret,
        account,
        now: Math.floor(Date.now() / 1000),
        grant: refreshed ? 'refresh_token' : 'authorization_code',
        reused,
        age,
        code: codes.get(account.sub) ?? '',
        latest: accounts.latest ?? account,
        nth: [...signIns.keys()].filter((one) => one.includes(account.sub)).length,
        watched: desk.watched ?? false,
      }
    );
  };

  /** Adds `mfa`, or takes it away, where the provider says something else than was proven. */
  function toldOf(honest: string[], facts: Facts): unknown {
    if (hooks.amr) return hooks.amr(honest, facts);
    const proven = honest.includes('mfa');
    if (!hooks.says || hooks.says(proven, facts) === proven) return honest;
    return proven ? honest.filter((value) => value !== 'mfa') : [...honest, 'mfa'];
  }

  const withAmr = (claims: Claims, facts: Facts): Claims =>
    Array.isArray(claims['amr']) ? { ...claims, amr: toldOf(claims['amr'] as string[], facts) } : claims;

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
    const since = signIns.get(signIn) ?? Date.now();
    signIns.set(signIn, since);
    const facts = factsFor(ctx, refreshed, { reused, age: Date.now() - since });
    if (!facts) throw new Error('A token names an account that the lab does not have.');

    const accessToken = variant.accessToken === 'opaque' ? opaque : accessTokenJwt(ctx, claims, facts);
    issued.set(accessToken, { opaque, reused, age: facts.age });
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
        client_id: facts.client,
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
    const known = [...issued.values()].find(({ opaque }) => opaque === token.jti);
    const facts = factsFor(ctx, refreshed, known ?? { reused: false, age: 0 });
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
        if (hooks.jwks)
          ctx.body = { keys: hooks.jwks((ctx.body as { keys: unknown[] }).keys, issued.size > 0) };
        return;
      default:
    }
  };
}
