import { answerOf, providerError } from '../core/artifacts.ts';
import type { SignIn } from '../core/evidence.ts';
import type { XmlAnswer } from '../core/saml-evidence.ts';
import type { Evaluation } from '../core/validator.ts';

/** Errors by which a provider says that it would not sign this person in (OpenID Connect Core 3.1.2.6; RFC 6749, 4.1.2.1). */
const refusingErrors = [
  'access_denied',
  'login_required',
  'interaction_required',
  'unmet_authentication_requirements',
];

/** The same in SAML 2.0 (saml-core, section 3.2.2.2). */
const refusingCodes = ['AuthnFailed', 'NoAuthnContext', 'RequestDenied'].map(
  (name) => `urn:oasis:names:tc:SAML:2.0:status:${name}`,
);

/** A sign-in without a second factor that gave no token: right where it was refused for that, else we cannot tell. */
export function howRefused(signIn: SignIn): Evaluation {
  const { end, factorsUsed, purpose } = signIn;
  const given = factorsUsed.length > 0 || codeTyped(signIn);
  const response = signIn.oidc?.authorizationResponse;
  const answer = answerOf(signIn);
  if (answer) return howAnswered(signIn, answer);
  if (end.kind === 'answered') {
    const error = response?.parameters['error'];
    if (!response)
      return {
        outcome: 'inconclusive',
        reason: 'No token came: the sign-in ended before the provider answered.',
      };
    const said = providerError(signIn) ?? 'without tokens';
    if (error !== undefined && refusingErrors.includes(error))
      return { outcome: 'pass', notes: [`The provider refused the sign-in: it answered ${said}.`] };
    return {
      outcome: 'inconclusive',
      reason: `No token came, and it was no refusal: the provider answered ${said}.`,
    };
  }
  const demanded = ['enrolment-demanded', 'second-factor-demanded', 'cancelled'].includes(end.reason);
  // A session that is stepped up was begun with the password; over WS-Federation a page is all that can say no.
  const afterwards = end.reason === 'error-on-page' && (given || purpose === 'step-up');
  if (demanded || afterwards)
    return { outcome: 'pass', notes: [`The provider refused the sign-in (${end.reason}): ${end.message}`] };
  return {
    outcome: 'inconclusive',
    reason: `The sign-in ended for another reason than a missing second factor (${end.reason}): ${end.message}`,
  };
}

/** Whether a code was typed, taken or not. */
export function codeTyped({ timeline }: SignIn): boolean {
  return timeline.some(({ kind, text }) => kind === 'typed' && /\bcode\b/.test(text));
}

/** A SAMLResponse or a wresult without an assertion that could be looked at. */
function howAnswered(signIn: SignIn, { envelope, unreadable }: XmlAnswer): Evaluation {
  const said = providerError(signIn);
  if (said !== undefined && envelope?.status?.codes.some((code) => refusingCodes.includes(code)))
    return { outcome: 'pass', notes: [`The provider refused the sign-in: it answered ${said}.`] };
  const reason = said
    ? `No assertion came, and it was no refusal: the provider answered ${said}.`
    : `The answer holds no assertion that could be looked at${unreadable ? `: ${unreadable.reason}` : ''}.`;
  return { outcome: 'inconclusive', reason };
}
