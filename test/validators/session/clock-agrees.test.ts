import { expect, test } from 'vitest';
import check from '../../../validators/session/clock-agrees.ts';
import { evaluate } from '../samples.ts';

test.each([0, 60_000, -60_000])('passes within a minute: %d ms', (offsetMs) => {
  expect(evaluate(check, { clock: { offsetMs, uncertaintyMs: 0 } }).outcome).toBe('pass');
});

test('fails beyond, and does not say whose clock is wrong', () => {
  expect(evaluate(check, { clock: { offsetMs: 120_000, uncertaintyMs: 500 } })).toMatchObject({
    outcome: 'fail',
    actual: ['120 s ahead'],
    detail: expect.stringContaining('either of the two'),
  });
  expect(evaluate(check, { clock: { offsetMs: -60_501, uncertaintyMs: 0 } })).toMatchObject({
    expected: ['at most 60 s apart'],
    actual: ['61 s behind'],
  });
});

test('does not bind where the provider sent no Date', () => {
  expect(evaluate(check, { clock: { offsetMs: null, uncertaintyMs: 0 } }).outcome).toBe('notApplicable');
});

test('a clock a million years off is only a larger number', () => {
  expect(evaluate(check, { clock: { offsetMs: 3e16, uncertaintyMs: 0 } }).outcome).toBe('fail');
});
