import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/mfa-said-after-step-up.ts';
import { hostileValues } from '../samples.ts';
import { assertionAfter, errorAfter, judged, tokenAfter } from './sign-ins.ts';

const first = tokenAfter('password', ['password'], { amr: ['pwd'] });

test('passes where the second factor was given and MFA is said', () => {
  expect(judged(check, [first, tokenAfter('step-up', ['totp'], { amr: ['pwd', 'otp', 'mfa'] })])).toEqual({
    outcome: 'pass',
  });
  const saml = [
    assertionAfter('password', ['password'], 'urn:password'),
    assertionAfter('step-up', ['totp'], multipleauthn),
  ];
  expect(judged(check, saml, [multipleauthn]).outcome).toBe('pass');
  expect(judged(check, saml, ['urn:another']).outcome).toBe('fail');
});

test('fails where it is not said', () => {
  expect(judged(check, [first, tokenAfter('step-up', ['totp'], { amr: ['pwd'] })])).toEqual({
    outcome: 'fail',
    expected: ['MFA, as the second factor was given'],
    actual: ['id_token: ["pwd"]'],
  });
});

test('does not bind where no second factor was given, and is open where no token came', () => {
  expect(judged(check, [first]).outcome).toBe('notApplicable');
  expect(judged(check, [first, tokenAfter('step-up', [], { amr: ['pwd'] })]).outcome).toBe('notApplicable');
  expect(judged(check, [first, errorAfter('step-up', ['totp'], 'server_error')]).outcome).toBe(
    'inconclusive',
  );
});

test.each(Object.entries(hostileValues))('amr as %s', (_name, amr) => {
  expect(judged(check, [first, tokenAfter('step-up', ['totp'], { amr })]).outcome).toBe('fail');
});
