import type { Demand, Profile } from '../core/profile.ts';
import idUnique from '../validators/assertion/id-unique.ts';
import { refedsMfa as identifier } from '../validators/mfa-words.ts';
import acrIsRefedsMfa from '../validators/oidc/acr-is-refeds-mfa.ts';
import classIsRefedsMfa from '../validators/saml/class-is-refeds-mfa.ts';
import forceAuthnHonoured from '../validators/session/force-authn-honoured.ts';
import maxAgeHonoured from '../validators/session/max-age-honoured.ts';
import noMfaWithoutSecondFactor from '../validators/session/no-mfa-without-second-factor.ts';
import promptLoginHonoured from '../validators/session/prompt-login-honoured.ts';
import requiredMfaEnforced from '../validators/session/required-mfa-enforced.ts';
import secondFactorAsked from '../validators/session/second-factor-asked.ts';
import { compared, otherSignIns } from './microsoft-federation.ts';
import { soundResponse, withoutRequest } from './sound-assertion.ts';
import { soundRefresh, soundSignIn } from './sound-sign-in.ts';

const unseen = 'A service of research and education would not see MFA.';
const unearned = 'The claim cannot be trusted: it says MFA where there was none.';
const notEnforced = 'The provider lets people in without MFA.';

const earned: readonly Demand[] = [
  {
    validator: noMfaWithoutSecondFactor,
    severity: 'critical',
    options: { words: [identifier] },
    sentence: unearned,
  },
  { validator: requiredMfaEnforced, severity: 'critical', sentence: notEnforced },
];
const asked: Demand = { validator: secondFactorAsked, severity: 'critical', sentence: notEnforced };

const others = otherSignIns(earned, [identifier], 'A service of research and education');

const samlMfa: readonly Demand[] = [
  ...earned,
  asked,
  { validator: classIsRefedsMfa, severity: 'critical', sentence: unseen, says: true },
  ...soundResponse,
];

/** https://refeds.org/profile/mfa */
export const refedsMfa: Profile = {
  id: 'refeds-mfa',
  title: 'REFEDS MFA profile',
  description:
    'For services in research and education. It demands https://refeds.org/profile/mfa after MFA and not without it: as AuthnContextClassRef in SAML 2.0, as acr in OpenID Connect.',
  requirement: { id: 'REFEDS-MFA', source: 'https://refeds.org/profile/mfa' },
  protocols: ['oidc', 'saml'],
  claim: 'acr',
  demandedScenarios: ['mfa', 'password-only'],
  sentences: {
    pass: 'A service would see REFEDS MFA: acr says so when a second factor was used.',
    fail: 'The sign-in is not sound enough to prove REFEDS MFA.',
    unbelieved: 'The provider says REFEDS MFA, but a service would not believe it.',
    inconclusive: 'It could not be told whether a service would see REFEDS MFA.',
  },
  limits:
    'The profile also says what factors must be like: independent of each other, and of two kinds. That cannot be seen from outside and is not judged.',
  demands: {
    mfa: [
      ...compared([identifier]),
      ...earned,
      asked,
      { validator: acrIsRefedsMfa, severity: 'critical', sentence: unseen, says: true },
      ...soundSignIn,
    ],
    'password-only': earned,
    'every-account': [
      ...earned,
      asked,
      { validator: acrIsRefedsMfa, severity: 'critical', sentence: unseen, says: true },
    ],
    ...others,
    fresh: [
      ...others.fresh,
      { validator: promptLoginHonoured, severity: 'serious' },
      { validator: maxAgeHonoured, severity: 'serious' },
    ],
    refresh: [...earned, ...soundRefresh],
  },
  over: {
    saml: {
      sentences: {
        pass: 'A service would see REFEDS MFA: AuthnContextClassRef says so when a second factor was used.',
        fail: 'The sign-in is not sound enough to prove REFEDS MFA.',
        unbelieved: 'The provider says REFEDS MFA, but a service would not believe it.',
        inconclusive: 'It could not be told whether a service would see REFEDS MFA.',
      },
      limits:
        'The profile also says what factors must be like: independent of each other, and of two kinds. That cannot be seen from outside and is not judged.',
      demands: {
        mfa: [...compared([identifier]), ...samlMfa],
        unsolicited: withoutRequest(samlMfa),
        'password-only': earned,
        'every-account': [
          ...earned,
          asked,
          { validator: classIsRefedsMfa, severity: 'critical', sentence: unseen, says: true },
        ],
        ...others,
        'sso-reuse': [...others['sso-reuse'], { validator: idUnique, severity: 'serious' }],
        fresh: [...others.fresh, { validator: forceAuthnHonoured, severity: 'serious' }],
      },
    },
  },
};
