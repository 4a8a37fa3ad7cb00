import { expect, test } from 'vitest';
import { isBefore, notExpired, notInFuture } from '../../validators/times.ts';
import { jwt } from './samples.ts';

const noon = Date.parse('2026-11-24T12:00:00.000Z');

const at = (payload: Record<string, number>) => jwt(payload);
const now = { now: noon, toleranceMs: 60_000 };

test('a token is over when exp and the tolerance have passed', () => {
  expect(notExpired(at({ exp: noon / 1000 - 59 }), now).outcome).toBe('pass');
  expect(notExpired(at({ exp: noon / 1000 - 60 }), now).outcome).toBe('fail');
  expect(notExpired(at({ exp: 0 }), now)).toMatchObject({ detail: expect.stringMatching(/^exp is 0/) });
});

test('a time that is none is not in the past', () => {
  expect(notInFuture('iat', at({ iat: -1 }), now)).toMatchObject({
    outcome: 'fail',
    detail: expect.stringMatching(/^iat is -1/),
  });
});

test('a time rounded down to its second is not before the moment within it', () => {
  expect(isBefore(noon, noon + 999, 0)).toBe(false);
  expect(isBefore(noon, noon + 1_000, 0)).toBe(true);
});

test('the tolerance moves the moment, before anything is rounded', () => {
  expect(isBefore(noon - 60_000, noon + 900, 60_000)).toBe(false);
  expect(isBefore(noon, noon + 1_400, 500)).toBe(false);
  expect(isBefore(noon, noon + 1_500, 500)).toBe(true);
});
