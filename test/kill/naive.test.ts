import { expect, test } from 'vitest';
import { naiveTest } from '../../kill/naive.ts';

test.each([
  [['pwd', 'otp', 'mfa'], true],
  ['mfa', true],
  ['no-mfa', true],
  [['pwd', 'MFA'], false],
  [{ mfa: true }, false],
  [null, false],
])('amr %j: %s', (amr, content) => {
  expect(naiveTest([], { amr })).toBe(content);
});

test('without a token it is not content', () => {
  expect(naiveTest([])).toBe(false);
});
