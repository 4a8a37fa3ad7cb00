import { expect, test } from 'vitest';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/sub-consistent.ts';
import { claims, evaluate, jwt, testHostileClaim, tokenWith } from '../samples.ts';

const userinfo = (claims: JsonObject | null, status = 200) => ({
  userinfo: { status, contentType: 'application/json', claims },
});
const refreshed = (sub: string) => ({
  refreshes: [{ at: '2026-11-24T10:01:00.000Z', status: 200, idToken: jwt(claims({ sub })) }],
});

test('passes where it is the same, or stands once', () => {
  expect(evaluate(check, refreshed('alice-1')).outcome).toBe('pass');
  expect(evaluate(check, { userinfo: null }).outcome).toBe('pass');
});

test('fails where userinfo or a refreshed id_token is about another', () => {
  expect(evaluate(check, userinfo({ sub: 'bob-1' }))).toMatchObject({
    outcome: 'fail',
    actual: ['id_token: "alice-1"', 'userinfo: "bob-1"'],
  });
  expect(evaluate(check, userinfo({ name: 'Alice' }))).toMatchObject({
    outcome: 'fail',
    actual: [expect.anything(), 'userinfo: absent'],
  });
  expect(evaluate(check, refreshed('bob-1')).outcome).toBe('fail');
});

test('what userinfo answers beside 200 is not compared', () => {
  expect(evaluate(check, userinfo({ error: 'x' }, 401)).outcome).toBe('pass');
  expect(evaluate(check, userinfo(null)).outcome).toBe('pass');
});

test('fails without sub', () => {
  expect(evaluate(check, { ...tokenWith({ sub: undefined }), userinfo: null }).outcome).toBe('fail');
  expect(evaluate(check, { ...tokenWith({ sub: '' }), userinfo: null }).outcome).toBe('fail');
});

testHostileClaim(check, 'sub', 'fail');
