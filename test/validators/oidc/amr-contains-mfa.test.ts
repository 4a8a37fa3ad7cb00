import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/oidc/amr-contains-mfa.ts';
import { evaluate, signIn, testHostileClaim, tokenWith } from '../samples.ts';

test.each([[['mfa']], [['pwd', 'otp', 'mfa']], [['mfa', 'pwd']], [['totp', 'mfa', 'mfa']]])(
  'passes with mfa among the values, in any order: %o',
  (amr) => {
    expect(evaluate(check, tokenWith({ amr }))).toEqual({ outcome: 'pass' });
  },
);

test.each<[JsonValue, string]>([
  [['pwd', 'otp', 'MFA'], '"MFA", which is not "mfa"'],
  [['pwd', ' mfa'], '" mfa", which is not "mfa"'],
  [['pwd otp mfa'], 'several methods are joined'],
  [['pwd,mfa'], 'several methods are joined'],
  [['multipleauthn'], 'SAML and WS-Federation'],
  [['pwd', 'http://schemas.microsoft.com/claims/multipleauthn'], 'SAML and WS-Federation'],
  [['ngcmfa'], "a value of Microsoft's own"],
  [['no-mfa'], 'the letters are in it'],
  [['password', 'totp'], '"password" (registered: pwd) and "totp" (registered: otp)'],
  [['BasicAuthenticator', 'totp'], '"BasicAuthenticator" (registered: pwd)'],
  [['pwd', 'okta_verify'], '"okta_verify"'],
  [['pwd', 'google_otp'], '"google_otp"'],
  [['pwd', 'otp'], 'does not say "mfa": a relying party'],
  [['1'], 'does not say "mfa": a relying party'],
  [[], 'empty array'],
])('each near miss has its own text: %o', (amr, text) => {
  const evaluation = evaluate(check, tokenWith({ amr }));
  expect(evaluation).toMatchObject({
    outcome: 'fail',
    expected: ['"mfa"'],
    detail: expect.stringContaining(text),
  });
});

test('does not bind where there is no amr, or no second factor was given', () => {
  expect(evaluate(check, tokenWith({ amr: undefined })).outcome).toBe('notApplicable');
  const alone = { ...tokenWith({ amr: ['pwd'] }), signIn: signIn(['password']) };
  expect(evaluate(check, alone).outcome).toBe('notApplicable');
});

test('binds for a message of which the sign-in is not known', () => {
  expect(evaluate(check, { ...tokenWith({ amr: ['pwd'] }), signIn: null }).outcome).toBe('fail');
});

testHostileClaim(check, 'amr', 'notApplicable', { '10,000 strings': 'fail' });
