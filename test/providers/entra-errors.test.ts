import { expect, test } from 'vitest';
import { entraErrorIn } from '../../providers/entra-errors.ts';

test('an error of Entra is known by its code, whatever the words', () => {
  expect(entraErrorIn('AADSTS5000820: Sign-in blocked by Federated Token Validation policy.')).toMatchObject({
    code: 'AADSTS5000820',
    hint: expect.stringContaining('federatedTokenValidationPolicy'),
  });
  expect(entraErrorIn('Sorry: AADSTS90072, trace 1')?.hint).toContain('error?code=90072');
  expect(entraErrorIn('Your code AADSTS12 is wrong')).toBeUndefined();
});

test('what is only reported says so', () => {
  expect(entraErrorIn('AADSTS50107')?.hint).toMatch(/^Reported/);
});
