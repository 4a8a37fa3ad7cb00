import { expect, test } from 'vitest';
import { hostileRefused } from '../../validators/hostile-request.ts';
import { capture, signIn } from './samples.ts';

test('an answer in which nothing stands cannot be told', () => {
  const { idToken: _none, authorizationResponse: _neither, ...oidc } = capture();
  const { oidc: _nothing, ...empty } = signIn([]);
  for (const one of [signIn([], { oidc }), empty])
    expect(hostileRefused([one], 'first')).toEqual({
      outcome: 'inconclusive',
      reason: 'The provider answered with neither id_token nor error.',
    });
});
