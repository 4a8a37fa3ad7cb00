import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/amr-is-one-accepted-method.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test.each(['face', 'fido', 'fpt', 'hwk', 'iris', 'otp', 'pop', 'retina', 'sc', 'sms', 'swk', 'tel', 'vbm'])(
  'passes for %s alone',
  (method) => {
    expect(evaluate(check, tokenWith({ amr: [method] }))).toEqual({ outcome: 'pass' });
  },
);

test.each([
  [['mfa'], '"mfa"'],
  [['pwd', 'otp'], '"pwd"'],
  [['OTP'], '"OTP"'],
  [['otp', 'swk'], '2 methods'],
  [[], '0 methods'],
  [['1', '2', '3', '4', '5', '6'], '"1", "2", "3", "4" and "5",'],
])('fails for %o, and says why', (amr, why) => {
  expect(evaluate(check, tokenWith({ amr }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(why) as string,
  });
});

test('leaves what is no array to another check', () => {
  expect(evaluate(check, tokenWith({ amr: 'otp' })).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'amr', 'notApplicable', { '10,000 strings': 'fail' });
