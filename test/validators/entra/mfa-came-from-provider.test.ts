import { expect, test } from 'vitest';
import type { EntraCapture } from '../../../core/evidence.ts';
import check from '../../../validators/entra/mfa-came-from-provider.ts';
import { evaluate, signIn, tokenWith } from '../samples.ts';

const realm = {
  status: 200,
  nameSpaceType: 'Federated',
  protocol: 'WSTrust',
  passiveEndpoint: 'https://sts.contoso.example/ls',
};
const entra: EntraCapture = { authority: 'https://login.microsoftonline.com', realm };

const given = (...pages: string[]) =>
  signIn([], {
    entra,
    factorsUsed: pages.map((page) => ({ factor: 'totp' as const, at: '2026-11-24T10:00:00Z', page })),
  });
const atEntra = 'https://login.microsoftonline.com/interaction';
const atProvider = 'https://sts.contoso.example/code';

test('tells where the second factor was given', () => {
  expect(evaluate(check, { signIn: given(atProvider) }).outcome).toBe('pass');
  expect(evaluate(check, { signIn: given(atEntra) })).toMatchObject({
    outcome: 'fail',
    actual: ['https://login.microsoftonline.com'],
  });
  expect(evaluate(check, { signIn: given(atProvider, atEntra) }).outcome).toBe('fail');
});

test('a password that Entra asked for is no second factor', () => {
  const at = '2026-11-24T10:00:00Z';
  const factorsUsed = [
    { factor: 'password' as const, at, page: atEntra },
    { factor: 'totp' as const, at, page: atProvider },
  ];
  expect(evaluate(check, { signIn: signIn([], { entra, factorsUsed }) })).toEqual({
    outcome: 'pass',
    notes: ['The second factor was given at https://sts.contoso.example.'],
  });
});

test('a place without an address cannot be told', () => {
  expect(evaluate(check, { signIn: given('no address') }).outcome).toBe('inconclusive');
  expect(evaluate(check, { signIn: signIn(['totp'], { entra }) }).outcome).toBe('inconclusive');
  const broken = { ...given(atProvider), entra: { ...entra, authority: 'nowhere' } };
  expect(evaluate(check, { signIn: broken }).outcome).toBe('pass');
  const { entra: _none, ...elsewhere } = given(atProvider);
  expect(evaluate(check, { signIn: elsewhere }).outcome).toBe('pass');
});

test('binds only a token that says mfa, and cannot tell of a session', () => {
  expect(evaluate(check, { ...tokenWith({ amr: ['pwd'] }), signIn: given(atEntra) }).outcome).toBe(
    'notApplicable',
  );
  expect(evaluate(check, { signIn: given() }).outcome).toBe('inconclusive');
});
