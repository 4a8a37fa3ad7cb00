import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/sub-as-hinted.ts';
import { capture, evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const request = { ...capture().request, hint: { sub: 'pairwise' } };

test('compares with the hint', () => {
  expect(evaluate(check, { ...tokenWith({ sub: 'pairwise' }), request })).toEqual({ outcome: 'pass' });
  expect(evaluate(check, { ...tokenWith({ sub: 'alice' }), request })).toEqual({
    outcome: 'fail',
    expected: ['"pairwise"'],
    actual: ['"alice"'],
  });
});

test('cannot tell without the hint', () => {
  expect(evaluate(check).outcome).toBe('inconclusive');
});

testHostileClaim(check, 'sub', 'inconclusive');
