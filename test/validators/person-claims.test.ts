import { expect, test } from 'vitest';
import { claimsOf } from '../../validators/person-claims.ts';
import { signIn } from './samples.ts';
import { attribute11, claimTypes, wsfedAnswer, wsfedAssertion, wsfedSignIn } from './xml-samples.ts';

test('what says how one signed in is not of the person', () => {
  expect([...claimsOf([signIn()])]).toEqual(['sub: alice-1', 'nonce: n-1']);
  const attributes = [
    attribute11(claimTypes.upn, 'alice@contoso.example'),
    attribute11(claimTypes.authenticationmethod, 'urn:password'),
    { name: claimTypes.authnmethodsreferences, values: ['urn:password'] },
  ];
  const assertion = { ...wsfedAssertion, attributes };
  expect([...claimsOf([wsfedSignIn([], { ...wsfedAnswer, assertion })])]).toEqual([
    'NameID: abc123',
    'UPN: alice@contoso.example',
  ]);
});
