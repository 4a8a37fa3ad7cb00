import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/no-id-token-without-factor.ts';
import { evaluate, signIn } from '../samples.ts';

import { errorAfter } from '../session/sign-ins.ts';

test('an id_token needs a factor', () => {
  expect(evaluate(check, { signIn: signIn(['totp']) }).outcome).toBe('notApplicable');
  expect(evaluate(check, { signIn: signIn([]) }).outcome).toBe('fail');
  expect(evaluate(check, { signIn: signIn(['password']) }).outcome).toBe('fail');
  expect(evaluate(check, { signIn: errorAfter('first', [], 'access_denied') }).outcome).toBe('pass');
});
