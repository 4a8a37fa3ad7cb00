import { expect, test } from 'vitest';
import check from '../../../validators/session/max-age-honoured.ts';
import { hostileValues, signedInAt, signIn } from '../samples.ts';
import { errorAfter, judged, tokenAfter } from './sign-ins.ts';

const first = signIn();
const purpose = 'max_age=0';

test('passes where a factor was asked and the time is newer', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'], { auth_time: signedInAt + 2 })])).toEqual({
    outcome: 'pass',
  });
});

test('fails where it is answered from the session', () => {
  expect(judged(check, [first, tokenAfter(purpose, [])])).toMatchObject({
    outcome: 'fail',
    actual: ['nothing was asked'],
  });
});

test('fails where the time is the one of an earlier sign-in', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password', 'totp'])]).outcome).toBe('fail');
});

test('fails without auth_time, which is owed after max_age', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'], { auth_time: undefined })])).toEqual({
    outcome: 'fail',
    expected: ['seconds since 1970'],
    actual: ['absent'],
    detail: 'After max_age=0 the id_token must have auth_time, and it gives no such time.',
    remedy: 'auth-time',
  });
});

test('another sign-in is not this one', () => {
  expect(judged(check, [first, tokenAfter('prompt=login', [])]).outcome).toBe('inconclusive');
  expect(judged(check, [first, errorAfter(purpose, [], 'login_required')]).outcome).toBe('inconclusive');
});

test.each(Object.entries(hostileValues))('auth_time as %s fails', (_name, value) => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'], { auth_time: value })]).outcome).toBe(
    'fail',
  );
});
