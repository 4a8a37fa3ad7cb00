import { IncomingMessage } from 'node:http';
import { Router, text, urlencoded } from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Provider } from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { newTotpSecret } from './accounts.ts';
import { callbackPath, configuration } from './configuration.ts';
import type { ProviderPlan } from './configuration.ts';
import { acrRequest, answer, nextStep, proof, wantedAcr } from './interaction.ts';
import type { Answers, Visit } from './interaction.ts';
import { renderErrorPage, renderPage } from './pages.ts';
import type { PageView } from './pages.ts';
import { tokens } from './tokens.ts';
import type { Issued } from './tokens.ts';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const visitsKept = 1000;

/** Any port of this machine: which one the relying party gets is not known before it runs. */
function isLoopbackCallback(uri: string): boolean {
  const url = URL.parse(uri);
  return url !== null && loopback.includes(url.hostname) && url.pathname === callbackPath && url.hash === '';
}

/** Answers one lab provider's requests, to be mounted at the path of its issuer. */
export function labProvider(plan: ProviderPlan): RequestHandler {
  const { issuer, accounts, variant, defect } = plan;
  const [{ clientSecret }] = plan.clients;
  const path = new URL(issuer).pathname;
  const visits = new Map<string, Visit>();
  const codes = new Map<string, string>();
  const issued = new Map<string, Issued>();
  const provider = new Provider(issuer, configuration(plan));

  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    plan.redirectUris.includes(uri) || isLoopbackCallback(uri);
  if (defect?.response) {
    provider.on('authorization.success', (_ctx, params) => params && defect.response?.(params, issuer));
  }

  provider.use(tokens(plan, { codes, issued }));
  const report = provider.onerror.bind(provider);
  provider.onerror = (error: NodeJS.ErrnoException) => {
    // A relying party that gives up on a slow answer is no error of the provider.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') report(error);
  };

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

  const failed: ErrorRequestHandler = (error: Error, _request, response, next) => {
    if (response.headersSent) next(error);
    else response.status(400).send(renderErrorPage(plan.about, error.name, error.message));
  };
  router.use(failed);
  router.use((request, response) => oidc(request, response));
  return router;
}
