import { expect, test } from 'vitest';
import check from '../../../validators/entra/ver-is-1.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for "1.0"', () => {
  expect(evaluate(check, tokenWith({ ver: '1.0' })).outcome).toBe('pass');
});

test.each(['2.0', 1, '1', undefined])('fails for %s', (ver) => {
  expect(evaluate(check, tokenWith({ ver }))).toMatchObject({ outcome: 'fail', expected: ['"1.0"'] });
});

testHostileClaim(check, 'ver', 'fail');
