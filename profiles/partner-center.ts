import type { Demand, Judging, Profile } from '../core/profile.ts';
import amrConsistent from '../validators/oidc/amr-consistent.ts';
import amrContainsMfa from '../validators/oidc/amr-contains-mfa.ts';
import amrIsArrayOfStrings from '../validators/oidc/amr-is-array-of-strings.ts';
import amrMatchesFactors from '../validators/oidc/amr-matches-factors.ts';
import amrPresent from '../validators/oidc/amr-present.ts';
import amrValuesUnique from '../validators/oidc/amr-values-unique.ts';
import amrValuesRegistered from '../validators/oidc/amr-values-registered.ts';
import noMfaWithoutSecondFactor from '../validators/session/no-mfa-without-second-factor.ts';
import maxAgeHonoured from '../validators/session/max-age-honoured.ts';
import mfaKeptOnRefresh from '../validators/session/mfa-kept-on-refresh.ts';
import promptLoginHonoured from '../validators/session/prompt-login-honoured.ts';
import requiredMfaEnforced from '../validators/session/required-mfa-enforced.ts';
import secondFactorAsked from '../validators/session/second-factor-asked.ts';
import { samlUser } from './entra-saml.ts';
import { wsfedUser } from './entra-wsfed.ts';
import {
  compared,
  microsoftHosts,
  otherSignIns,
  samlForEntra,
  secondHop,
  stale,
  wsfedForEntra,
} from './microsoft-federation.ts';
import { soundRefresh, soundSignIn } from './sound-sign-in.ts';

const unseen = 'Microsoft would not see MFA.';
const unearned = 'The claim cannot be trusted: it says MFA where there was none.';
const notEnforced = 'The provider lets people in without MFA.';

const earned: readonly Demand[] = [
  { validator: noMfaWithoutSecondFactor, severity: 'critical', sentence: unearned },
  { validator: requiredMfaEnforced, severity: 'critical', sentence: notEnforced },
];

/** What concerns MFA in the first sign-in of an account. */
const mfaSaid: readonly Demand[] = [
  ...earned,
  { validator: secondFactorAsked, severity: 'critical', sentence: notEnforced },
  { validator: amrPresent, severity: 'critical', sentence: unseen },
  {
    validator: amrIsArrayOfStrings,
    severity: 'critical',
    sentence: 'Microsoft cannot be relied on to see MFA.',
  },
  { validator: amrContainsMfa, severity: 'critical', sentence: unseen, says: true },
  {
    validator: amrMatchesFactors,
    severity: 'serious',
    sentence: 'The claim cannot be trusted: it does not tell what was done.',
  },
];
const others = otherSignIns(earned);

/** Over SAML 2.0 and WS-Federation the provider speaks to Entra, and Entra to Partner Center. */
const federated: Omit<Judging, 'demands'> = {
  sentences: {
    pass: 'Entra would see MFA, and can hand it on to Partner Center: the assertion says multipleauthn when a second factor was used.',
    fail: 'The sign-in is not sound enough to prove MFA to Microsoft.',
    unbelieved: 'The provider says MFA, but Microsoft would not believe it.',
    inconclusive: 'It could not be told whether Microsoft would see MFA.',
  },
  limits: `This proves the first hop only: what the provider tells Entra. Partner Center reads amr of the access token that Entra then issues. ${secondHop} Check such a token with amrcheck validate --profile entra-token.`,
};

/** https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-faq */
export const partnerCenter: Profile = {
  id: 'partner-center',
  title: 'Microsoft Partner Center',
  description:
    'For partners who sign in to Partner Center through a third-party identity provider. Microsoft asks them to verify that the provider issues the claim amr with the value mfa. This profile demands that the claim is there after MFA, that it is written as Microsoft looks for it, that it is missing without MFA, and that the token it stands in is sound.',
  requirement: {
    id: 'PSR-FAQ',
    source: 'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-faq',
  },
  protocols: ['oidc', 'saml', 'wsfed'],
  hosts: microsoftHosts,
  sentences: {
    pass: 'Microsoft would see MFA: amr says mfa when a second factor was used.',
    fail: 'The sign-in is not sound enough to prove MFA to Microsoft.',
    unbelieved: 'The provider says MFA, but Microsoft would not believe it.',
    inconclusive: 'It could not be told whether Microsoft would see MFA.',
  },
  limits:
    'This proves the first hop only: what the provider tells a relying party of its own. Whether Entra carries it on into the access token for Partner Center depends on the settings of the federated domain; check such a token with amrcheck validate --profile entra-token.',
  demandedScenarios: ['mfa', 'password-only'],
  demands: {
    mfa: [
      ...compared(),
      ...mfaSaid,
      {
        validator: amrConsistent,
        severity: 'serious',
        sentence: 'The claim cannot be trusted: the provider says different things in different places.',
      },
      ...soundSignIn,
      { validator: amrValuesRegistered, severity: 'minor' },
      { validator: amrValuesUnique, severity: 'minor' },
    ],
    'password-only': [...earned, ...compared()],
    'every-account': mfaSaid,
    ...others,
    fresh: [
      ...others.fresh,
      { validator: promptLoginHonoured, severity: 'serious', sentence: stale },
      { validator: maxAgeHonoured, severity: 'serious', sentence: stale },
    ],
    refresh: [
      ...earned,
      {
        validator: mfaKeptOnRefresh,
        severity: 'serious',
        sentence: 'Microsoft would see MFA at first and not after a refresh.',
      },
      ...soundRefresh,
    ],
  },
  over: { saml: samlForEntra(federated, samlUser), wsfed: wsfedForEntra(federated, wsfedUser) },
};
