import { IncomingMessage } from 'node:http';
import { Router, text, urlencoded } from 'express';
import type { RequestHandler } from 'express';
import { Provider } from 'oidc-provider';
import type { Interaction, InteractionResults } from 'oidc-provider';
import { nextStep, staysSignedIn } from '../interaction.ts';
import type { Answers, Visit, Misbehaviour } from '../interaction.ts';
import { isLoopback } from '../loopback.ts';
import { Newest } from '../newest.ts';
import { renderPage } from '../pages.ts';
import { errorPage, pageManners, phones, signInPages } from '../sign-in.ts';
import type { Desk } from '../sign-in.ts';
import { acrRequest, acrValues, proof, wantedAcr } from './acr.ts';
import { callbackPath, configuration } from './configuration.ts';
import type { ProviderPlan } from './configuration.ts';
import { tokens } from './tokens.ts';
import type { Issued } from './tokens.ts';

const ignoredParameters: Partial<Record<Misbehaviour, string>> = {
  'ignores-prompt-login': 'prompt',
  'ignores-max-age': 'max_age',
};

/** Answers one lab provider's requests, to be mounted at the path of its issuer. */
export function labProvider(plan: ProviderPlan): RequestHandler {
  const { issuer, accounts, variant, hooks } = plan;
  const [{ clientSecret }] = plan.clients;
  const path = new URL(issuer).pathname;
  const visits = new Newest<Visit>(1000);
  const codes = new Map<string, string>();
  const issued = new Map<string, Issued>();
  const provider = new Provider(issuer, configuration(plan));

  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    plan.redirectUris.includes(uri) || isLoopback(uri, callbackPath);
  if (hooks.response) {
    provider.on('authorization.success', (_ctx, params) => params && hooks.response?.(params, issuer));
  }

  const report = provider.onerror.bind(provider);
  provider.onerror = (error: NodeJS.ErrnoException) => {
    // A relying party that hangs up on an answer, which is too slow or too long, is no error of the provider.
    if (!['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(error.code ?? '')) report(error);
  };

  const router = Router();
  const form = urlencoded({ extended: false });
  hooks.routes?.(router, issuer);

  const desk: Desk = {
    path,
    about: plan.about,
    accounts,
    variant,
    misbehaves: hooks.misbehaves,
    codes,
    leaks: (account, code) => hooks.leaks?.({ account, clientSecret, code }),
  };
  provider.use(tokens(plan, { codes, issued, desk }));
  pageManners(router, desk);
  phones(router, desk);

  async function visitOf(interaction: Interaction): Promise<Visit> {
    const known = visits.get(interaction.uid);
    if (known) return known;
    const hint = interaction.params['login_hint'];
    const visit: Visit = { username: variant.identifierFirst || typeof hint !== 'string' ? '' : hint };
    const account = accounts.bySub(interaction.session?.accountId);
    // The session is good enough for the password when only another acr is missing.
    if (account && interaction.prompt.reasons.every((reason) => /acr/.test(reason))) {
      Object.assign(visit, { account, fromSession: true });
      if (hooks.misbehaves === 'step-up-asks-nothing') visit.codeAccepted = true;
    }
    visits.set(interaction.uid, visit);
    return visit;
  }

  const loginTime = async (interaction: Interaction): Promise<number | undefined> =>
    interaction.session && (await provider.Session.findByUid(interaction.session.uid))?.authTime();

  const deny = (description: string) => ({
    error: 'access_denied',
    error_description: hooks.errorDescription ?? description,
  });

  const passwordOnly = ({ params }: Interaction): boolean =>
    hooks.misbehaves === 'asks-password-only' ||
    (hooks.misbehaves === 'prompt-login-asks-password' && params['prompt'] === 'login') ||
    wantedAcr(acrRequest(params)) === acrValues.pwd;

  /** What ends the visit, or `undefined` as long as there is a page to show. */
  async function outcome(interaction: Interaction, visit: Visit) {
    const request = acrRequest(interaction.params);
    if (request.essential && !wantedAcr(request)) return deny('No acr that was asked for can be met.');
    if (hooks.misbehaves === 'echoes-acr' && visit.fromSession && visit.account) {
      const { sub: accountId } = visit.account;
      return { login: { accountId, acr: request.values[0] ?? '', amr: ['pwd'] } };
    }
    if (nextStep(visit, variant, passwordOnly(interaction)) || !visit.account) return undefined;
    const { acr, amr: proven } = proof(visit, variant);
    const amr = hooks.misbehaves === 'forgets-step-up' && visit.fromSession ? ['pwd'] : proven;
    if (request.essential && !request.values.includes(acr)) {
      return deny('The acr that was asked for cannot be met for this account.');
    }
    // Nothing was checked anew when the session gave the password and no code was wanted.
    const ts = visit.fromSession && !visit.codeAccepted ? await loginTime(interaction) : undefined;
    return {
      login: {
        accountId: visit.account.sub,
        acr,
        amr,
        remember: staysSignedIn(visit, variant),
        ...(ts && { ts }),
      },
    };
  }

  // Consent is asked for after the sign-in, on a page that is OpenID Connect's own.
  router.get('/interaction/:uid', async (request, response, next) => {
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (prompt.name !== 'consent') {
      next();
      return;
    }
    const { client_id: clientId, scope } = params;
    const scopes = String(scope).split(' ');
    response.send(
      renderPage({ step: 'consent', variant, about: plan.about, clientId: String(clientId), scopes }),
    );
  });

  router.post('/interaction/:uid', form, async (request, response, next) => {
    const { prompt } = await provider.interactionDetails(request, response);
    if (prompt.name !== 'consent') {
      next();
      return;
    }
    const { choice } = request.body as Answers;
    const result = choice === 'cancel' ? deny('The user did not allow access.') : { consent: {} };
    await provider.interactionFinished(request, response, result);
  });

  signInPages(router, desk, async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    const visit = await visitOf(interaction);
    const finish = async (result: InteractionResults): Promise<void> => {
      visits.delete(interaction.uid);
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    };
    return {
      visit,
      passwordOnly: passwordOnly(interaction),
      deny: (description) => finish(deny(description)),
      async complete() {
        const result = await outcome(interaction, visit);
        if (result) await finish(result);
        return result !== undefined;
      },
    };
  });

  const oidc = provider.callback();

  // Whoever ignores a parameter acts as if it had not been sent.
  const ignored = hooks.misbehaves && ignoredParameters[hooks.misbehaves];
  if (ignored) {
    router.get('/auth', (request, _response, next) => {
      const { pathname, searchParams } = new URL(request.url, issuer);
      if (ignored === 'max_age' || searchParams.get('prompt') === 'login') searchParams.delete(ignored);
      request.url = `${pathname}?${searchParams}`;
      next();
    });
  }

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

  router.use(errorPage(plan.about));
  router.use((request, response) => oidc(request, response));
  return router;
}
