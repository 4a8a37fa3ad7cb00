import type { Validator } from '../core/validator.ts';
import audIsPartnerCenter from './entra/aud-is-partner-center.ts';
import issIsEntraV1 from './entra/iss-is-entra-v1.ts';
import scpUserImpersonation from './entra/scp-user-impersonation.ts';
import tokenNotExpired from './entra/token-not-expired.ts';
import tokenSignature from './entra/token-signature.ts';
import verIs1 from './entra/ver-is-1.ts';
import acrAsRequested from './oidc/acr-as-requested.ts';
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
import authTimeKeptOnRefresh from './session/auth-time-kept-on-refresh.ts';
import clockAgrees from './session/clock-agrees.ts';
import mfaKeptOnRefresh from './session/mfa-kept-on-refresh.ts';
import noMfaWithoutSecondFactor from './session/no-mfa-without-second-factor.ts';
import requiredMfaEnforced from './session/required-mfa-enforced.ts';
import secondFactorAsked from './session/second-factor-asked.ts';

/** Every check there is, sorted by id. */
export const validators: readonly Validator[] = [
  audIsPartnerCenter,
  issIsEntraV1,
  scpUserImpersonation,
  tokenNotExpired,
  tokenSignature,
  verIs1,
  acrAsRequested,
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
  authTimeKeptOnRefresh,
  clockAgrees,
  mfaKeptOnRefresh,
  noMfaWithoutSecondFactor,
  requiredMfaEnforced,
  secondFactorAsked,
];
