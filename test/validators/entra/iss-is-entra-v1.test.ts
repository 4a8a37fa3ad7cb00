import { expect, test } from 'vitest';
import check from '../../../validators/entra/iss-is-entra-v1.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const tid = '11111111-2222-3333-4444-555555555555';

test('passes for the tenant', () => {
  expect(evaluate(check, tokenWith({ iss: `https://sts.windows.net/${tid}/`, tid })).outcome).toBe('pass');
});

test('fails for another tenant, a v2.0 token and anybody else', () => {
  expect(evaluate(check, tokenWith({ iss: 'https://sts.windows.net/other/', tid })).outcome).toBe('fail');
  expect(
    evaluate(check, tokenWith({ iss: `https://login.microsoftonline.com/${tid}/v2.0`, tid })),
  ).toMatchObject({ outcome: 'fail', detail: expect.stringContaining('v2.0') });
  expect(
    evaluate(check, tokenWith({ iss: `https://sts.windows.net.evil.example/${tid}/`, tid })).outcome,
  ).toBe('fail');
  expect(evaluate(check)).toMatchObject({ outcome: 'fail', expected: ['https://sts.windows.net/<tenant>/'] });
  expect(evaluate(check, tokenWith({ tid }))).toMatchObject({
    expected: [`https://sts.windows.net/${tid}/`],
  });
});

test('in China another name issues tokens, and only there', () => {
  const china = tokenWith({ iss: `https://sts.chinacloudapi.cn/${tid}/`, tid });
  expect(evaluate(check, { ...china, cloud: 'china' }).outcome).toBe('pass');
  expect(evaluate(check, china).outcome).toBe('fail');
  expect(
    evaluate(check, { ...tokenWith({ iss: `https://sts.windows.net/${tid}/`, tid }), cloud: 'usgov' })
      .outcome,
  ).toBe('pass');
});

testHostileClaim(check, 'iss', 'fail');
