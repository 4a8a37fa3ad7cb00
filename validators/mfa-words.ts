/** Words for MFA in SAML, WS-Federation and `acr`, and why a sign-in that was meant to say it does not. */
import { methodsPlaces } from '../core/authentication-methods.ts';
import type { SignIn } from '../core/evidence.ts';
import type { XmlAssertion } from '../core/saml-evidence.ts';
import type { Evaluation } from '../core/validator.ts';
import { inWords, shown, shownShort } from './claims.ts';
import { secondFactorGiven } from './factors.ts';

export const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
/** Integrated Windows authentication inside the company's network, or MFA. */
export const wiaormultiauthn = 'http://schemas.microsoft.com/claims/wiaormultiauthn';
export const refedsMfa = 'https://refeds.org/profile/mfa';

/** One that looks for MFA in an assertion. */
export interface Reader {
  name: string;
  /** What it takes for MFA. */
  words: readonly string[];
}

/** https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions */
export const microsoftSaml: Reader = { name: 'Microsoft', words: [multipleauthn] };
export const microsoftWsfed: Reader = { name: 'Microsoft', words: [multipleauthn, wiaormultiauthn] };
/** https://refeds.org/profile/mfa */
export const refeds: Reader = { name: 'A relying party of the REFEDS MFA profile', words: [refedsMfa] };

/** Values that mean MFA to somebody, and to whom. */
const knownWords = new Map([
  [multipleauthn, 'Microsoft'],
  [wiaormultiauthn, 'Microsoft, in WS-Federation'],
  [refedsMfa, 'research and education (REFEDS)'],
  ['http://id.incommon.org/assurance/mfa', 'InCommon, in a profile that is no longer in use'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract', 'readers of the SAML 2.0 classes'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered', 'readers of the SAML 2.0 classes'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken', 'readers of the SAML 2.0 classes'],
]);

/** Whether a value is one of these words, rightly written or not. */
export function resembles(value: string, words: readonly string[]): boolean {
  return words.some((word) => plain(word) === plain(value));
}

/** Without what people get wrong when they copy an address. */
function plain(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/\/$/, '');
}

/** Whether the assertion says one of the reader's words where that one looks, unless nothing of the kind was done. */
export function saysMfa(assertion: XmlAssertion, signIn: SignIn | undefined, reader: Reader): Evaluation {
  const said = methodsPlaces(assertion).read.flatMap(({ values }) => values);
  if (said.some((method) => reader.words.includes(method))) return { outcome: 'pass' };
  if (signIn && !secondFactorGiven(signIn))
    return {
      outcome: 'notApplicable',
      reason: 'No second factor was given in this sign-in, so the assertion is right not to say MFA.',
    };
  return {
    outcome: 'fail',
    expected: reader.words.map(shown),
    actual: said.length > 0 ? said.map(shown) : ['absent'],
    detail: saidInAttribute(assertion, reader) ?? whyNotSaid(said, reader),
  };
}

/** Why none of the methods that were said is one of the reader's words, in a sentence or two. */
export function whyNotSaid(methods: readonly string[], { name, words }: Reader): string {
  const wanted = words.map(shownShort).join(' or ');
  if (methods.length === 0)
    return `Nothing is said of how the person signed in; ${name} looks for ${wanted}.`;
  const written = methods.find((method) => resembles(method, words));
  if (written !== undefined)
    return `${shownShort(written)} is not ${wanted}: ${howMiswritten(written)}, and values are compared exactly.`;
  const joined = methods.find((method) => method.split(/[\s,;]+/).some((part) => words.includes(part)));
  if (joined !== undefined)
    return `${shownShort(joined)} is one value in which several are joined; ${name} compares whole values.`;
  const [dialect] = methods.flatMap((method) => {
    const reader = knownWords.get(method);
    return reader === undefined ? [] : [`${shownShort(method)} is a word of ${reader}`];
  });
  if (dialect !== undefined) return `${missed(name)}: ${dialect}; ${name} looks for ${wanted}.`;
  const others = [...new Set(methods)].slice(0, 3).map(shownShort);
  const say = others.length > 1 ? 'say' : 'says';
  return `${inWords(others)} ${say} nothing of several factors; ${name} looks for ${wanted}.`;
}

/** An attribute that says MFA and that the reader ignores, as a sentence; undefined: there is none. */
function saidInAttribute(assertion: XmlAssertion, { name, words }: Reader): string | undefined {
  const read = methodsPlaces(assertion).read.map(({ source }) => source);
  const attribute = assertion.attributes.find(
    (one) =>
      !read.includes(`Attribute ${attributeName(one)}`) &&
      (one.values.some((value) => resembles(value, words)) ||
        one.name.endsWith('/multifactorauthenticationinstant')),
  );
  return (
    attribute &&
    `${missed(name)}: the attribute ${shownShort(attributeName(attribute))} says it, and ${name} ignores it.`
  );
}

/** The full name; SAML 1.1 writes it in two parts. */
function attributeName({ name, namespace }: XmlAssertion['attributes'][number]): string {
  return namespace?.startsWith('http') && !name.includes(':') ? `${namespace}/${name}` : name;
}

function missed(name: string): string {
  return `MFA is said, but where ${name} does not look`;
}

function howMiswritten(value: string): string {
  if (value !== value.trim()) return 'there is white space around it';
  if (value !== value.toLowerCase()) return 'upper and lower case differ';
  return value.endsWith('/') ? 'it ends with a slash' : 'it begins with another http or https';
}
