import type { Demand } from '../core/profile.ts';
import audience from '../validators/assertion/audience.ts';
import authnInstant from '../validators/assertion/authn-instant.ts';
import bearerConfirmation from '../validators/assertion/bearer-confirmation.ts';
import conditionsPresent from '../validators/assertion/conditions-present.ts';
import issueInstant from '../validators/assertion/issue-instant.ts';
import issuer from '../validators/assertion/issuer.ts';
import keyPinned from '../validators/assertion/key-pinned.ts';
import noSha1 from '../validators/assertion/no-sha1.ts';
import notBefore from '../validators/assertion/not-before.ts';
import notOnOrAfter from '../validators/assertion/not-on-or-after.ts';
import oneAssertion from '../validators/assertion/one-assertion.ts';
import readable from '../validators/assertion/readable.ts';
import recipient from '../validators/assertion/recipient.ts';
import signatureAlgorithm from '../validators/assertion/signature-algorithm.ts';
import signaturePresent from '../validators/assertion/signature-present.ts';
import signatureReference from '../validators/assertion/signature-reference.ts';
import signatureTransforms from '../validators/assertion/signature-transforms.ts';
import signatureVerified from '../validators/assertion/signature-verified.ts';
import bearerWindow from '../validators/saml/bearer-window.ts';
import classAsRequested from '../validators/saml/class-as-requested.ts';
import destination from '../validators/saml/destination.ts';
import inResponseToAbsent from '../validators/saml/in-response-to-absent.ts';
import inResponseTo from '../validators/saml/in-response-to.ts';
import relayState from '../validators/saml/relay-state.ts';
import responseIssuer from '../validators/saml/response-issuer.ts';
import sessionNotOnOrAfter from '../validators/saml/session-not-on-or-after.ts';
import statusSuccess from '../validators/saml/status-success.ts';
import clockAgrees from '../validators/session/clock-agrees.ts';
import appliesTo from '../validators/wsfed/applies-to.ts';
import wctxUnchanged from '../validators/wsfed/wctx-unchanged.ts';

/** What every relying party demands of an assertion before it reads what it says; the most telling first. */
const soundAssertion: readonly Demand[] = [
  { validator: readable, severity: 'critical' },
  { validator: oneAssertion, severity: 'critical' },
  { validator: signaturePresent, severity: 'critical' },
  { validator: keyPinned, severity: 'critical' },
  { validator: signatureAlgorithm, severity: 'critical' },
  { validator: signatureReference, severity: 'critical' },
  { validator: signatureTransforms, severity: 'serious' },
  { validator: signatureVerified, severity: 'critical' },
  { validator: noSha1, severity: 'moderate' },
  { validator: issuer, severity: 'critical' },
  { validator: audience, severity: 'critical' },
  { validator: conditionsPresent, severity: 'serious' },
  { validator: notBefore, severity: 'serious' },
  { validator: notOnOrAfter, severity: 'serious' },
  { validator: issueInstant, severity: 'serious' },
  { validator: bearerConfirmation, severity: 'serious' },
  { validator: recipient, severity: 'critical' },
  { validator: authnInstant, severity: 'serious' },
  // Which of the two clocks is wrong cannot be told from here.
  { validator: clockAgrees, severity: 'moderate' },
];

/** The same for a response of SAML 2.0. */
export const soundResponse: readonly Demand[] = [
  { validator: statusSuccess, severity: 'critical' },
  ...soundAssertion,
  { validator: responseIssuer, severity: 'serious' },
  { validator: inResponseTo, severity: 'critical' },
  { validator: bearerWindow, severity: 'serious' },
  { validator: sessionNotOnOrAfter, severity: 'serious' },
  { validator: classAsRequested, severity: 'serious' },
  { validator: relayState, severity: 'moderate' },
  { validator: destination, severity: 'serious' },
];

/** The same demands on a response that the provider sends by itself (SAML 2.0 Profiles, section 4.1.5). */
export function withoutRequest(demands: readonly Demand[]): readonly Demand[] {
  return demands.map((demand) =>
    demand.validator === inResponseTo ? { validator: inResponseToAbsent, severity: 'serious' } : demand,
  );
}

/** The same for an answer of WS-Federation. */
export const soundWresult: readonly Demand[] = [
  ...soundAssertion,
  { validator: wctxUnchanged, severity: 'serious' },
  { validator: appliesTo, severity: 'serious' },
];
