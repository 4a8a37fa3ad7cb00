import express, { type Request, type Router } from 'express';
import { answerPage, sendPage, type AfterAnswer } from '../page.ts';
import { correlationCookie, isBrowserOf, type PendingSignIns, type Waiting } from '../pending.ts';

/** A sign-in that sends the browser to an address and takes a code. */
export interface CodeSignIn extends Waiting {
  readonly authorizationUrl: string;
  /** The browser is on its way. */
  started(): void;
  receive(mode: 'query' | 'form_post', parameters: URLSearchParams, sameBrowser: boolean): Promise<void>;
}

/** `/start/<id>` and `/callback`, below `path`, e.g. `/oidc`. */
export function oidcRoutes(
  pending: PendingSignIns<CodeSignIn>,
  path: string,
  afterAnswer?: AfterAnswer,
): Router {
  const cookie = correlationCookie(path);
  const router = express.Router();

  router.get('/start/:id', (request, response) => {
    const signIn = pending.withId(request.params.id);
    if (!signIn) {
      sendPage(response, 404, 'This sign-in is over', 'Start a new one with amrcheck.');
      return;
    }
    signIn.started();
    response.cookie(signIn.cookieName, signIn.cookie, cookie).redirect(303, signIn.authorizationUrl);
  });

  const answer = async (
    request: Request,
    response: express.Response,
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
  ): Promise<void> => {
    const isBrowser = (signIn: CodeSignIn): boolean => isBrowserOf(request, signIn);
    let next: string | undefined;
    const taken = await pending.answer(parameters.get('state'), isBrowser, async (signIn) => {
      await signIn.receive(mode, parameters, isBrowser(signIn));
      response.clearCookie(signIn.cookieName, cookie);
      next = afterAnswer?.(signIn.id);
    });
    answerPage(response, taken, next);
  };

  router.get('/callback', (request, response) =>
    answer(request, response, 'query', new URL(request.originalUrl, 'http://callback').searchParams),
  );
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '2mb' });
  router.post('/callback', form, (request, response) => {
    const body: unknown = request.body;
    return answer(request, response, 'form_post', new URLSearchParams(typeof body === 'string' ? body : ''));
  });
  return router;
}
