import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-aud.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for the client, alone or among others, which are noted', () => {
  expect(evaluate(check)).toEqual({ outcome: 'pass' });
  expect(evaluate(check, tokenWith({ aud: ['amrcheck'] }))).toEqual({ outcome: 'pass' });
  expect(evaluate(check, tokenWith({ aud: ['other', 'amrcheck'] }))).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('"other"')],
  });
});

test.each([['someone-else'], [['someone-else']], [[]], [undefined], ['amrcheck2'], [['amrcheck', 1]]])(
  'fails for %o',
  (aud) => {
    expect(evaluate(check, tokenWith({ aud }))).toMatchObject({ outcome: 'fail', expected: ['"amrcheck"'] });
  },
);

test('needs the audience, which validate may not know', () => {
  expect(check.needs).toContain('audience');
});

testHostileClaim(check, 'aud', 'fail');
