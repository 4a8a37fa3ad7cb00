import { expect, test } from 'vitest';
import { aadsts, entraShows } from '../../validators/aadsts.ts';

test('what is documented is said as a fact, what is reported as a report', () => {
  const said = (check: string) => entraShows(check).sentence;
  for (const check of ['oidc/id-token-signature', 'oidc/id-token-key-found'])
    expect(said(check)).toBe('Entra shows AADSTS50012.');
  expect(said('external-mfa/amr-is-array')).toBe('Entra is reported to show AADSTS5001256.');
  expect(said('external-mfa/amr-is-one-accepted-method')).toBe('Entra is reported to show AADSTS5001257.');
  expect(said('external-mfa/acr-as-asked')).toBe('Entra is reported to show AADSTS5001258.');
  expect(said('external-mfa/authorization-endpoint-registered')).toBe(
    'Entra shows AADSTS50161 and is reported to show AADSTS5001255.',
  );
  expect(said('oidc/amr-present')).toBe('Entra refuses it; which error it shows is not known.');
});

test('Microsoft documents three of the codes', () => {
  const documented = Object.entries(aadsts).filter(([, code]) => code.documented);
  expect(documented.map(([name]) => name)).toEqual(['AADSTS50012', 'AADSTS50161', 'AADSTS900491']);
});
