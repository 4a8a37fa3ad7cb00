import { expect, test } from 'vitest';
import { nearest } from '../../core/nearest.ts';

test.each([
  ['clientSecrt', ['clientId', 'clientSecret'], 'clientSecret'],
  ['MFA', ['password-only', 'mfa'], 'mfa'],
  ['mfa', [], undefined],
  ['zebra', ['clientId', 'issuer'], undefined],
  ['', ['a'], 'a'],
  ['x'.repeat(1_000_000), ['x'], undefined],
] as const)('%.20s among %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
