import { expect, test } from 'vitest';
import type { EntraCapture } from '../../../core/evidence.ts';
import check from '../../../validators/entra/domain-is-federated.ts';
import { evaluate, signIn } from '../samples.ts';

const realm = {
  status: 200,
  nameSpaceType: 'Federated',
  protocol: 'WSTrust',
  passiveEndpoint: 'https://sts.contoso.example/ls',
};
const entra: EntraCapture = { authority: 'https://login.microsoftonline.com', realm };

test('reads the realm', () => {
  const looked = (changes: Partial<EntraCapture['realm']>) =>
    evaluate(check, { signIn: signIn([], { entra: { ...entra, realm: { ...realm, ...changes } } }) });
  expect(looked({})).toMatchObject({ outcome: 'pass', notes: ['WSTrust, https://sts.contoso.example/ls'] });
  expect(looked({ nameSpaceType: 'Managed' })).toMatchObject({ outcome: 'fail', actual: ['"Managed"'] });
  expect(looked({ nameSpaceType: null }).outcome).toBe('fail');
  expect(looked({ status: 503 }).outcome).toBe('inconclusive');
  expect(evaluate(check).outcome).toBe('inconclusive');
});
