import type { Validator } from '../core/validator.ts';
import audience from './assertion/audience.ts';
import authnInstant from './assertion/authn-instant.ts';
import bearerConfirmation from './assertion/bearer-confirmation.ts';
import conditionsPresent from './assertion/conditions-present.ts';
import emailaddress from './assertion/emailaddress.ts';
import idUnique from './assertion/id-unique.ts';
import issueInstant from './assertion/issue-instant.ts';
import issuer from './assertion/issuer.ts';
import keyPinned from './assertion/key-pinned.ts';
import noSha1 from './assertion/no-sha1.ts';
import notBefore from './assertion/not-before.ts';
import notOnOrAfter from './assertion/not-on-or-after.ts';
import oneAssertion from './assertion/one-assertion.ts';
import ownSignature from './assertion/own-signature.ts';
import readable from './assertion/readable.ts';
import recipient from './assertion/recipient.ts';
import signatureAlgorithm from './assertion/signature-algorithm.ts';
import signaturePresent from './assertion/signature-present.ts';
import signatureReference from './assertion/signature-reference.ts';
import signatureTransforms from './assertion/signature-transforms.ts';
import signatureVerified from './assertion/signature-verified.ts';
import upnDomain from './assertion/upn-domain.ts';
import mfaAgrees from './consistency/mfa-agrees.ts';
import audIsPartnerCenter from './entra/aud-is-partner-center.ts';
import consentHadMfa from './entra/consent-had-mfa.ts';
import domainIsFederated from './entra/domain-is-federated.ts';
import graphKeepsMfa from './entra/graph-keeps-mfa.ts';
import graphSaysMfa from './entra/graph-says-mfa.ts';
import graphTakesToken from './entra/graph-takes-token.ts';
import issIsEntraV1 from './entra/iss-is-entra-v1.ts';
import mfaCameFromProvider from './entra/mfa-came-from-provider.ts';
import mfaDemanded from './entra/mfa-demanded.ts';
import partnerCenterSaysCompliant from './entra/partner-center-says-compliant.ts';
import partnerCenterTakesToken from './entra/partner-center-takes-token.ts';
import scpUserImpersonation from './entra/scp-user-impersonation.ts';
import tokenNotExpired from './entra/token-not-expired.ts';
import tokenSignature from './entra/token-signature.ts';
import verIs1 from './entra/ver-is-1.ts';
import acrAsAsked from './external-mfa/acr-as-asked.ts';
import amrIsArray from './external-mfa/amr-is-array.ts';
import amrIsOneAcceptedMethod from './external-mfa/amr-is-one-accepted-method.ts';
import answeredByFormPost from './external-mfa/answered-by-form-post.ts';
import authorizationEndpointRegistered from './external-mfa/authorization-endpoint-registered.ts';
import bareGetAnswered from './external-mfa/bare-get-answered.ts';
import discoveryFitsEntra from './external-mfa/discovery-fits-entra.ts';
import discoveryHasContentLength from './external-mfa/discovery-has-content-length.ts';
import factorAskedEachTime from './external-mfa/factor-asked-each-time.ts';
import hintIssuerChecked from './external-mfa/hint-issuer-checked.ts';
import hintSignatureChecked from './external-mfa/hint-signature-checked.ts';
import hintTenantChecked from './external-mfa/hint-tenant-checked.ts';
import idTokenCame from './external-mfa/id-token-came.ts';
import keyHasCertificate from './external-mfa/key-has-certificate.ts';
import noIdTokenWithoutFactor from './external-mfa/no-id-token-without-factor.ts';
import otherUserRefused from './external-mfa/other-user-refused.ts';
import redirectUriChecked from './external-mfa/redirect-uri-checked.ts';
import replayedRequestRefused from './external-mfa/replayed-request-refused.ts';
import signedWithRs256 from './external-mfa/signed-with-rs256.ts';
import subAsHinted from './external-mfa/sub-as-hinted.ts';
import acrAsRequested from './oidc/acr-as-requested.ts';
import acrIsRefedsMfa from './oidc/acr-is-refeds-mfa.ts';
import acrValuesHonoured from './oidc/acr-values-honoured.ts';
import amrConsistent from './oidc/amr-consistent.ts';
import amrContainsMfa from './oidc/amr-contains-mfa.ts';
import amrIsArrayOfStrings from './oidc/amr-is-array-of-strings.ts';
import amrMatchesFactors from './oidc/amr-matches-factors.ts';
import amrPresent from './oidc/amr-present.ts';
import amrValuesRegistered from './oidc/amr-values-registered.ts';
import amrValuesUnique from './oidc/amr-values-unique.ts';
import atHash from './oidc/at-hash.ts';
import authTimeInInterval from './oidc/auth-time-in-interval.ts';
import authTimePresent from './oidc/auth-time-present.ts';
import cHash from './oidc/c-hash.ts';
import discoverySane from './oidc/discovery-sane.ts';
import idTokenAlg from './oidc/id-token-alg.ts';
import idTokenAud from './oidc/id-token-aud.ts';
import idTokenAzp from './oidc/id-token-azp.ts';
import idTokenExp from './oidc/id-token-exp.ts';
import idTokenIat from './oidc/id-token-iat.ts';
import idTokenIss from './oidc/id-token-iss.ts';
import idTokenKeyFound from './oidc/id-token-key-found.ts';
import idTokenNbf from './oidc/id-token-nbf.ts';
import idTokenNonce from './oidc/id-token-nonce.ts';
import idTokenPresent from './oidc/id-token-present.ts';
import idTokenSignature from './oidc/id-token-signature.ts';
import responseIss from './oidc/response-iss.ts';
import responseState from './oidc/response-state.ts';
import subConsistent from './oidc/sub-consistent.ts';
import userinfoSane from './oidc/userinfo-sane.ts';
import bearerWindow from './saml/bearer-window.ts';
import classAsRequested from './saml/class-as-requested.ts';
import classIsMultipleauthn from './saml/class-is-multipleauthn.ts';
import classIsRefedsMfa from './saml/class-is-refeds-mfa.ts';
import destination from './saml/destination.ts';
import idpEmail from './saml/idp-email.ts';
import inResponseToAbsent from './saml/in-response-to-absent.ts';
import inResponseTo from './saml/in-response-to.ts';
import nameIdCharacters from './saml/name-id-characters.ts';
import nameIdEncoded from './saml/name-id-encoded.ts';
import nameIdFormat from './saml/name-id-format.ts';
import nameIdLength from './saml/name-id-length.ts';
import oneAuthnContext from './saml/one-authn-context.ts';
import relayState from './saml/relay-state.ts';
import requestByPost from './saml/request-by-post.ts';
import responseIssuer from './saml/response-issuer.ts';
import sessionNotOnOrAfter from './saml/session-not-on-or-after.ts';
import statusSuccess from './saml/status-success.ts';
import authTimeKeptOnRefresh from './session/auth-time-kept-on-refresh.ts';
import authTimeKeptOnReuse from './session/auth-time-kept-on-reuse.ts';
import cancelledRefused from './session/cancelled-refused.ts';
import clockAgrees from './session/clock-agrees.ts';
import forceAuthnHonoured from './session/force-authn-honoured.ts';
import maxAgeHonoured from './session/max-age-honoured.ts';
import mfaKeptOnRefresh from './session/mfa-kept-on-refresh.ts';
import mfaKeptOnReuse from './session/mfa-kept-on-reuse.ts';
import mfaSaidAfterStepUp from './session/mfa-said-after-step-up.ts';
import mfaSaidEveryTime from './session/mfa-said-every-time.ts';
import mfaSaidWhenFresh from './session/mfa-said-when-fresh.ts';
import newTimeNeedsNewFactor from './session/new-time-needs-new-factor.ts';
import noClaimsOfAnother from './session/no-claims-of-another.ts';
import noMfaFromRememberedDevice from './session/no-mfa-from-remembered-device.ts';
import noMfaGainedOnReuse from './session/no-mfa-gained-on-reuse.ts';
import noMfaWithoutSecondFactor from './session/no-mfa-without-second-factor.ts';
import promptLoginHonoured from './session/prompt-login-honoured.ts';
import requiredMfaEnforced from './session/required-mfa-enforced.ts';
import secondFactorAsked from './session/second-factor-asked.ts';
import secondFactorNotSkippable from './session/second-factor-not-skippable.ts';
import stepUpHonoured from './session/step-up-honoured.ts';
import usedCodeRefused from './session/used-code-refused.ts';
import wfreshHonoured from './session/wfresh-honoured.ts';
import wrongCodeRefused from './session/wrong-code-refused.ts';
import appliesTo from './wsfed/applies-to.ts';
import immutableId from './wsfed/immutable-id.ts';
import mfaDespitePromptLogin from './wsfed/mfa-despite-prompt-login.ts';
import saysMultipleauthn from './wsfed/says-multipleauthn.ts';
import upn from './wsfed/upn.ts';
import wctxUnchanged from './wsfed/wctx-unchanged.ts';

/** Every check there is, sorted by id. */
export const validators: readonly Validator[] = [
  audience,
  authnInstant,
  bearerConfirmation,
  conditionsPresent,
  emailaddress,
  idUnique,
  issueInstant,
  issuer,
  keyPinned,
  noSha1,
  notBefore,
  notOnOrAfter,
  oneAssertion,
  ownSignature,
  readable,
  recipient,
  signatureAlgorithm,
  signaturePresent,
  signatureReference,
  signatureTransforms,
  signatureVerified,
  upnDomain,
  mfaAgrees,
  audIsPartnerCenter,
  consentHadMfa,
  domainIsFederated,
  graphKeepsMfa,
  graphSaysMfa,
  graphTakesToken,
  issIsEntraV1,
  mfaCameFromProvider,
  mfaDemanded,
  partnerCenterSaysCompliant,
  partnerCenterTakesToken,
  scpUserImpersonation,
  tokenNotExpired,
  tokenSignature,
  verIs1,
  acrAsAsked,
  amrIsArray,
  amrIsOneAcceptedMethod,
  answeredByFormPost,
  authorizationEndpointRegistered,
  bareGetAnswered,
  discoveryFitsEntra,
  discoveryHasContentLength,
  factorAskedEachTime,
  hintIssuerChecked,
  hintSignatureChecked,
  hintTenantChecked,
  idTokenCame,
  keyHasCertificate,
  noIdTokenWithoutFactor,
  otherUserRefused,
  redirectUriChecked,
  replayedRequestRefused,
  signedWithRs256,
  subAsHinted,
  acrAsRequested,
  acrIsRefedsMfa,
  acrValuesHonoured,
  amrConsistent,
  amrContainsMfa,
  amrIsArrayOfStrings,
  amrMatchesFactors,
  amrPresent,
  amrValuesRegistered,
  amrValuesUnique,
  atHash,
  authTimeInInterval,
  authTimePresent,
  cHash,
  discoverySane,
  idTokenAlg,
  idTokenAud,
  idTokenAzp,
  idTokenExp,
  idTokenIat,
  idTokenIss,
  idTokenKeyFound,
  idTokenNbf,
  idTokenNonce,
  idTokenPresent,
  idTokenSignature,
  responseIss,
  responseState,
  subConsistent,
  userinfoSane,
  bearerWindow,
  classAsRequested,
  classIsMultipleauthn,
  classIsRefedsMfa,
  destination,
  idpEmail,
  inResponseTo,
  inResponseToAbsent,
  nameIdCharacters,
  nameIdEncoded,
  nameIdFormat,
  nameIdLength,
  oneAuthnContext,
  relayState,
  requestByPost,
  responseIssuer,
  sessionNotOnOrAfter,
  statusSuccess,
  authTimeKeptOnRefresh,
  authTimeKeptOnReuse,
  cancelledRefused,
  clockAgrees,
  forceAuthnHonoured,
  maxAgeHonoured,
  mfaKeptOnRefresh,
  mfaKeptOnReuse,
  mfaSaidAfterStepUp,
  mfaSaidEveryTime,
  mfaSaidWhenFresh,
  newTimeNeedsNewFactor,
  noClaimsOfAnother,
  noMfaFromRememberedDevice,
  noMfaGainedOnReuse,
  noMfaWithoutSecondFactor,
  promptLoginHonoured,
  requiredMfaEnforced,
  secondFactorAsked,
  secondFactorNotSkippable,
  stepUpHonoured,
  usedCodeRefused,
  wfreshHonoured,
  wrongCodeRefused,
  appliesTo,
  immutableId,
  mfaDespitePromptLogin,
  saysMultipleauthn,
  upn,
  wctxUnchanged,
];
