import type { Demand, Profile } from '../core/profile.ts';
import audIsPartnerCenter from '../validators/entra/aud-is-partner-center.ts';
import consentHadMfa from '../validators/entra/consent-had-mfa.ts';
import domainIsFederated from '../validators/entra/domain-is-federated.ts';
import graphKeepsMfa from '../validators/entra/graph-keeps-mfa.ts';
import graphSaysMfa from '../validators/entra/graph-says-mfa.ts';
import graphTakesToken from '../validators/entra/graph-takes-token.ts';
import issIsEntraV1 from '../validators/entra/iss-is-entra-v1.ts';
import mfaCameFromProvider from '../validators/entra/mfa-came-from-provider.ts';
import mfaDemanded from '../validators/entra/mfa-demanded.ts';
import partnerCenterSaysCompliant from '../validators/entra/partner-center-says-compliant.ts';
import partnerCenterTakesToken from '../validators/entra/partner-center-takes-token.ts';
import scpUserImpersonation from '../validators/entra/scp-user-impersonation.ts';
import tokenNotExpired from '../validators/entra/token-not-expired.ts';
import tokenSignature from '../validators/entra/token-signature.ts';
import verIs1 from '../validators/entra/ver-is-1.ts';
import amrContainsMfa from '../validators/oidc/amr-contains-mfa.ts';
import amrIsArrayOfStrings from '../validators/oidc/amr-is-array-of-strings.ts';
import amrPresent from '../validators/oidc/amr-present.ts';
import authTimeInInterval from '../validators/oidc/auth-time-in-interval.ts';
import mfaKeptOnRefresh from '../validators/session/mfa-kept-on-refresh.ts';
import noMfaWithoutSecondFactor from '../validators/session/no-mfa-without-second-factor.ts';
import secondFactorAsked from '../validators/session/second-factor-asked.ts';

const unseen = 'Microsoft does not see MFA in this token.';
const unearned = 'The claim cannot be trusted: it says MFA where there was none.';
const notAsked = 'Nobody asked this account for its second factor.';
const otherToken = 'This is not a token in which Microsoft looks for MFA.';

const addedByEntra = 'Entra added it: the provider did not say so, or is not believed.';

/** What is demanded of the token, however it came. */
const token: readonly Demand[] = [
  { validator: audIsPartnerCenter, severity: 'critical', sentence: otherToken },
  { validator: issIsEntraV1, severity: 'critical', sentence: otherToken },
  { validator: verIs1, severity: 'serious', sentence: otherToken },
  { validator: amrPresent, severity: 'critical', sentence: unseen },
  { validator: amrIsArrayOfStrings, severity: 'critical', sentence: unseen },
  { validator: amrContainsMfa, severity: 'critical', sentence: unseen, says: true },
  { validator: tokenSignature, severity: 'critical' },
  { validator: tokenNotExpired, severity: 'serious' },
  { validator: scpUserImpersonation, severity: 'serious', sentence: otherToken },
  { validator: authTimeInInterval, severity: 'moderate' },
];

/** https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements */
export const entraToken: Profile = {
  id: 'entra-token',
  title: 'Entra access token for Partner Center',
  description:
    'For the second hop: a v1.0 access token that Entra issued for the Partner Center API, pasted into amrcheck validate or fetched by a sign-in through Entra (protocol: entra). It demands what Microsoft looks at, and what its cmdlet leaves out: issuer, audience, expiry and signature.',
  requirement: {
    id: 'PC-01',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  protocols: ['oidc', 'entra'],
  reads: 'access_token',
  sentences: {
    pass: 'Microsoft sees MFA in this token.',
    fail: 'Partner Center would not take this token.',
    unbelieved: 'The token says mfa, but Partner Center would not take it.',
    inconclusive: 'It could not be told whether Partner Center would take this token for MFA.',
  },
  limits:
    'This judges one token of one account. It does not show who asked for the second factor, the provider or Entra, nor whether the claim is missing where no second factor was used.',
  demandedScenarios: ['mfa'],
  demands: {
    mfa: token,
  },
  over: {
    entra: {
      sentences: {
        pass: 'Microsoft sees MFA in the token that Entra issues to this account.',
        fail: 'Partner Center would not take the token that Entra issues to this account.',
        unbelieved: 'The token says mfa, but Partner Center would not take it.',
        inconclusive: 'It could not be told whether Partner Center would take the token for MFA.',
      },
      limits:
        'This is both hops together, by the settings of this tenant and this domain today: mfa in the final token may be Entra’s own. What the provider says by itself is judged by entra-wsfed and entra-saml.',
      demands: {
        mfa: [
          { validator: noMfaWithoutSecondFactor, severity: 'critical', sentence: unearned },
          { validator: secondFactorAsked, severity: 'critical', sentence: notAsked },
          ...token,
          { validator: mfaCameFromProvider, severity: 'moderate', sentence: addedByEntra },
          { validator: domainIsFederated, severity: 'moderate' },
          { validator: mfaDemanded, severity: 'minor' },
          // Reported, not documented by Microsoft.
          { validator: partnerCenterTakesToken, severity: 'serious', unconfirmed: true },
          { validator: partnerCenterSaysCompliant, severity: 'moderate', unconfirmed: true },
          { validator: graphSaysMfa, severity: 'moderate' },
          { validator: graphTakesToken, severity: 'moderate', unconfirmed: true },
        ],
        'password-only': [{ validator: noMfaWithoutSecondFactor, severity: 'critical', sentence: unearned }],
        refresh: [
          { validator: noMfaWithoutSecondFactor, severity: 'critical', sentence: unearned },
          {
            validator: mfaKeptOnRefresh,
            severity: 'serious',
            sentence: 'Microsoft sees MFA at first and not after a refresh.',
          },
          { validator: consentHadMfa, severity: 'moderate', unconfirmed: true },
          { validator: graphKeepsMfa, severity: 'moderate' },
        ],
      },
    },
  },
};
