import express, { type Request, type Response, type Router } from 'express';
import { answerPage, sendPage } from '../page.ts';
import { correlationCookie, isBrowserOf, type PendingSignIns } from '../pending.ts';
import { issuerOf } from './hint.ts';
import type { ExternalMfaSignIn } from './sign-in.ts';
import type { SigningKey } from './signing-key.ts';

/** `/start/<id>` and `/callback`, below `path`, e.g. `/external-mfa`. */
export function externalMfaRoutes(pending: PendingSignIns<ExternalMfaSignIn>, path: string): Router {
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

  const answer = async (request: Request, response: Response, mode: 'query' | 'form_post', text: string) => {
    const parameters = new URLSearchParams(text);
    const isBrowser = (signIn: ExternalMfaSignIn): boolean => isBrowserOf(request, signIn);
    const taken = await pending.answer(parameters.get('state'), isBrowser, async (signIn) => {
      await signIn.receive(mode, parameters, isBrowser(signIn));
      response.clearCookie(signIn.cookieName, cookie);
    });
    answerPage(response, taken);
  };
  // The second one is registered nowhere, and must get no answer.
  const callbacks = ['/callback', '/callback/unregistered'];
  router.get(callbacks, (request, response) =>
    answer(request, response, 'query', new URL(request.originalUrl, 'http://callback').search),
  );
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '2mb' });
  router.post(callbacks, form, (request, response) => {
    const body: unknown = request.body;
    return answer(request, response, 'form_post', typeof body === 'string' ? body : '');
  });
  return router;
}

/** What a provider fetches of Entra before it trusts an id_token_hint: discovery and keys, for any tenant. */
export function entraMetadataRoutes(baseUrl: string, key: () => Promise<SigningKey>): Router {
  const router = express.Router();
  router.get('/:tenant/v2.0/.well-known/openid-configuration', ({ params: { tenant } }, response) => {
    const named = tenant === 'common' ? '{tenantid}' : tenant;
    response.json({
      issuer: issuerOf(baseUrl, named),
      jwks_uri: `${baseUrl}/entra/${tenant}/discovery/v2.0/keys`,
      authorization_endpoint: `${baseUrl}/entra/${tenant}/oauth2/v2.0/authorize`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  router.get('/:tenant/discovery/v2.0/keys', async (_request, response) => {
    const { jwk } = await key();
    response.json({ keys: [jwk] });
  });
  return router;
}
