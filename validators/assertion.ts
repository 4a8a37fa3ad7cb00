/** Questions that SAML 2.0 assertions and those of SAML 1.1 in a wresult share. */
import { samlSuccess } from '../core/artifacts.ts';
import type { XmlAnswer, XmlAssertion } from '../core/saml-evidence.ts';
import type { Evaluation } from '../core/validator.ts';
import { shown } from './claims.ts';

type NotApplicable = Extract<Evaluation, { outcome: 'notApplicable' }>;

/** Why an answer need not hold an assertion, as another check says what is wrong; undefined: it must. */
export function noAssertionExpected({ unreadable, envelope }: XmlAnswer): NotApplicable | undefined {
  if (unreadable)
    return { outcome: 'notApplicable', reason: 'The answer is not read, see assertion/readable.' };
  if (envelope?.status && envelope.status.codes[0] !== samlSuccess)
    return { outcome: 'notApplicable', reason: 'The provider answered an error, see saml/status-success.' };
  return undefined;
}

const bearerMethods: readonly string[] = [
  'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  'urn:oasis:names:tc:SAML:1.0:cm:bearer',
];

export function bearersOf({ confirmations }: XmlAssertion): XmlAssertion['confirmations'] {
  return confirmations.filter(({ method }) => bearerMethods.includes(method));
}

/** Those of them that are meant for this request, as far as it is known; all where none is. */
export function bearersMeant(
  assertion: XmlAssertion,
  meant: { recipient?: string | undefined; inResponseTo?: string | undefined },
): XmlAssertion['confirmations'] {
  return (['recipient', 'inResponseTo'] as const).reduce((left, name) => {
    const fitting = left.filter((bearer) => bearer[name] === meant[name]);
    return meant[name] !== undefined && fitting.length > 0 ? fitting : left;
  }, bearersOf(assertion));
}

/** Why a check on bearer confirmations does not bind. */
export const noBearer: NotApplicable = {
  outcome: 'notApplicable',
  reason: 'There is no bearer confirmation, see assertion/bearer-confirmation.',
};

/** Byte for byte; says so where only white space, case or a last slash differ. */
export function equals(expected: string, actual: string | undefined): Evaluation {
  if (actual === expected) return { outcome: 'pass' };
  const detail = actual === undefined ? undefined : nearly(expected, actual);
  return {
    outcome: 'fail',
    expected: [shown(expected)],
    actual: [shown(actual)],
    ...(detail !== undefined && { detail }),
  };
}

function nearly(expected: string, actual: string): string | undefined {
  if (actual.trim() === expected)
    return 'There is white space around the value, which is compared byte for byte.';
  if (actual.toLowerCase() === expected.toLowerCase())
    return 'Only upper and lower case differ; the value is compared byte for byte.';
  if (actual.replace(/\/$/, '') === expected.replace(/\/$/, ''))
    return 'Only the slash at the end differs; the value is compared byte for byte.';
  return undefined;
}

/** Exactly one value that looks like an e-mail address. */
export function oneAddress(values: readonly string[], hint?: string): Evaluation {
  const [value] = values;
  if (values.length === 1 && value !== undefined && /^[^\s@]{1,200}@[^\s@.]+(\.[^\s@.]+)+$/.test(value))
    return { outcome: 'pass' };
  return {
    outcome: 'fail',
    expected: ['exactly one value in the form of an e-mail address'],
    actual: values.length > 0 ? values.map(shown) : ['absent'],
    ...(hint !== undefined && { detail: hint }),
  };
}

/** The user principal name in WS-Federation. */
export const upnClaim = 'http://schemas.xmlsoap.org/claims/UPN';
