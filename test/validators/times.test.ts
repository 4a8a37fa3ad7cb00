import { expect, test } from 'vitest';
import { isBefore } from '../../validators/times.ts';

const noon = Date.parse('2026-11-24T12:00:00.000Z');

test('a time rounded down to its second is not before the moment within it', () => {
  expect(isBefore(noon, noon + 999, 0)).toBe(false);
  expect(isBefore(noon, noon + 1_000, 0)).toBe(true);
});

test('the tolerance moves the moment, before anything is rounded', () => {
  expect(isBefore(noon - 60_000, noon + 900, 60_000)).toBe(false);
  expect(isBefore(noon, noon + 1_400, 500)).toBe(false);
  expect(isBefore(noon, noon + 1_500, 500)).toBe(true);
});
