import { randomBytes, randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Router, text, urlencoded } from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Provider, interactionPolicy } from 'oidc-provider';
import type { Configuration, Interaction, KoaContextWithOIDC } from 'oidc-provider';
import { newTotpSecret } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import type { Defect, Facts } from './defects.ts';
import { acrRequest, acrValues, answer, nextStep, proof, wantedAcr } from './interaction.ts';
import type { Answers, Visit } from './interaction.ts';
import { claimsOf, compactJws, leftHash, privateJwk, signedWith } from './jws.ts';
import type { Claims, SigningKey } from './jws.ts';
import { renderErrorPage, renderPage } from './pages.ts';
import type { PageView } from './pages.ts';
import { memoryStore } from './store.ts';
import type { Variant } from './variants.ts';

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
  clients: LabClient[];
  /** The key of the client that authenticates by private_key_jwt. */
  clientKey: SigningKey;
  clientJwk: Claims;
  accounts: Accounts;
  variant: Variant;
  defect: Defect | undefined;
  about: string;
  redirectUris: readonly string[];
}

/** Kept for each access token: how its holder came by it. */
interface Issued {
  opaque: string;
  reused: boolean;
}

const callbackPath = '/oidc/callback';
const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const visitsKept = 1000;
const hour = 3600;
const day = 24 * hour;

/** Any port of this machine: which one the relying party gets is not known before it runs. */
function isLoopbackCallback(uri: string): boolean {
  const url = URL.parse(uri);
  return url !== null && loopback.includes(url.hostname) && url.pathname === callbackPath && url.hash === '';
}

/** Answers one lab provider's requests, to be mounted at the path of its issuer. */
export function labProvider(plan: ProviderPlan): RequestHandler {
  const { issuer, accounts, variant, defect } = plan;
  const mainClient = plan.clients[0];
  if (!mainClient) throw new Error('A lab provider needs a client.');
  const clientSecret = mainClient.clientSecret ?? '';
  const path = new URL(issuer).pathname;
  const visits = new Map<string, Visit>();
  const codes = new Map<string, string>();
  const issued = new Map<string, Issued>();
  const signIns = new Set<string>();
  const provider = new Provider(issuer, configuration(plan));

  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    plan.redirectUris.includes(uri) || isLoopbackCallback(uri);
  if (defect?.response) {
    provider.on('authorization.success', (_ctx, params) => params && defect.response?.(params, issuer));
  }

  const factsFor = (claims: Claims, refreshed: boolean, reused: boolean): Facts | undefined => {
    const account = accounts.bySub(claims['sub']);
    return (
      account && {
        issuer,
        clientId: String(claims['aud'] ?? claims['client_id'] ?? mainClient.clientId),
        clientSecret,
        account,
        now: Math.floor(Date.now() / 1000),
        grant: refreshed ? 'refresh_token' : 'authorization_code',
        reused,
        code: codes.get(account.sub) ?? '',
      }
    );
  };

  const withAmr = (claims: Claims, facts: Facts): Claims =>
    defect?.amr && Array.isArray(claims['amr'])
      ? { ...claims, amr: defect.amr(claims['amr'], facts) }
      : claims;

  /** Makes the access token a JWT (RFC 9068) and signs the id_token again with what the defect changes. */
  async function tokenResponse(ctx: KoaContextWithOIDC): Promise<void> {
    const body = ctx.body as Claims;
    const { access_token: opaque, id_token: honest } = body;
    if (typeof opaque !== 'string' || typeof honest !== 'string') {
      if (body['error_description'] && defect?.errorDescription)
        body['error_description'] = defect.errorDescription;
      return;
    }
    const claims = claimsOf(honest);
    const refreshed = ctx.oidc.entities.AuthorizationCode === undefined;
    const signIn = `${claims['sub']} ${claims['auth_time']}`;
    const reused = !refreshed && signIns.has(signIn);
    signIns.add(signIn);
    const facts = factsFor(claims, refreshed, reused);
    if (!facts) throw new Error('A token names an account that the lab does not have.');

    const accessToken = variant.accessToken === 'opaque' ? opaque : accessTokenJwt(ctx, claims, facts);
    issued.set(accessToken, { opaque, reused });
    body['access_token'] = accessToken;

    const base = withAmr({ ...claims, at_hash: leftHash(accessToken) }, facts);
    const idToken = defect?.idToken?.(base, facts) ?? base;
    body['id_token'] = defect?.sign ? await defect.sign(idToken, plan.key, facts) : sign(idToken, 'JWT');
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
    return sign(defect?.accessToken?.(claims, facts) ?? claims, 'at+jwt');
  }

  /** The userinfo and introspection responses, as the defect changes them. */
  function aboutAccessToken(
    ctx: KoaContextWithOIDC,
    change: Defect['userinfo'] | Defect['accessToken'],
  ): void {
    const token = ctx.oidc.entities.AccessToken;
    if (!token) return;
    const claims = ctx.body as Claims;
    const refreshed = token.gty?.includes('refresh_token') ?? false;
    const reused = [...issued.values()].find(({ opaque }) => opaque === token.jti)?.reused ?? false;
    const facts = factsFor(claims, refreshed, reused);
    if (!facts) return;
    const base = withAmr(claims, facts);
    ctx.body = change?.(base, facts) ?? base;
  }

  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    const [scheme, bearer = ''] = ctx.get('authorization').split(' ');
    const known = issued.get(bearer);
    if (known && scheme?.toLowerCase() === 'bearer') ctx.req.headers.authorization = `Bearer ${known.opaque}`;
    await next();
    switch (ctx.oidc?.route) {
      case 'token':
        return tokenResponse(ctx);
      case 'userinfo':
        return aboutAccessToken(ctx, defect?.userinfo);
      case 'introspection':
        return aboutAccessToken(ctx, defect?.accessToken);
      case 'discovery':
        if (defect?.discovery) ctx.body = defect.discovery(ctx.body as Claims);
        if (defect?.contentType) ctx.set('content-type', defect.contentType);
        return;
      case 'jwks':
        if (defect?.jwks) ctx.body = { keys: defect.jwks((ctx.body as { keys: unknown[] }).keys) };
    }
  });

  const router = Router();
  const form = urlencoded({ extended: false });
  defect?.routes?.(router, issuer);

  router.use('/interaction/:uid', async (_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    if (variant.delay) await new Promise((resolve) => setTimeout(resolve, variant.delay));
    next();
  });

  function page(view: Omit<PageView, 'variant' | 'about' | 'leaked'>, visit?: Visit): string {
    const leaked =
      visit?.account &&
      defect?.leaks?.({ account: visit.account, clientSecret, code: codes.get(visit.account.sub) ?? '' });
    return renderPage({ ...view, variant, about: plan.about, ...(leaked && { leaked }) });
  }

  async function visitOf(interaction: Interaction): Promise<Visit> {
    const known = visits.get(interaction.uid);
    if (known) return known;
    const hint = interaction.params['login_hint'];
    const visit: Visit = { username: variant.identifierFirst || typeof hint !== 'string' ? '' : hint };
    const account = accounts.bySub(interaction.session?.accountId);
    // The session is good enough for the password when only another acr is missing.
    if (account && interaction.prompt.reasons.every((reason) => /acr/.test(reason))) {
      Object.assign(visit, { account, fromSession: true });
    }
    visits.set(interaction.uid, visit);
    const [oldest] = visits.keys();
    if (visits.size > visitsKept && oldest) visits.delete(oldest);
    return visit;
  }

  const loginTime = async (interaction: Interaction): Promise<number | undefined> =>
    interaction.session && (await provider.Session.findByUid(interaction.session.uid))?.authTime();

  const deny = (description: string) => ({
    error: 'access_denied',
    error_description: defect?.errorDescription ?? description,
  });

  /** What ends the visit, or `undefined` as long as there is a page to show. */
  async function outcome(interaction: Interaction, visit: Visit) {
    const request = acrRequest(interaction.params);
    if (request.essential && !wantedAcr(request)) return deny('No acr that was asked for can be met.');
    if (await answersFromSession(interaction)) {
      const { accountId, acr, amr } = interaction.session ?? {};
      const ts = await loginTime(interaction);
      if (accountId && acr && amr && ts) return { login: { accountId, acr, amr, ts } };
    }
    if (nextStep(visit, variant, request) || !visit.account) return undefined;
    const { acr, amr } = proof(visit);
    if (request.essential && !request.values.includes(acr)) {
      return deny('The acr that was asked for cannot be met for this account.');
    }
    // Nothing was checked anew when the session gave the password and no code was wanted.
    const ts = visit.fromSession && !visit.codeAccepted ? await loginTime(interaction) : undefined;
    return {
      login: { accountId: visit.account.sub, acr, amr, remember: visit.remember ?? true, ...(ts && { ts }) },
    };
  }

  async function answersFromSession({ prompt, session }: Interaction): Promise<boolean> {
    const ignored = { 'ignores-prompt-login': 'login_prompt', 'ignores-max-age': 'max_age' };
    const reason = Object.entries(ignored).find(([id]) => id === defect?.misbehaves)?.[1];
    return session !== undefined && reason !== undefined && prompt.reasons.every((given) => given === reason);
  }

  router.get('/interaction/:uid', async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    if (interaction.prompt.name === 'consent') {
      const { client_id: clientId, scope } = interaction.params;
      response.send(page({ step: 'consent', clientId: String(clientId), scopes: String(scope).split(' ') }));
      return;
    }
    const visit = await visitOf(interaction);
    const result = await outcome(interaction, visit);
    if (result) {
      visits.delete(interaction.uid);
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    const step = nextStep(visit, variant, acrRequest(interaction.params)) ?? 'sign-in';
    const { username, error } = visit;
    if (step === 'enrol') visit.newSecret ??= newTotpSecret();
    response.send(
      page(
        { step, username, ...(error && { error }), ...(visit.newSecret && { secret: visit.newSecret }) },
        visit,
      ),
    );
    delete visit.error;
  });

  router.post('/interaction/:uid', form, async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    const answers = request.body as Answers;
    if (interaction.prompt.name === 'consent') {
      const result = answers.choice === 'cancel' ? deny('The user did not allow access.') : { consent: {} };
      await provider.interactionFinished(request, response, result);
      return;
    }
    const visit = await visitOf(interaction);
    const step = nextStep(visit, variant, acrRequest(interaction.params));
    if (answers.choice === 'cancel') {
      if (defect?.misbehaves !== 'cancel-signs-in' || step !== 'code') {
        visits.delete(interaction.uid);
        await provider.interactionFinished(request, response, deny('The user cancelled the sign-in.'), {
          mergeWithLastSubmission: false,
        });
        return;
      }
      visit.codeAccepted = true;
    } else if (step && answers.step === step) {
      // A form that was sent twice answers a page that is gone: it is passed over.
      if (visit.account && answers.code) codes.set(visit.account.sub, [answers.code].flat().join(''));
      answer(visit, step, answers, accounts, defect?.misbehaves);
    }
    response.redirect(303, `${path}/interaction/${interaction.uid}`);
  });

  const oidc = provider.callback();

  // oidc-provider looks up opaque tokens only; ours are JWTs, so the token is exchanged for the one it knows.
  router.post(
    ['/token/introspection', '/token/revocation'],
    text({ type: () => true }),
    (request, response) => {
      const params = new URLSearchParams(String(request.body));
      const token = params.get('token') ?? '';
      params.set('token', issued.get(token)?.opaque ?? token);
      const body = params.toString();
      const inner = Object.assign(new IncomingMessage(request.socket), {
        method: request.method,
        url: request.url,
        originalUrl: request.originalUrl,
        baseUrl: request.baseUrl,
        // An incomplete message takes the connection down with it.
        complete: true,
        headers: { ...request.headers, 'content-length': String(Buffer.byteLength(body)) },
      });
      inner.push(body);
      inner.push(null);
      return oidc(inner, response);
    },
  );

  router.use(((error, _request, response, _next) => {
    response.status(400).send(renderErrorPage(plan.about, error.name, error.message));
  }) satisfies ErrorRequestHandler);

  router.use((request, response) => oidc(request, response));
  return router;
}

/** Everything is set that oidc-provider would otherwise warn about: storage, keys, lifetimes, policies, pages. */
function configuration(plan: ProviderPlan): Configuration {
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
