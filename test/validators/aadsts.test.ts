import { expect, test } from 'vitest';
import { aadsts, entraShows } from '../../validators/aadsts.ts';

test('what is documented is said as a fact, what is reported as a report', () => {
  expect(entraShows('oidc/id-token-signature')).toBe('Entra shows AADSTS50012.');
  expect(entraShows('external-mfa/amr-is-array')).toBe('Entra is reported to show AADSTS5001256.');
  expect(entraShows('oidc/amr-present')).toBe('Entra refuses it; which error it shows is not known.');
});

test('Microsoft documents two of the codes', () => {
  const documented = Object.entries(aadsts).filter(([, code]) => code.documented);
  expect(documented.map(([name]) => name)).toEqual(['AADSTS50012', 'AADSTS900491']);
});
