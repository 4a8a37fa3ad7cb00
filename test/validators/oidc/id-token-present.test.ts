import { expect, test } from 'vitest';
import type { OidcCapture } from '../../../core/evidence.ts';
import check from '../../../validators/oidc/id-token-present.ts';
import { capture, evaluate } from '../samples.ts';

const without = (changes: Partial<OidcCapture>) => {
  const { idToken: _left, ...rest } = capture(changes);
  return { capture: rest };
};

test('passes with a readable id_token', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test('fails for a token response without one, or with one that is no JWT', () => {
  expect(evaluate(check, without({}))).toMatchObject({
    outcome: 'fail',
    actual: ['a token response without id_token'],
  });
  const unreadableIdToken = {
    kind: 'opaque',
    length: 1_000_000,
    digest: 'd',
    reason: 'payload is not JSON',
  } as const;
  expect(evaluate(check, without({ unreadableIdToken }))).toMatchObject({
    outcome: 'fail',
    actual: [expect.stringContaining('payload is not JSON')],
  });
});

test('an encrypted one cannot be judged', () => {
  const unreadableIdToken = { kind: 'opaque', length: 900, digest: 'd', reason: 'encrypted (JWE)' } as const;
  expect(evaluate(check, without({ unreadableIdToken })).outcome).toBe('inconclusive');
});

test('does not bind where there was no token response at all', () => {
  const tokenResponse = { ...capture().tokenResponse!, status: 400 };
  expect(evaluate(check, without({ tokenResponse })).outcome).toBe('notApplicable');
});
