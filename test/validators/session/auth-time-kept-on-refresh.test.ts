import { expect, test } from 'vitest';
import type { JwtEvidence } from '../../../core/evidence.ts';
import check from '../../../validators/session/auth-time-kept-on-refresh.ts';
import { claims, evaluate, hostileValues, jwt, signedInAt, tokenWith } from '../samples.ts';

const refreshes = (...tokens: JwtEvidence[]) => ({
  refreshes: tokens.map((idToken) => ({ at: '2026-11-24T10:01:00.000Z', status: 200, idToken })),
});

test('passes where it stays, or was left out', () => {
  expect(evaluate(check, refreshes(jwt(), jwt(claims({ auth_time: undefined })))).outcome).toBe('pass');
});

test('fails where it became newer', () => {
  expect(evaluate(check, refreshes(jwt(), jwt(claims({ auth_time: signedInAt + 2 }))))).toEqual({
    outcome: 'fail',
    expected: ['not after 1795514403 (2026-11-24T10:00:03.000Z)'],
    actual: ['1795514405 (2026-11-24T10:00:05.000Z)'],
  });
});

test('does not bind without two times', () => {
  expect(evaluate(check, refreshes(jwt(claims({ auth_time: undefined })))).outcome).toBe('notApplicable');
  expect(evaluate(check, { ...tokenWith({ auth_time: undefined }), ...refreshes(jwt()) }).outcome).toBe(
    'notApplicable',
  );
});

test.each(Object.entries(hostileValues).filter(([name]) => name !== 'number'))(
  'a refreshed auth_time as %s is no time',
  (_name, value) => {
    expect(evaluate(check, refreshes(jwt(claims({ auth_time: value })))).outcome).toBe('notApplicable');
  },
);
