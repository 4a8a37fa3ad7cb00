import { expect, test } from 'vitest';
import { count, duration, moment, values } from '../../cli/options.ts';

test('values: separated by commas or repeated', () => {
  expect(values('html, junit', ['json'])).toEqual(['json', 'html', 'junit']);
  expect(values(',')).toEqual([]);
});

test.each([
  ['90s', 90_000],
  ['2m', 120_000],
  ['500ms', 500],
  ['1.5s', 1500],
  ['30', 30_000],
])('duration %s', (text, ms) => {
  expect(duration(text)).toBe(ms);
});

test.each(['0', '-1', '1h', '', 's', '1e9', '90 s', '9999999'])('not a duration: "%s"', (text) => {
  expect(() => duration(text)).toThrow('90s, 2m or 500ms');
});

test.each(['0', '-1', '1.5', '', '1e3', '12345678'])('not a count: "%s"', (text) => {
  expect(() => count(text)).toThrow('whole number');
});

test('moment: ISO 8601 or seconds', () => {
  expect(moment('2026-11-24T10:00:00Z')).toBe(Date.UTC(2026, 10, 24, 10));
  expect(moment('1795514400')).toBe(1_795_514_400_000);
  expect(() => moment('yesterday')).toThrow('seconds since 1970');
});
