import express, { type Request, type Response, type Router } from 'express';
import { answerPage, sendPage, type AfterAnswer } from './page.ts';
import { correlationCookie, isBrowserOf, type PendingSignIns, type Waiting } from './pending.ts';

export interface SignInRoutes<SignIn> {
  /** Where answers arrive, below `path`. */
  callbacks: string[];
  /** The field that carries what `state` is compared with. */
  stateField: 'state' | 'RelayState' | 'wctx';
  /** `post`: answers arrive in forms only. */
  by: 'query and post' | 'post';
  /** The largest form that is read, e.g. `2mb`. */
  limit: string;
  /** Sends the browser on its way; it has its cookie. */
  start(signIn: SignIn, response: Response): void;
  receive(
    signIn: SignIn,
    mode: 'query' | 'form_post',
    answer: URLSearchParams,
    sameBrowser: boolean,
  ): Promise<void>;
  afterAnswer?: AfterAnswer | undefined;
}

/** `/start/<id>` and the callbacks of one protocol, below `path`, e.g. `/oidc`. */
export function signInRoutes<SignIn extends Waiting>(
  pending: PendingSignIns<SignIn>,
  path: string,
  { callbacks, stateField, by, limit, start, receive, afterAnswer }: SignInRoutes<SignIn>,
): Router {
  const cookie = correlationCookie(path);
  const router = express.Router();

  router.get('/start/:id', (request, response) => {
    const signIn = pending.withId(request.params.id);
    if (!signIn) {
      sendPage(response, 404, 'This sign-in is over', 'Start a new one with amrcheck.');
      return;
    }
    response.cookie(signIn.cookieName, signIn.cookie, cookie);
    start(signIn, response);
  });

  const answer = async (
    request: Request,
    response: Response,
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
  ): Promise<void> => {
    const isBrowser = (signIn: SignIn): boolean => isBrowserOf(request, signIn);
    let next: string | undefined;
    const taken = await pending.answer(parameters.get(stateField), isBrowser, async (signIn) => {
      await receive(signIn, mode, parameters, isBrowser(signIn));
      response.clearCookie(signIn.cookieName, cookie);
      next = afterAnswer?.(signIn.id);
    });
    answerPage(response, taken, next);
  };

  if (by === 'query and post') {
    router.get(callbacks, (request, response) =>
      answer(request, response, 'query', new URL(request.originalUrl, 'http://callback').searchParams),
    );
  }
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit });
  router.post(callbacks, form, (request, response) => {
    const body: unknown = request.body;
    return answer(request, response, 'form_post', new URLSearchParams(typeof body === 'string' ? body : ''));
  });
  return router;
}
