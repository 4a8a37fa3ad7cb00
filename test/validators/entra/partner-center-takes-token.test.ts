import { expect, test } from 'vitest';
import type { EntraCapture } from '../../../core/evidence.ts';
import check from '../../../validators/entra/partner-center-takes-token.ts';
import { evaluate, signIn } from '../samples.ts';

const realm = {
  status: 200,
  nameSpaceType: 'Federated',
  protocol: 'WSTrust',
  passiveEndpoint: 'https://sts.contoso.example/ls',
};
const entra: EntraCapture = { authority: 'https://login.microsoftonline.com', realm };

const answer = { status: 200, isMfaCompliant: 'true', challenge: null, code: null };
const asked = (changes: Partial<typeof answer> | Record<string, unknown>) =>
  evaluate(check, { signIn: signIn([], { entra: { ...entra, partnerCenter: { ...answer, ...changes } } }) });

test.each([
  { status: 401, code: '900421' },
  { status: 401, code: '10001' },
  { status: 403, code: 'Unauthorized_MissingMFA' },
  { status: 401, challenge: 'Bearer error="invalid_token", MFA required' },
])('fails for %o', (changes) => {
  expect(asked(changes).outcome).toBe('fail');
});

test('another refusal tells nothing, an answer is a pass', () => {
  expect(asked({}).outcome).toBe('pass');
  expect(asked({ status: 401, code: '900401' }).outcome).toBe('inconclusive');
  expect(asked({ status: 401, challenge: 'Bearer error="invalid_token"' }).outcome).toBe('inconclusive');
  expect(asked({ status: 300 }).outcome).toBe('inconclusive');
  expect(asked({ status: 500, code: '900421' }).outcome).toBe('inconclusive');
  expect(evaluate(check).outcome).toBe('notApplicable');
});
