import { Router } from 'express';
import type { Claims } from '../oidc/jws.ts';
import type { EntraLie } from './lies.ts';

/**
 * The part of Microsoft Graph that is reported to refuse tokens without MFA, to be mounted at its root; `read` gives the
 * claims of a token that Entra signed for it, `lieOf` how it lies to who has them.
 */
export function graphApi(
  read: (token: string) => Claims | undefined,
  lieOf: (claims: Claims) => EntraLie,
): Router {
  const router = Router();
  router.get('/beta/security/partner/securityAlerts', (request, response) => {
    const claims = read((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
    const refuse = (status: number, code: string, message: string): void => {
      response.status(status).json({ error: { code, message } });
    };
    if (!claims) refuse(401, 'InvalidAuthenticationToken', 'The token is not one for this API.');
    else if (lieOf(claims).graph !== 'takes' && (lieOf(claims).graph === 'refuses' || !saysMfa(claims)))
      refuse(403, 'Unauthorized_MissingMFA', 'MFA is required for this request (a stand-in says so).');
    else response.json({ value: [] });
  });
  return router;
}

const saysMfa = ({ amr }: Claims): boolean => Array.isArray(amr) && amr.includes('mfa');
