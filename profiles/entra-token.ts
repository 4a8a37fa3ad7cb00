import type { Profile } from '../core/profile.ts';
import audIsPartnerCenter from '../validators/entra/aud-is-partner-center.ts';
import issIsEntraV1 from '../validators/entra/iss-is-entra-v1.ts';
import scpUserImpersonation from '../validators/entra/scp-user-impersonation.ts';
import tokenNotExpired from '../validators/entra/token-not-expired.ts';
import tokenSignature from '../validators/entra/token-signature.ts';
import verIs1 from '../validators/entra/ver-is-1.ts';
import amrContainsMfa from '../validators/oidc/amr-contains-mfa.ts';
import amrIsArrayOfStrings from '../validators/oidc/amr-is-array-of-strings.ts';
import amrPresent from '../validators/oidc/amr-present.ts';
import authTimeInInterval from '../validators/oidc/auth-time-in-interval.ts';

const unseen = 'Microsoft does not see MFA in this token.';
const otherToken = 'This is not a token in which Microsoft looks for MFA.';

/** https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements */
export const entraToken: Profile = {
  id: 'entra-token',
  title: 'Entra access token for Partner Center',
  description:
    'For the second hop: a v1.0 access token that Entra issued for the Partner Center API, pasted into amrcheck validate. It demands what Microsoft looks at, and what its cmdlet leaves out: issuer, audience, expiry and signature.',
  requirement: {
    id: 'PC-01',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  protocols: ['oidc'],
  reads: 'access_token',
  sentences: {
    pass: 'Microsoft sees MFA in this token.',
    fail: 'Partner Center would not take this token.',
    inconclusive: 'It could not be told whether Partner Center would take this token for MFA.',
  },
  limits:
    'This judges one token of one account. It does not show who asked for the second factor, the provider or Entra, nor whether the claim is missing where no second factor was used.',
  demandedScenarios: ['mfa'],
  demands: {
    mfa: [
      { validator: audIsPartnerCenter, severity: 'critical', sentence: otherToken },
      { validator: issIsEntraV1, severity: 'critical', sentence: otherToken },
      { validator: verIs1, severity: 'serious', sentence: otherToken },
      { validator: amrPresent, severity: 'critical', sentence: unseen },
      { validator: amrIsArrayOfStrings, severity: 'critical', sentence: unseen },
      { validator: amrContainsMfa, severity: 'critical', sentence: unseen },
      { validator: tokenSignature, severity: 'critical' },
      { validator: tokenNotExpired, severity: 'serious' },
      { validator: scpUserImpersonation, severity: 'serious', sentence: otherToken },
      { validator: authTimeInInterval, severity: 'moderate' },
    ],
  },
};
