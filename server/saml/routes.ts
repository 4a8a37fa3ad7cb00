import type { Router } from 'express';
import type { SamlCapture } from '../../core/saml-evidence.ts';
import type { AfterAnswer } from '../page.ts';
import type { PendingSignIns } from '../pending.ts';
import { xmlRoutes } from '../xml/routes.ts';
import type { XmlSignIn } from '../xml/sign-in.ts';

/** `/start/<id>`, `/acs` and our `/metadata`, below `path`, e.g. `/saml`. */
export function samlRoutes(
  pending: PendingSignIns<XmlSignIn<SamlCapture>>,
  path: string,
  metadata: () => Promise<string>,
  afterAnswer?: AfterAnswer,
): Router {
  const router = xmlRoutes(pending, path, { route: '/acs', stateField: 'RelayState' }, afterAnswer);
  router.get('/metadata', async (_request, response) => {
    response.type('application/samlmetadata+xml').send(await metadata());
  });
  return router;
}
