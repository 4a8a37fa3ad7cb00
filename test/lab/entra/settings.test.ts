import { expect, test } from 'vitest';
import { mayStandFor } from '../../../lab/entra/settings.ts';

test('a token stands for a user of the same root domain, for which a child of it counts', () => {
  const may = (domain: string, upn: string) => mayStandFor('all', domain, upn);
  expect(may('contoso.com', 'alice@contoso.com')).toBe(true);
  expect(may('sts.contoso.com', 'alice@Corp.Contoso.com')).toBe(true);
  expect(may('contoso.com', 'alice@fabrikam.com')).toBe(false);
  expect(may('contoso.com', 'alice')).toBe(false);
});

test('a policy of none looks at nothing', () => {
  expect(mayStandFor('none', 'contoso.com', 'alice@fabrikam.com')).toBe(true);
});
