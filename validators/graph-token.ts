import type { GraphEvidence } from '../core/evidence.ts';
import type { Evaluation } from '../core/validator.ts';
import { amrOf } from './amr.ts';
import { claim, shown } from './claims.ts';

/**
 * Whether what came for Graph says mfa. The token is Graph's own affair, and a client may find that it cannot be read: then
 * nothing is told of it. https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens
 */
export function graphSaysMfa(graph: GraphEvidence | undefined): Evaluation {
  const { accessToken, error } = graph ?? {};
  if (error && mfaDemanded.test(error))
    return { outcome: 'fail', expected: ['a token for Graph'], actual: [error] };
  if (error) return { outcome: 'inconclusive', reason: `Entra gave no token for Graph: ${error}` };
  if (!accessToken)
    return {
      outcome: 'notApplicable',
      reason: 'No token for Graph came. Set graph: true to have one judged, too.',
    };
  if (accessToken.kind === 'opaque')
    return { outcome: 'notApplicable', reason: `The token cannot be read: ${accessToken.reason}.` };
  const { payload } = accessToken;
  const version = claim(payload, 'ver');
  if (version !== '1.0')
    return { outcome: 'notApplicable', reason: `ver is ${shown(version)}: only v1.0 tokens have amr.` };
  if (amrOf(payload)?.includes('mfa')) return { outcome: 'pass' };
  return {
    outcome: 'fail',
    expected: ['amr with "mfa"'],
    actual: [shown(claim(payload, 'amr'))],
  };
}

/** Entra's codes for MFA that is demanded and was not done: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
const mfaDemanded = /AADSTS5007[2469]/;
