import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/oidc/amr-consistent.ts';
import { claims, evaluate, hostileValues, jwt, tokenWith } from '../samples.ts';

const userinfo = (amr: JsonValue) => ({
  status: 200,
  contentType: 'application/json',
  claims: { sub: 'alice-1', amr },
});

test('passes for the same values in any order', () => {
  const accessToken = jwt(claims({ amr: ['mfa', 'otp', 'pwd', 'pwd'] }));
  expect(evaluate(check, { accessToken, userinfo: userinfo(['otp', 'mfa', 'pwd']) }).outcome).toBe('pass');
});

test('shows both where they differ', () => {
  expect(evaluate(check, { userinfo: userinfo(['pwd']) })).toMatchObject({
    outcome: 'fail',
    actual: ['id_token: ["pwd","otp","mfa"]', 'userinfo: ["pwd"]'],
  });
  expect(evaluate(check, { accessToken: jwt(claims({ amr: ['pwd'] })) }).outcome).toBe('fail');
});

test('does not bind where amr stands in one place or none', () => {
  expect(evaluate(check)).toEqual({ outcome: 'notApplicable', reason: 'amr stands in id_token only.' });
  expect(evaluate(check, { accessToken: jwt(claims({ amr: undefined })) }).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))('userinfo with %s beside a good id_token fails', (_name, value) => {
  expect(evaluate(check, { userinfo: userinfo(value) }).outcome).toBe('fail');
});

test('the same defect in both is one defect, and not found here', () => {
  expect(evaluate(check, { ...tokenWith({ amr: null }), userinfo: userinfo(null) }).outcome).toBe('pass');
});
