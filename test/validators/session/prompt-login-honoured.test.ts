import { expect, test } from 'vitest';
import check from '../../../validators/session/prompt-login-honoured.ts';
import { hostileValues, signedInAt, signIn } from '../samples.ts';
import { errorAfter, judged, tokenAfter } from './sign-ins.ts';

const first = signIn();
const purpose = 'prompt=login';

test('passes where a factor was asked and the time is newer', () => {
  for (const factors of [['password'], ['totp'], ['password', 'totp']] as const)
    expect(judged(check, [first, tokenAfter(purpose, factors, { auth_time: signedInAt + 2 })])).toEqual({
      outcome: 'pass',
    });
});

test('fails where nothing was asked, whatever the time', () => {
  for (const auth_time of [signedInAt, signedInAt + 2, undefined])
    expect(judged(check, [first, tokenAfter(purpose, [], { auth_time })])).toMatchObject({
      outcome: 'fail',
      actual: ['nothing was asked'],
      detail: 'The provider answered prompt=login from its session: nobody was asked for anything.',
    });
});

test('fails where the time is not newer than that of every sign-in before', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'])])).toMatchObject({
    outcome: 'fail',
    expected: ['after 1795514403 (2026-11-24T10:00:03.000Z)'],
  });
  const between = tokenAfter('reuse', ['password'], { auth_time: signedInAt + 4 });
  const fresh = tokenAfter(purpose, ['password'], { auth_time: signedInAt + 4 });
  expect(judged(check, [first, between, fresh]).outcome).toBe('fail');
});

test('without auth_time the typing alone is judged, and said', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'], { auth_time: undefined })])).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('no auth_time')],
  });
});

test('without a first auth_time the clock is asked', () => {
  const without = tokenAfter('first', ['password', 'totp'], { auth_time: undefined });
  expect(judged(check, [without, tokenAfter(purpose, ['password'])])).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('compared with the clock')],
  });
  const old = tokenAfter(purpose, ['password'], { auth_time: signedInAt - 64 });
  expect(judged(check, [without, old]).outcome).toBe('fail');
});

test('is inconclusive where it was not tried, or brought nothing', () => {
  expect(judged(check, [first]).outcome).toBe('inconclusive');
  expect(judged(check, [first, errorAfter(purpose, ['password'], 'server_error')])).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('server_error'),
  });
  expect(
    judged(check, [errorAfter('first', ['password'], 'access_denied'), tokenAfter(purpose, [])]).outcome,
  ).toBe('inconclusive');
});

test.each(Object.entries(hostileValues).filter(([name]) => name !== 'number'))(
  'auth_time as %s is no time',
  (_name, value) => {
    expect(judged(check, [first, tokenAfter(purpose, ['password'], { auth_time: value })])).toMatchObject({
      outcome: 'pass',
      notes: [expect.stringContaining('no auth_time')],
    });
  },
);
