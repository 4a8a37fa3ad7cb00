import { expect, test } from 'vitest';
import { unreadableAmr, whyNoMfa, whyNotArrayOfStrings } from '../../validators/amr.ts';

test('says why amr has no values', () => {
  expect(unreadableAmr({}).reason).toBe('There is no amr.');
  expect(unreadableAmr({ amr: 'mfa' }).reason).toMatch(/^amr is not an array of strings/);
});

test.each([
  ['pwd', 'amr is one string; it must be an array, also for a single value. It does not say mfa, either.'],
  ['mfa ', 'amr is one string; it must be an array, also for a single value.'],
  ['pwd mfa', 'amr is one string with its values joined by spaces'],
  ['pwd;mfa', 'amr is one string with its values joined by semicolons'],
  ['pwd, mfa', 'amr is one string with its values joined by commas'],
])('of the string "%s": %s', (amr, why) => {
  expect(whyNotArrayOfStrings(amr).startsWith(why)).toBe(true);
});

test.each([
  [['pwd', 1, 2, null], 'amr holds a number and null; every element must be a string.'],
  [['pwd', ['mfa']], 'amr holds an array inside the array: its values must stand directly in it.'],
])('of %j: %s', (amr, why) => {
  expect(whyNotArrayOfStrings(amr)).toBe(why);
});

test('names each method of the product with what is registered', () => {
  expect(whyNoMfa(['Password', 'geo', 'totp'])).toBe(
    'amr names methods in the product\'s own words, "Password" (registered: pwd) and "totp" (registered: otp), and does not say "mfa".',
  );
});

test.each([
  ['password', 'pwd'],
  ['totp', 'otp'],
  ['google_otp', 'otp'],
  ['okta_verify', 'otp, swk or hwk'],
  ['oauth_otp', 'otp'],
  ['symantec', 'otp'],
  ['yubikey', 'otp or hwk'],
  ['duo', 'the method that was used'],
  ['webauthn', 'hwk or swk'],
  ['passkey', 'hwk or swk'],
  ['fido', 'hwk or swk'],
  ['email', 'otp'],
  ['code', 'otp'],
  ['lookup_secret', 'otp'],
  ['basicauthenticator', 'pwd'],
])('instead of %s: %s', (product, registered) => {
  expect(whyNoMfa([product])).toContain(`"${product}" (registered: ${registered})`);
});

test('letters are found in any case', () => {
  expect(whyNoMfa(['strongMFA'])).toBe(
    'amr has "strongMFA": the letters are in it, but the value is not "mfa".',
  );
});
