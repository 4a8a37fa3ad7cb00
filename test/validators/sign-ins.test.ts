import { expect, test } from 'vitest';
import { authTimeOf, brought, codeMustBeRefused, mfaPlaces, mfaTaken } from '../../validators/sign-ins.ts';
import { multipleauthn } from '../../validators/mfa-words.ts';
import { capture, jwt, signIn } from './samples.ts';
import { assertionAfter, codeTyped, tokenAfter } from './session/sign-ins.ts';

test('names all that came', () => {
  expect(brought(signIn([], { oidc: capture({ accessToken: jwt() }) }))).toEqual([
    'id_token',
    'access_token',
  ]);
  const saml = assertionAfter('first', [], multipleauthn);
  expect(brought(saml)).toEqual(['assertion']);
  expect(
    brought({ ...saml, saml: { ...saml.saml!, response: { ...saml.saml!.response!, assertions: 0 } } }),
  ).toEqual([]);
});

test('one of several methods says it for the assertion', () => {
  const saml = assertionAfter('first', [], multipleauthn);
  saml.saml!.response!.assertion!.authnStatements[0]!.methods.push('urn:password');
  expect(mfaPlaces(saml, [multipleauthn]).map(({ says }) => says)).toEqual([true]);
});

test('looks into what introspection said, too', () => {
  const introspection = { status: 200, claims: { amr: ['mfa'] } };
  const { idToken: _none, ...rest } = capture({ introspection });
  expect(mfaTaken(signIn([], { oidc: rest }))).toEqual(['first: introspection: ["mfa"]']);
});

test('only a code that was typed can be refused', () => {
  const token = tokenAfter('first', ['password']);
  expect(codeMustBeRefused({ ...token, timeline: codeTyped }).outcome).toBe('fail');
  const [typed] = codeTyped;
  for (const other of [
    { ...typed!, text: 'typed the password' },
    { ...typed!, kind: 'page' as const, text: 'a page that asks for a code' },
  ])
    expect(codeMustBeRefused({ ...token, timeline: [other] }).outcome).toBe('notApplicable');
});

test('an assertion without a statement gives no time', () => {
  const saml = assertionAfter('first', [], multipleauthn);
  saml.saml!.response!.assertion!.authnStatements = [];
  expect(authTimeOf(saml)).toBeUndefined();
});
