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

testHostileClaim(check, 'aud', 'fail');
