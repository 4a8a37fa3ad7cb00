/** Reading `amr`, and what goes wrong with it in the wild. */
import type { JsonObject, JsonValue } from '../core/model.ts';
import { cmdletTakes } from '../core/cmdlet.ts';
import { claim, inWords, shown, shownShort } from './claims.ts';
import { multipleauthn } from './mfa-words.ts';

/** `amr` where it is an array of strings; undefined otherwise. */
export function amrOf(claims: JsonObject): string[] | undefined {
  const amr = claim(claims, 'amr');
  return isArrayOfStrings(amr) ? amr : undefined;
}

/** Why a check on the values of `amr` does not bind: another check says what is wrong. */
export function unreadableAmr(claims: JsonObject): { outcome: 'notApplicable'; reason: string } {
  const reason =
    claim(claims, 'amr') === undefined
      ? 'There is no amr.'
      : 'amr is not an array of strings, so it has no values.';
  return { outcome: 'notApplicable', reason };
}

export function isArrayOfStrings(value: JsonValue | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Whether a relying party could take this value for MFA, rightly written or not. */
export function claimsMfa(amr: JsonValue): boolean {
  const values = Array.isArray(amr) ? amr : [amr];
  return cmdletTakes(amr) || values.some((value) => typeof value === 'string' && meansMfa(value));
}

/** `mfa` in any case, or Microsoft's own word for it. */
function meansMfa(value: string): boolean {
  return ['mfa', 'multipleauthn', multipleauthn].includes(value.toLowerCase());
}

/** What products write instead of registered values, and which product is known for it. */
const productNames = new Map([
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
]);

/** Why an array of strings without `mfa` is not enough, in a sentence or two. */
export function whyNoMfa(values: readonly string[]): string {
  if (values.length === 0)
    return 'amr is an empty array: the claim is sent, but no authentication method is mapped into it.';
  const spelled = values.find((value) => value.trim().toLowerCase() === 'mfa');
  if (spelled !== undefined)
    return `amr has ${shown(spelled)}, which is not "mfa": the values are compared exactly.`;
  const joined = values.find((value) => value.split(/[\s,;]+/).includes('mfa'));
  if (joined !== undefined)
    return `amr has ${shownShort(joined)} as one value: several methods are joined in it, where each needs an element of its own.`;
  const dialect = values.find((value) => meansMfa(value));
  if (dialect !== undefined)
    return `amr has ${shown(dialect)}: that is how SAML and WS-Federation say it to Microsoft. In OpenID Connect the value is "mfa".`;
  if (values.includes('ngcmfa'))
    return 'amr has "ngcmfa", a value of Microsoft\'s own that is not "mfa": only the letters are the same.';
  const within = values.find((value) => value.toLowerCase().includes('mfa'));
  if (within !== undefined)
    return `amr has ${shownShort(within)}: the letters are in it, but the value is not "mfa".`;
  const products = values.flatMap((value) => {
    const registered = productNames.get(value.toLowerCase());
    return registered === undefined ? [] : [`${shown(value)} (registered: ${registered})`];
  });
  if (products.length > 0)
    return `amr names methods in the product's own words, ${inWords(products)}, and does not say "mfa".`;
  return 'amr names the methods, but does not say "mfa": a relying party that looks for "mfa" cannot know that they are several factors.';
}

/** Why a value that is no array of strings is wrong, in a sentence or two. */
export function whyNotArrayOfStrings(amr: JsonValue): string {
  if (amr === null) return 'amr is null: a claim without a value should be left out, and MFA must be said.';
  if (typeof amr === 'string') return whyString(amr);
  if (!Array.isArray(amr))
    return `amr is ${kindOf(amr)}; it must be an array of strings, e.g. ["pwd","otp","mfa"].`;
  if (amr.some(Array.isArray))
    return 'amr holds an array inside the array: its values must stand directly in it.';
  const strange = amr.filter((item) => typeof item !== 'string').map(kindOf);
  return `amr holds ${inWords([...new Set(strange)])}; every element must be a string.`;
}

function whyString(amr: string): string {
  const parts = amr.split(/[\s,;]+/).filter((part) => part !== '');
  const mfa = parts.includes('mfa') ? '' : ' It does not say mfa, either.';
  if (/^\s*\[/.test(amr))
    return `amr is a string that holds the text of an array, instead of the array.${mfa}`;
  if (parts.length < 2) return `amr is one string; it must be an array, also for a single value.${mfa}`;
  const by = amr.includes(',') ? 'commas' : amr.includes(';') ? 'semicolons' : 'spaces';
  return `amr is one string with its values joined by ${by}; it must be an array with one element for each.${mfa}`;
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
