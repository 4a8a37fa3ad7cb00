import express, { type Router } from 'express';
import { answerPage, sendPage, type AfterAnswer } from '../page.ts';
import { correlationCookie, isBrowserOf, type PendingSignIns } from '../pending.ts';
import type { XmlSignIn } from './sign-in.ts';

export interface AnswerRoute {
  /** Where the answer is posted, below `path`. */
  route: '/acs' | '/callback';
  /** The field that carries what `state` is compared with. */
  stateField: 'RelayState' | 'wctx';
}

/** `/start/<id>` and the route to which the browser posts the answer, below `path`, e.g. `/saml`. */
export function xmlRoutes<Capture>(
  pending: PendingSignIns<XmlSignIn<Capture>>,
  path: string,
  { route, stateField }: AnswerRoute,
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
    response.cookie(signIn.cookieName, signIn.cookie, cookie);
    signIn.start(response);
  });

  // 5 MiB of XML, base64 and percent signs included.
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '20mb' });
  router.post(route, form, async (request, response) => {
    const body: unknown = request.body;
    const parameters = new URLSearchParams(typeof body === 'string' ? body : '');
    const isBrowser = (signIn: XmlSignIn<Capture>): boolean => isBrowserOf(request, signIn);
    let next: string | undefined;
    const taken = await pending.answer(parameters.get(stateField), isBrowser, async (signIn) => {
      await signIn.receive(parameters, isBrowser(signIn));
      response.clearCookie(signIn.cookieName, cookie);
      next = afterAnswer?.(signIn.id);
    });
    answerPage(response, taken, next);
  });
  return router;
}
