import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/id-token-came.ts';
import { capture, evaluate } from '../samples.ts';

const { idToken: _came, ...without } = capture();
const error = { ...without.authorizationResponse!, parameters: { error: 'access_denied' } };

test('fails for an error, and for an answer without id_token', () => {
  expect(evaluate(check)).toEqual({ outcome: 'pass' });
  expect(evaluate(check, { capture: without })).toMatchObject({
    outcome: 'fail',
    actual: ['neither id_token nor error'],
  });
  expect(evaluate(check, { capture: { ...without, authorizationResponse: error } })).toMatchObject({
    outcome: 'fail',
    actual: ['access_denied'],
  });
  const parameters = { error: 'server_error', error_description: 'Try again.' };
  const described = { ...error, parameters };
  expect(evaluate(check, { capture: { ...without, authorizationResponse: described } })).toMatchObject({
    actual: ['server_error: Try again.'],
  });
});

test('an account without a factor is right to get none; without an answer it cannot be told', () => {
  const account = { id: 'bob', factors: [], requireMfa: false };
  expect(evaluate(check, { capture: { ...without, authorizationResponse: error }, account }).outcome).toBe(
    'notApplicable',
  );
  const { authorizationResponse: _none, ...nothing } = without;
  expect(evaluate(check, { capture: nothing }).outcome).toBe('inconclusive');
});
