import { Router } from 'express';
import type { Claims } from '../oidc/jws.ts';
import type { EntraLie } from './lies.ts';

/** Whether Partner Center turns away who has no MFA, or only tells. */
export type Enforcement = 'tells' | 'refuses';

/**
 * The part of the Partner Center API that speaks of MFA, to be mounted at its root; `read` gives the claims of a token that
 * Entra signed for it, `lieOf` how it lies to who has them.
 */
export function partnerCenterApi(
  enforcement: Enforcement,
  read: (token: string) => Claims | undefined,
  lieOf: (claims: Claims) => EntraLie,
): Router {
  const router = Router();
  const principals = new Map<string, Claims>();
  const counts = { mfaCompliantRequestCount: 0, totalRequestCount: 0 };

  router.use((request, response, next) => {
    const claims = read((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
    if (!claims) {
      response.status(401).json({ code: 900401, description: 'The token is not one for this API.' });
      return;
    }
    const compliant = Array.isArray(claims['amr']) && claims['amr'].includes('mfa');
    counts.totalRequestCount += 1;
    if (compliant) counts.mfaCompliantRequestCount += 1;
    else principals.set(String(claims['upn']), claims);
    const { compliant: said = compliant, refusal } = lieOf(claims).partnerCenter ?? {};
    if (request.headers['validatemfa'] === 'true') response.set('isMfaCompliant', String(said));
    if (refusal) {
      response
        .status(401)
        .set(refusal.headers ?? {})
        .json(refusal.body);
      return;
    }
    if (!compliant && enforcement === 'refuses') {
      response.status(401).json({ code: 900421, description: 'MFA is required (a stand-in says so).' });
      return;
    }
    next();
  });
  router.get('/v1/customers', (_request, response) => {
    response.json({ totalCount: 0, items: [] });
  });
  router.get('/v1/applicationmfaadoptionstatus', (_request, response) => {
    const loginDate = new Date().toISOString().slice(0, 10);
    response.json([{ loginDate, ...counts, applicationId: 'amrcheck', applicationName: 'amrcheck lab' }]);
  });
  router.get('/v1/nonMfaCompliantPartnerPrincipals', (_request, response) => {
    const items = [...principals.values()].map(({ oid: objectId, tid: tenantId, upn }) => ({
      ...{ objectId, tenantId, upn },
      lastNonMfaCompliantLoginDateTime: new Date().toISOString(),
    }));
    response.json({ totalCount: items.length, items });
  });
  return router;
}
