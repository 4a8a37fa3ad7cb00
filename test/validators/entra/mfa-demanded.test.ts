import { expect, test } from 'vitest';
import type { EntraCapture } from '../../../core/evidence.ts';
import check from '../../../validators/entra/mfa-demanded.ts';
import { capture, evaluate, signIn } from '../samples.ts';

const realm = {
  status: 200,
  nameSpaceType: 'Federated',
  protocol: 'WSTrust',
  passiveEndpoint: 'https://sts.contoso.example/ls',
};
const entra: EntraCapture = { authority: 'https://login.microsoftonline.com', realm };

test('a second factor that was asked for, or amr_values, is a demand', () => {
  const request = { ...capture().request, parameters: { amr_values: 'mfa' } };
  expect(evaluate(check, { signIn: signIn(['password', 'totp'], { entra }) }).outcome).toBe('pass');
  expect(
    evaluate(check, { signIn: signIn(['password'], { entra, oidc: capture({ request }) }) }).outcome,
  ).toBe('pass');
  expect(evaluate(check, { signIn: signIn(['password'], { entra }) }).outcome).toBe('fail');
});
