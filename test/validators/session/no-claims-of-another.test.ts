import { expect, test } from 'vitest';
import type { SignIn } from '../../../core/evidence.ts';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/session/no-claims-of-another.ts';
import { hostileValues, signIn } from '../samples.ts';
import { assertionAfter, judged, refusedAfter, tokenAfter } from './sign-ins.ts';

const factors = ['password', 'totp'] as const;
const own = (purpose: string, name: string, changes: Record<string, JsonValue> = {}): SignIn => ({
  ...tokenAfter(purpose, factors, { sub: name, email: `${name}@contoso.com`, locale: 'en', ...changes }),
  ...(name !== 'alice' && { account: name }),
});
const alone = [own('alone', 'alice'), own('alone', 'bob')];

test('passes where each has claims of their own; what they share alone they may share at once', () => {
  expect(judged(check, [...alone, own('at-once', 'alice'), own('at-once', 'bob')])).toEqual({
    outcome: 'pass',
  });
});

test('fails where one has a claim of the other', () => {
  const mixed = own('at-once', 'alice', { email: 'bob@contoso.com' });
  expect(judged(check, [...alone, mixed, own('at-once', 'bob')])).toEqual({
    outcome: 'fail',
    expected: ['claims of their own'],
    actual: ['email: bob@contoso.com'],
  });
  const swapped = [own('at-once', 'bob'), own('at-once', 'alice')].map((one, index) => {
    const { account: _, ...rest } = one;
    return index === 0 ? rest : { ...rest, account: 'bob' };
  });
  expect(judged(check, [...alone, ...swapped]).outcome).toBe('fail');
});

test('fails over SAML 2.0 by the NameID', () => {
  const named = (purpose: string, name: string, value = name): SignIn => {
    const one = assertionAfter(purpose, [...factors], 'urn:mfa');
    one.saml!.response!.assertion!.nameId = { value };
    return { ...one, ...(name !== 'alice' && { account: name }) };
  };
  const each = [named('alone', 'alice'), named('alone', 'bob'), named('at-once', 'alice')];
  expect(judged(check, [...each, named('at-once', 'bob')]).outcome).toBe('pass');
  expect(judged(check, [...each, named('at-once', 'bob', 'alice')]).outcome).toBe('fail');
});

test('without sign-ins of their own, what both say at once tells', () => {
  const both = [own('at-once', 'alice'), own('at-once', 'bob', { sub: 'alice' })];
  expect(judged(check, both).outcome).toBe('fail');
});

test('what both say at once, and neither alone, is of neither', () => {
  const both = ['alice', 'bob'].map((name) => own('at-once', name, { zoneinfo: 'Europe/Zurich' }));
  expect(judged(check, [...alone, ...both]).outcome).toBe('pass');
});

test('does not bind where one was not let in; is open where they were not made', () => {
  const refused = { ...refusedAfter('at-once', ['password']), account: 'bob' };
  expect(judged(check, [...alone, own('at-once', 'alice'), refused]).outcome).toBe('notApplicable');
  expect(judged(check, [signIn()])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "at-once" was not made.',
  });
});

test.each(Object.entries(hostileValues))('a claim as %s is passed over', (_name, email) => {
  expect(judged(check, [...alone, own('at-once', 'alice', { email }), own('at-once', 'bob')]).outcome).toBe(
    'pass',
  );
});
