import type { Demand, Profile } from '../core/profile.ts';
import amrConsistent from '../validators/oidc/amr-consistent.ts';
import amrIsArrayOfStrings from '../validators/oidc/amr-is-array-of-strings.ts';
import amrMatchesFactors from '../validators/oidc/amr-matches-factors.ts';
import amrPresent from '../validators/oidc/amr-present.ts';
import amrValuesUnique from '../validators/oidc/amr-values-unique.ts';
import amrValuesRegistered from '../validators/oidc/amr-values-registered.ts';
import mfaAgrees from '../validators/consistency/mfa-agrees.ts';
import noMfaWithoutSecondFactor from '../validators/session/no-mfa-without-second-factor.ts';
import authTimeKeptOnReuse from '../validators/session/auth-time-kept-on-reuse.ts';
import mfaKeptOnRefresh from '../validators/session/mfa-kept-on-refresh.ts';
import mfaSaidEveryTime from '../validators/session/mfa-said-every-time.ts';
import newTimeNeedsNewFactor from '../validators/session/new-time-needs-new-factor.ts';
import noClaimsOfAnother from '../validators/session/no-claims-of-another.ts';
import noMfaGainedOnReuse from '../validators/session/no-mfa-gained-on-reuse.ts';
import stepUpHonoured from '../validators/session/step-up-honoured.ts';
import { soundRefresh, soundSignIn } from './sound-sign-in.ts';

/** A later sign-in may say what was done in it, and what was done before with the time of that. */
const truthful: readonly Demand[] = [
  { validator: noMfaWithoutSecondFactor, severity: 'critical' },
  { validator: newTimeNeedsNewFactor, severity: 'critical' },
  { validator: noMfaGainedOnReuse, severity: 'critical' },
];

/** https://www.rfc-editor.org/rfc/rfc8176.html */
export const rfc8176: Profile = {
  id: 'rfc8176',
  title: 'RFC 8176: Authentication Method Reference Values',
  description:
    'For relying parties that read the single methods. It demands an amr that is well-formed, uses registered values and tells the truth about the sign-in; it does not demand that amr says mfa.',
  requirement: { id: 'RFC8176', source: 'https://www.rfc-editor.org/rfc/rfc8176.html' },
  protocols: ['oidc'],
  sentences: {
    pass: 'amr is well-formed and true to the sign-in.',
    fail: 'amr is not well-formed, or not true to the sign-in.',
    inconclusive: 'It could not be told whether amr is well-formed and true.',
  },
  limits: 'This does not say whether any relying party takes the sign-in for MFA: amr need not say mfa here.',
  demandedScenarios: ['mfa', 'password-only'],
  demands: {
    mfa: [
      { validator: noMfaWithoutSecondFactor, severity: 'critical' },
      { validator: amrPresent, severity: 'critical' },
      { validator: amrIsArrayOfStrings, severity: 'critical' },
      { validator: amrValuesRegistered, severity: 'serious' },
      { validator: amrMatchesFactors, severity: 'serious' },
      { validator: amrConsistent, severity: 'serious' },
      ...soundSignIn.map((demand) => ({
        sentence: 'amr cannot be relied on, because the token that holds it is not sound.',
        ...demand,
      })),
      { validator: amrValuesUnique, severity: 'minor' },
      { validator: mfaSaidEveryTime, severity: 'serious' },
      { validator: mfaAgrees, severity: 'serious' },
    ],
    'password-only': [{ validator: noMfaWithoutSecondFactor, severity: 'critical' }],
    'sso-reuse': [...truthful, { validator: authTimeKeptOnReuse, severity: 'serious' }],
    fresh: truthful,
    'step-up': [...truthful, { validator: stepUpHonoured, severity: 'serious' }],
    'two-at-once': [{ validator: noClaimsOfAnother, severity: 'critical' }],
    refresh: [
      { validator: noMfaWithoutSecondFactor, severity: 'critical' },
      { validator: mfaKeptOnRefresh, severity: 'serious' },
      ...soundRefresh,
    ],
  },
};
