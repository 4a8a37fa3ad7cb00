import type { Router } from 'express';
import type { AfterAnswer } from '../page.ts';
import type { PendingSignIns, Waiting } from '../pending.ts';
import { signInRoutes } from '../sign-in-routes.ts';

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
  return signInRoutes(pending, path, {
    callbacks: ['/callback'],
    stateField: 'state',
    by: 'query and post',
    limit: '2mb',
    start(signIn, response) {
      signIn.started();
      response.redirect(303, signIn.authorizationUrl);
    },
    receive: (signIn, ...answer) => signIn.receive(...answer),
    afterAnswer,
  });
}
