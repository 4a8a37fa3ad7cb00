import { defineValidator } from '../../core/validator.ts';
import { claim } from '../claims.ts';
import { requestedOfIdToken } from '../requested.ts';

export default defineValidator({
  id: 'oidc/auth-time-present',
  title: 'auth_time is there where it must be',
  failureTitle: 'auth_time is missing although it was asked for',
  why: 'auth_time tells when the person last signed in. After max_age or an essential request the provider must send it; without it nobody can tell a fresh sign-in from an old session.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  remedy: {
    topic: 'auth-time',
    steps: [
      'In the provider, add auth_time (the time of the sign-in, in seconds) to the id_token of this client.',
    ],
  },
  needs: ['idToken', 'request'],
  evaluate({ idToken, request }) {
    if (claim(idToken.payload, 'auth_time') !== undefined) return { outcome: 'pass' };
    const maxAge = request.parameters['max_age'];
    const essential = requestedOfIdToken(request, 'auth_time')?.['essential'] === true;
    if (maxAge === undefined && !essential)
      return { outcome: 'pass', notes: ['The id_token has no auth_time; none was asked for.'] };
    const asked = maxAge === undefined ? 'an essential request' : `max_age=${maxAge}`;
    return { outcome: 'fail', expected: [`auth_time, after ${asked}`], actual: ['absent'] };
  },
});
