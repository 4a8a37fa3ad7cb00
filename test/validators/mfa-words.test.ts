import { expect, test } from 'vitest';
import {
  microsoftSaml,
  microsoftWsfed,
  multipleauthn,
  refeds,
  refedsMfa,
  saysMfa,
  whyNotSaid,
  wiaormultiauthn,
} from '../../validators/mfa-words.ts';
import { samlAssertion } from './xml-samples.ts';

const password = 'urn:password';

test('names all that the reader looks for', () => {
  expect(whyNotSaid([], microsoftWsfed)).toBe(
    'Nothing is said of how the person signed in; Microsoft looks for "http://schemas.microsoft.com/claims/multipleauthn" or "http://schemas.microsoft.com/claims/wiaormultiauthn".',
  );
});

test('shows the first three methods', () => {
  expect(whyNotSaid(['a', 'b', 'c', 'd'], microsoftSaml)).toMatch(/^"a", "b" and "c" say nothing/);
});

test.each([
  [
    'authnmethodsreferences',
    'http://schemas.microsoft.com/claims',
    'http://schemas.microsoft.com/claims/authnmethodsreferences',
  ],
  ['urn:methods', 'http://schemas.microsoft.com/claims', 'urn:methods'],
  ['methods', 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic', 'methods'],
])('an attribute that says it is called by its full name: %s of %s', (name, namespace, shown) => {
  const assertion = {
    ...samlAssertion,
    authnStatements: [{ methods: [password] }],
    attributes: [{ name, namespace, values: [password, multipleauthn] }],
  };
  expect(saysMfa(assertion, undefined, microsoftSaml)).toMatchObject({
    outcome: 'fail',
    detail: `MFA is said, but where Microsoft does not look: the attribute "${shown}" says it, and Microsoft ignores it.`,
  });
});

test.each([
  [wiaormultiauthn, 'Microsoft, in WS-Federation'],
  [refedsMfa, 'research and education (REFEDS)'],
  ['http://id.incommon.org/assurance/mfa', 'InCommon, in a profile that is no longer in use'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract', 'readers of the SAML 2.0 classes'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered', 'readers of the SAML 2.0 classes'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken', 'readers of the SAML 2.0 classes'],
])('whose word is %s', (word, reader) => {
  expect(whyNotSaid([password, word], microsoftSaml)).toContain(`"${word}" is a word of ${reader};`);
});

test('multipleauthn is a word of Microsoft', () => {
  expect(whyNotSaid([multipleauthn], refeds)).toContain(`"${multipleauthn}" is a word of Microsoft;`);
});
