import express, { type Router } from 'express';
import type { AfterAnswer } from '../page.ts';
import type { PendingSignIns } from '../pending.ts';
import { signInRoutes } from '../sign-in-routes.ts';
import { entraAddresses, issuerOf } from './hint.ts';
import type { ExternalMfaSignIn } from './sign-in.ts';
import type { SigningKey } from './signing-key.ts';

/** `/start/<id>` and `/callback`, below `path`, e.g. `/external-mfa`. */
export function externalMfaRoutes(
  pending: PendingSignIns<ExternalMfaSignIn>,
  path: string,
  afterAnswer?: AfterAnswer,
): Router {
  return signInRoutes(pending, path, {
    // The second one is registered nowhere, and must get no answer.
    callbacks: ['/callback', '/callback/unregistered'],
    stateField: 'state',
    by: 'query and post',
    limit: '2mb',
    start: (signIn, response) => signIn.start(response),
    receive: (signIn, ...answer) => signIn.receive(...answer),
    afterAnswer,
  });
}

/** What a provider fetches of Entra before it trusts an id_token_hint: discovery and keys, for any tenant. */
export function entraMetadataRoutes(baseUrl: string, key: () => Promise<SigningKey>): Router {
  const router = express.Router();
  router.get('/:tenant/v2.0/.well-known/openid-configuration', ({ params: { tenant } }, response) => {
    const named = tenant === 'common' ? '{tenantid}' : tenant;
    response.json({
      issuer: issuerOf(baseUrl, named),
      jwks_uri: entraAddresses(baseUrl, tenant).keys,
      authorization_endpoint: `${baseUrl}/entra/${tenant}/oauth2/v2.0/authorize`,
      scopes_supported: ['openid', 'profile'],
      response_types_supported: ['id_token'],
      response_modes_supported: ['form_post'],
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
