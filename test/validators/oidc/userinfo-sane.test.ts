import { expect, test } from 'vitest';
import { tooDeep } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/userinfo-sane.ts';
import { evaluate } from '../samples.ts';

const answer = (
  status: number,
  claims: JsonObject | null,
  contentType: string | null = 'application/json',
) => ({
  userinfo: { status, claims, contentType },
});

test('passes for claims', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test.each([
  ['401', answer(401, { error: 'invalid_token' })],
  ['claims that had to be cut', answer(200, { sub: 'alice-1', nested: [[tooDeep]] })],
  ['HTML', answer(200, null, 'text/html')],
  ['no content type', answer(200, null, null)],
  ['a redirect', answer(302, null, 'x'.repeat(1_000_000))],
])('fails for %s', (_name, userinfo) => {
  expect(evaluate(check, userinfo).outcome).toBe('fail');
});

test('does not bind for an encrypted JWT', () => {
  expect(evaluate(check, answer(200, null, 'application/jwt')).outcome).toBe('notApplicable');
});
