import { defineValidator } from '../../core/validator.ts';
import { wasCut } from '../claims.ts';

export default defineValidator({
  id: 'oidc/userinfo-sane',
  title: 'Userinfo answers with claims',
  failureTitle: 'Userinfo does not answer with claims',
  why: 'An access token that was issued a moment ago must open userinfo, where many relying parties read more about the person.',
  requirement: {
    id: 'OIDC-CORE-5.3.2',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Check that the client may use userinfo with the scope openid, and look into the log of the provider.',
    ],
  },
  needs: ['userinfo'],
  evaluate({ userinfo: { status, claims, contentType } }) {
    if (claims && wasCut(claims)) {
      return { outcome: 'fail', expected: ['claims'], actual: ['a value nested deeper than 64 levels'] };
    }
    if (status === 200 && claims) return { outcome: 'pass' };
    const encrypted = status === 200 && contentType?.includes('jwt');
    if (encrypted) return { outcome: 'notApplicable', reason: 'Userinfo is a JWT that cannot be read here.' };
    return {
      outcome: 'fail',
      expected: ['status 200 and a JSON object'],
      actual: [`status ${String(status)}, ${contentType ?? 'no content type'}`],
    };
  },
});
