import type { Severity } from '../core/model.ts';
import type { Demand, Profile } from '../core/profile.ts';
import type { Validator } from '../core/validator.ts';
import { entraShows } from '../validators/aadsts.ts';
import acrAsAsked from '../validators/external-mfa/acr-as-asked.ts';
import amrIsArray from '../validators/external-mfa/amr-is-array.ts';
import amrIsOneAcceptedMethod from '../validators/external-mfa/amr-is-one-accepted-method.ts';
import answeredByFormPost from '../validators/external-mfa/answered-by-form-post.ts';
import authorizationEndpointRegistered from '../validators/external-mfa/authorization-endpoint-registered.ts';
import bareGetAnswered from '../validators/external-mfa/bare-get-answered.ts';
import discoveryFitsEntra from '../validators/external-mfa/discovery-fits-entra.ts';
import discoveryHasContentLength from '../validators/external-mfa/discovery-has-content-length.ts';
import factorAskedEachTime from '../validators/external-mfa/factor-asked-each-time.ts';
import hintIssuerChecked from '../validators/external-mfa/hint-issuer-checked.ts';
import hintSignatureChecked from '../validators/external-mfa/hint-signature-checked.ts';
import hintTenantChecked from '../validators/external-mfa/hint-tenant-checked.ts';
import idTokenCame from '../validators/external-mfa/id-token-came.ts';
import keyHasCertificate from '../validators/external-mfa/key-has-certificate.ts';
import noIdTokenWithoutFactor from '../validators/external-mfa/no-id-token-without-factor.ts';
import otherUserRefused from '../validators/external-mfa/other-user-refused.ts';
import redirectUriChecked from '../validators/external-mfa/redirect-uri-checked.ts';
import replayedRequestRefused from '../validators/external-mfa/replayed-request-refused.ts';
import signedWithRs256 from '../validators/external-mfa/signed-with-rs256.ts';
import subAsHinted from '../validators/external-mfa/sub-as-hinted.ts';
import amrMatchesFactors from '../validators/oidc/amr-matches-factors.ts';
import idTokenAud from '../validators/oidc/id-token-aud.ts';
import idTokenExp from '../validators/oidc/id-token-exp.ts';
import idTokenIat from '../validators/oidc/id-token-iat.ts';
import idTokenIss from '../validators/oidc/id-token-iss.ts';
import idTokenKeyFound from '../validators/oidc/id-token-key-found.ts';
import idTokenNbf from '../validators/oidc/id-token-nbf.ts';
import idTokenNonce from '../validators/oidc/id-token-nonce.ts';
import idTokenSignature from '../validators/oidc/id-token-signature.ts';
import responseState from '../validators/oidc/response-state.ts';
import usedCodeRefused from '../validators/session/used-code-refused.ts';
import wrongCodeRefused from '../validators/session/wrong-code-refused.ts';

const fails = 'Entra would not take the answer of this provider.';
/** What Entra itself would find, and the error that it shows. */
const refused = (severity: Severity, ...validators: Validator[]): Demand[] =>
  validators.map((validator) => ({ validator, severity, shows: entraShows(validator.id) }));
const vouches = 'This provider vouches for a factor that nobody gave.';
const withoutFactor: Demand = {
  validator: noIdTokenWithoutFactor,
  severity: 'critical',
  sentence: vouches,
};
const unnamed = 'Entra would not learn which second factor was given.';
const untrue = 'The claim cannot be trusted: it does not tell what was done.';
const replayed = 'The second factor cannot be trusted: a code is good for more than one sign-in.';
const gullible = 'This provider takes requests that Entra did not send.';

/** https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider */
export const entraExternalMfa: Profile = {
  id: 'entra-external-mfa',
  title: 'External MFA for Microsoft Entra ID',
  description:
    'For vendors whose product is called by Entra for the second factor (External MFA, formerly external authentication methods). amrcheck plays Entra: it posts the request, judges the id_token as Entra reads it, and sends requests that must be refused.',
  requirement: {
    id: 'EAM',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  protocols: ['external-mfa'],
  sentences: {
    pass: 'Entra would take the answer of this provider for the second factor.',
    fail: fails,
    unbelieved: 'The provider names a second factor, but Entra would not take its answer.',
    inconclusive: 'It could not be told whether Entra would take the answer of this provider.',
  },
  limits:
    'amrcheck played Entra: what Entra itself adds to the final token, its caches, and whether the tenant has given its consent (AADSTS900491) cannot be seen from here.',
  demandedScenarios: ['mfa', 'hostile-requests'],
  demands: {
    mfa: [
      withoutFactor,
      ...refused('critical', idTokenCame),
      ...refused('critical', amrIsArray).map((demand) => ({ ...demand, sentence: unnamed })),
      ...refused('critical', amrIsOneAcceptedMethod).map((demand): Demand => ({ ...demand, says: true })),
      ...refused(
        'critical',
        acrAsAsked,
        subAsHinted,
        signedWithRs256,
        idTokenKeyFound,
        idTokenSignature,
        keyHasCertificate,
        idTokenIss,
        idTokenAud,
        idTokenNonce,
        responseState,
        answeredByFormPost,
        authorizationEndpointRegistered,
      ),
      ...refused(
        'serious',
        discoveryFitsEntra,
        discoveryHasContentLength,
        idTokenExp,
        idTokenIat,
        idTokenNbf,
      ),
      { validator: amrMatchesFactors, severity: 'serious', sentence: untrue },
      // Reported, not documented.
      { validator: bareGetAnswered, severity: 'moderate', unconfirmed: true },
    ],
    'password-only': [withoutFactor],
    cancelled: [withoutFactor],
    'sso-reuse': [{ validator: factorAskedEachTime, severity: 'serious', sentence: vouches }],
    'wrong-code': [{ validator: wrongCodeRefused, severity: 'critical', sentence: vouches }],
    'code-replay': [{ validator: usedCodeRefused, severity: 'serious', sentence: replayed }],
    'hostile-requests': [
      { validator: hintSignatureChecked, severity: 'serious', sentence: gullible },
      { validator: hintIssuerChecked, severity: 'serious', sentence: gullible },
      { validator: redirectUriChecked, severity: 'serious', sentence: gullible },
      { validator: otherUserRefused, severity: 'serious', sentence: vouches },
      { validator: hintTenantChecked, severity: 'moderate' },
      { validator: replayedRequestRefused, severity: 'minor' },
    ],
  },
};
