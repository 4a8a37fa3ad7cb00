import { expect, test } from 'vitest';
import check from '../../../validators/session/auth-time-kept-on-reuse.ts';
import { hostileValues, signedInAt, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, tokenAfter } from './sign-ins.ts';

const first = signIn();

test('passes where the time stays', () => {
  expect(judged(check, [first, tokenAfter('reuse', [])])).toEqual({ outcome: 'pass' });
});

test.each([2, 1, -1])('fails where it moves by %d s', (by) => {
  expect(judged(check, [first, tokenAfter('reuse', [], { auth_time: signedInAt + by })])).toMatchObject({
    outcome: 'fail',
    expected: ['1795514403 (2026-11-24T10:00:03.000Z)'],
  });
});

test('reads the time of an assertion, and takes no part of a second for a change', () => {
  const saml = assertionAfter('first', ['password', 'totp'], 'x');
  expect(judged(check, [saml, assertionAfter('reuse', [], 'x', '2026-11-24T10:00:03.400Z')]).outcome).toBe(
    'pass',
  );
  expect(judged(check, [saml, assertionAfter('reuse', [], 'x', '2026-11-24T10:00:05Z')])).toEqual({
    outcome: 'fail',
    expected: ['2026-11-24T10:00:03Z'],
    actual: ['2026-11-24T10:00:05Z'],
  });
});

test('does not bind where a factor was asked again', () => {
  expect(
    judged(check, [first, tokenAfter('reuse', ['password'], { auth_time: signedInAt + 2 })]).outcome,
  ).toBe('notApplicable');
});

test('a comparison with an absent time is no pass', () => {
  const without = { auth_time: undefined };
  expect(judged(check, [first, tokenAfter('reuse', [], without)]).outcome).toBe('notApplicable');
  expect(judged(check, [tokenAfter('first', [], without), tokenAfter('reuse', [])]).outcome).toBe(
    'notApplicable',
  );
});

test('is inconclusive where nothing came', () => {
  expect(judged(check, [first, errorAfter('reuse', [], 'login_required')]).outcome).toBe('inconclusive');
  expect(judged(check, [first])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "reuse" was not made.',
  });
});

test.each(Object.entries(hostileValues).filter(([name]) => name !== 'number'))(
  'auth_time as %s is no time',
  (_name, value) => {
    expect(judged(check, [first, tokenAfter('reuse', [], { auth_time: value })]).outcome).toBe(
      'notApplicable',
    );
  },
);

test.each([0, -5, 1e12, 1e300])('%d is no time either', (value) => {
  expect(judged(check, [first, tokenAfter('reuse', [], { auth_time: value })]).outcome).toBe('notApplicable');
});
