import { expect, test } from 'vitest';
import type { EntraCapture } from '../../../core/evidence.ts';
import check from '../../../validators/entra/partner-center-says-compliant.ts';
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

test('reads the header', () => {
  expect(asked({}).outcome).toBe('pass');
  expect(asked({ isMfaCompliant: 'True' }).outcome).toBe('pass');
  expect(asked({ isMfaCompliant: 'false' })).toMatchObject({
    outcome: 'fail',
    actual: ['isMfaCompliant: false'],
  });
  expect(asked({ isMfaCompliant: null })).toMatchObject({
    outcome: 'fail',
    actual: ['HTTP 200 without the header'],
  });
  expect(evaluate(check).outcome).toBe('notApplicable');
});
