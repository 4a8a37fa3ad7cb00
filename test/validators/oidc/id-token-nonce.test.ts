import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-nonce.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for the one that was sent', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test.each(['n-2', 'N-1', '', undefined])('fails for %s', (nonce) => {
  expect(evaluate(check, tokenWith({ nonce }))).toMatchObject({ outcome: 'fail', expected: ['"n-1"'] });
});

test('needs the nonce, which validate may not know', () => {
  expect(check.needs).toContain('nonce');
});

testHostileClaim(check, 'nonce', 'fail');
