import { expect, test } from 'vitest';
import { explainCheck } from '../../core/explain.ts';
import { profiles } from '../../profiles/index.ts';
import amrValuesRegistered from '../../validators/oidc/amr-values-registered.ts';

test('says what a check asks, why, what to do, and who demands it', () => {
  expect(explainCheck(amrValuesRegistered, profiles)).toBe(`## oidc/amr-values-registered

${amrValuesRegistered.why}

- passes: Every value of amr is registered
- fails: amr has values that are not registered
- source: RFC8176-2, <https://www.iana.org/assignments/authentication-method-reference-values/>

What to do when it fails:

1. In the provider, map its own names to the values of RFC 8176, e.g. "password" to "pwd" and "totp" to "otp".

Demanded by:

- partner-center over oidc, scenario mfa: minor, informs
- rfc8176, scenario mfa: serious, decides
`);
});
