import type { Router } from 'express';
import type { AfterAnswer } from '../page.ts';
import type { PendingSignIns } from '../pending.ts';
import { signInRoutes } from '../sign-in-routes.ts';
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
  return signInRoutes(pending, path, {
    callbacks: [route],
    stateField,
    by: 'post',
    // 5 MiB of XML, base64 and percent signs included.
    limit: '20mb',
    start: (signIn, response) => signIn.start(response),
    receive: (signIn, _mode, parameters, sameBrowser) => signIn.receive(parameters, sameBrowser),
    afterAnswer,
  });
}
