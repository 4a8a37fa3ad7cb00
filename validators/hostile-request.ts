import type { SignIn } from '../core/evidence.ts';
import type { Evaluation } from '../core/validator.ts';
import { notMade } from './sign-ins.ts';

/** For a request that must lead neither to an id_token nor to a page that asks for the factor. */
export function hostileRefused(signIns: readonly SignIn[], purpose: string): Evaluation {
  const tried = signIns.find((signIn) => signIn.purpose === purpose);
  if (!tried) return notMade(purpose);
  const { end, oidc } = tried;
  const expected = ['an error'];
  if (oidc?.idToken ?? oidc?.unreadableIdToken) return { outcome: 'fail', expected, actual: ['an id_token'] };
  if (end.kind === 'answered') {
    const error = oidc?.authorizationResponse?.parameters['error'];
    return error === undefined
      ? { outcome: 'inconclusive', reason: 'The provider answered with neither id_token nor error.' }
      : { outcome: 'pass', notes: [`The provider answered ${error}.`] };
  }
  switch (end.reason) {
    case 'error-on-page':
      return { outcome: 'pass', notes: [`The provider showed an error: ${end.message}`] };
    case 'second-factor-demanded':
    case 'enrolment-demanded':
      return { outcome: 'fail', expected, actual: ['a page that goes on with the sign-in'] };
    default:
      return { outcome: 'inconclusive', reason: `What the provider did cannot be told: ${end.message}` };
  }
}
