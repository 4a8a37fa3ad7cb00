import { defineValidator } from '../../core/validator.ts';
import { amrOf } from '../amr.ts';
import { claim, shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { refeds, refedsMfa, whyNotSaid } from '../mfa-words.ts';

export default defineValidator({
  id: 'oidc/acr-is-refeds-mfa',
  title: 'acr is that of REFEDS MFA',
  failureTitle: 'acr is not that of REFEDS MFA',
  why: 'In OpenID Connect services in research and education look for https://refeds.org/profile/mfa in acr, not in amr.',
  requirement: { id: 'REFEDS-MFA', source: 'https://refeds.org/profile/mfa' },
  remedy: {
    topic: 'say-refeds-mfa',
    steps: [
      'In the provider, send https://refeds.org/profile/mfa as acr whenever the sign-in met the REFEDS MFA profile.',
      'Do not write it as a constant: it must be another value where no second factor was used.',
    ],
  },
  needs: ['token'],
  uses: ['signIn'],
  evaluate({ token, signIn }) {
    const acr = claim(token.payload, 'acr');
    if (acr === refedsMfa) return { outcome: 'pass' };
    if (signIn && !secondFactorGiven(signIn))
      return {
        outcome: 'notApplicable',
        reason: 'No second factor was given in this sign-in, so acr is right not to say MFA.',
      };
    const inAmr = amrOf(token.payload)?.some((value) => value === 'mfa' || value === refedsMfa) === true;
    const detail = inAmr
      ? 'MFA is said in amr; the REFEDS MFA profile looks at acr.'
      : typeof acr === 'string'
        ? whyNotSaid([acr], refeds)
        : undefined;
    return {
      outcome: 'fail',
      expected: [shown(refedsMfa)],
      actual: [shown(acr)],
      ...(detail !== undefined && { detail }),
    };
  },
});
