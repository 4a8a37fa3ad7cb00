import { expect, test } from 'vitest';
import check from '../../../validators/entra/aud-is-partner-center.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const partnerCenter = 'https://api.partnercenter.microsoft.com';

test('passes for Partner Center', () => {
  expect(evaluate(check, tokenWith({ aud: partnerCenter })).outcome).toBe('pass');
});

test.each(['https://graph.microsoft.com', `${partnerCenter}/`, 'amrcheck', undefined])(
  'fails for %s',
  (aud) => {
    expect(evaluate(check, tokenWith({ aud }))).toMatchObject({
      outcome: 'fail',
      expected: [`"${partnerCenter}"`],
    });
  },
);

test.each([
  ['global', partnerCenter],
  ['usgov', partnerCenter],
  ['china', 'https://partner.partnercenterapi.microsoftonline.cn'],
  ['germany', partnerCenter],
  ['ppe', 'https://api.partnercenter.microsoft-ppe.com'],
] as const)('in the cloud %s it is %s', (cloud, aud) => {
  expect(evaluate(check, { ...tokenWith({ aud }), cloud }).outcome).toBe('pass');
  expect(evaluate(check, { ...tokenWith({ aud: 'https://other.example' }), cloud })).toMatchObject({
    outcome: 'fail',
    expected: [`"${aud}"`],
  });
});

test('that of another cloud than the target’s fails', () => {
  const aud = 'https://partner.partnercenterapi.microsoftonline.cn';
  expect(evaluate(check, tokenWith({ aud })).outcome).toBe('fail');
});

testHostileClaim(check, 'aud', 'fail');
