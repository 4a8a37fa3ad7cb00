import { expect, test } from 'vitest';
import {
  claim,
  inWords,
  isWebAddress,
  notNumericDate,
  shown,
  shownMoment,
  shownShort,
  shownTime,
} from '../../validators/claims.ts';
import { hostileValues, signedInAt } from './samples.ts';

test('what only JavaScript knows is no claim', () => {
  expect(claim({ amr: 'mfa' }, 'amr')).toBe('mfa');
  expect(claim({}, 'constructor')).toBeUndefined();
});

test('a value is shown as compact JSON', () => {
  expect([1, '1', ['a', null], undefined].map(shown)).toEqual(['1', '"1"', '["a",null]', 'absent']);
  expect(shown(hostileValues['deep nesting'])).toBe('nested too deeply to show');
});

test('for a sentence, more than 80 characters are cut', () => {
  expect(shownShort('a'.repeat(80))).toBe(`"${'a'.repeat(80)}"`);
  expect(shownShort(`b${'a'.repeat(80)}`)).toBe(`"b${'a'.repeat(79)}…"`);
});

test('seconds are shown with their time, and what is no time as it is', () => {
  expect(shownTime(signedInAt)).toBe(`${String(signedInAt)} (2026-11-24T10:00:03.000Z)`);
  expect(['5', 1e300, undefined].map(shownTime)).toEqual(['"5"', '1e+300', 'absent']);
  expect(shownMoment(signedInAt * 1000 + 999)).toBe(shownTime(signedInAt));
});

test('a NumericDate is a number of seconds after 1970', () => {
  expect(notNumericDate('exp', '1')).toMatch(/^exp is not a number/);
  expect(notNumericDate('exp', 0)).toMatch(/^exp is 0, which is no time/);
  expect(notNumericDate('exp', 1e11 + 1)).toMatch(/^exp looks like milliseconds/);
  for (const seconds of [1, signedInAt, 1e11]) expect(notNumericDate('exp', seconds)).toBeUndefined();
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%o in prose', (items, prose) => {
  expect(inWords(items)).toBe(prose);
});

test('an address is absolute, by http or https', () => {
  for (const address of ['https://x.example/a', 'http://127.0.0.1:1'])
    expect(isWebAddress(address)).toBe(true);
  for (const other of ['ftp://x.example', '/a', 5, undefined]) expect(isWebAddress(other)).toBe(false);
});
