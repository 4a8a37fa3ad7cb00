import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/no-id-token-without-factor.ts';
import { signIn } from '../samples.ts';
import { errorAfter, judged, refusedAfter, unreadableAfter } from '../session/sign-ins.ts';

test('an id_token needs a factor', () => {
  expect(judged(check, [signIn(['totp'])]).outcome).toBe('notApplicable');
  expect(judged(check, [signIn([])]).outcome).toBe('fail');
  expect(judged(check, [unreadableAfter('first', [])]).outcome).toBe('fail');
  expect(judged(check, [signIn(['password'])]).outcome).toBe('fail');
  expect(judged(check, [errorAfter('first', [], 'access_denied')]).outcome).toBe('pass');
});

test('a passkey is a factor here, whether it verified its user or not', () => {
  const passkey = {
    ...signIn([]),
    factorsUsed: [{ factor: 'passkey', at: '', userVerified: false }],
  } as const;
  expect(judged(check, [{ ...passkey, factorsUsed: [...passkey.factorsUsed] }]).outcome).toBe(
    'notApplicable',
  );
});

test('of several sign-ins none may be answered without a factor; a page with an error refuses', () => {
  const [refused, denied] = [refusedAfter('cancelled', []), errorAfter('cancelled', [], 'access_denied')];
  expect(judged(check, [denied, refused]).outcome).toBe('pass');
  expect(judged(check, [denied, signIn([])]).outcome).toBe('fail');
  expect(judged(check, [denied, errorAfter('cancelled', [], 'server_error')]).outcome).toBe('inconclusive');
});
