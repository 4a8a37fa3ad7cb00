import type { Demand } from '../core/profile.ts';
import atHash from '../validators/oidc/at-hash.ts';
import authTimeInInterval from '../validators/oidc/auth-time-in-interval.ts';
import authTimePresent from '../validators/oidc/auth-time-present.ts';
import acrAsRequested from '../validators/oidc/acr-as-requested.ts';
import acrValuesHonoured from '../validators/oidc/acr-values-honoured.ts';
import cHash from '../validators/oidc/c-hash.ts';
import discoverySane from '../validators/oidc/discovery-sane.ts';
import idTokenAlg from '../validators/oidc/id-token-alg.ts';
import idTokenAud from '../validators/oidc/id-token-aud.ts';
import idTokenAzp from '../validators/oidc/id-token-azp.ts';
import idTokenExp from '../validators/oidc/id-token-exp.ts';
import idTokenIat from '../validators/oidc/id-token-iat.ts';
import idTokenIss from '../validators/oidc/id-token-iss.ts';
import idTokenKeyFound from '../validators/oidc/id-token-key-found.ts';
import idTokenNbf from '../validators/oidc/id-token-nbf.ts';
import idTokenNonce from '../validators/oidc/id-token-nonce.ts';
import idTokenPresent from '../validators/oidc/id-token-present.ts';
import idTokenSignature from '../validators/oidc/id-token-signature.ts';
import responseIss from '../validators/oidc/response-iss.ts';
import responseState from '../validators/oidc/response-state.ts';
import subConsistent from '../validators/oidc/sub-consistent.ts';
import userinfoSane from '../validators/oidc/userinfo-sane.ts';
import clockAgrees from '../validators/session/clock-agrees.ts';
import authTimeKeptOnRefresh from '../validators/session/auth-time-kept-on-refresh.ts';

/** What every relying party demands of OpenID Connect before it reads a claim; the most telling first. */
export const soundSignIn: readonly Demand[] = [
  { validator: idTokenPresent, severity: 'critical' },
  { validator: idTokenAlg, severity: 'critical' },
  { validator: idTokenKeyFound, severity: 'critical' },
  { validator: idTokenSignature, severity: 'critical' },
  { validator: idTokenIss, severity: 'critical' },
  { validator: idTokenAud, severity: 'critical' },
  { validator: idTokenAzp, severity: 'serious' },
  { validator: idTokenNonce, severity: 'critical' },
  { validator: idTokenExp, severity: 'serious' },
  { validator: idTokenIat, severity: 'serious' },
  { validator: idTokenNbf, severity: 'serious' },
  { validator: atHash, severity: 'serious' },
  { validator: cHash, severity: 'serious' },
  { validator: responseState, severity: 'serious' },
  { validator: responseIss, severity: 'serious' },
  { validator: subConsistent, severity: 'serious' },
  { validator: authTimePresent, severity: 'serious' },
  { validator: authTimeInInterval, severity: 'serious' },
  { validator: acrAsRequested, severity: 'serious' },
  { validator: acrValuesHonoured, severity: 'moderate' },
  { validator: userinfoSane, severity: 'moderate' },
  { validator: discoverySane, severity: 'serious' },
  // Which of the two clocks is wrong cannot be told from here.
  { validator: clockAgrees, severity: 'moderate' },
];

/** What refreshed tokens must keep, whoever reads them. */
export const soundRefresh: readonly Demand[] = [
  { validator: subConsistent, severity: 'serious' },
  { validator: authTimeKeptOnRefresh, severity: 'serious' },
];
