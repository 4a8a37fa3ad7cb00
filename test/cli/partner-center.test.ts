import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptionText } from '../../cli/partner-center.ts';
import { startEntraLab, type EntraLab } from '../../lab/entra/index.ts';
import { amrcheck } from './command-line.ts';

let entra: EntraLab;
beforeAll(async () => {
  entra = await startEntraLab();
});
afterAll(() => entra.stop());

test('who and what is not compliant yet stands in two tables', () => {
  const counts = { loginDate: '2026-11-24', mfaCompliantRequestCount: 3, totalRequestCount: 4 };
  const text = adoptionText({
    applications: { body: [{ ...counts, applicationName: 'Billing' }] },
    principals: {
      body: { items: [{ upn: 'bob@contoso.com', lastNonMfaCompliantLoginDateTime: '2026-11-23' }] },
    },
  });
  expect(text).toContain('✗ Billing: 3 of 4 requests with MFA on 2026-11-24');
  expect(text).toContain('✗ bob@contoso.com: last without MFA 2026-11-23');
});

test('nobody is said to be nobody, and what was not understood is said to be that', () => {
  const empty = adoptionText({
    applications: { body: [] },
    principals: { body: { items: [], totalCount: 0 } },
  });
  expect(empty).toContain('none have asked');
  expect(empty).not.toContain('another shape');
  for (const body of ['x', null, undefined, { value: [] }]) {
    const text = adoptionText({ applications: { body }, principals: { body } });
    expect(text).not.toContain('none');
    expect(text.match(/another shape/g)).toHaveLength(2);
  }
});

test('people beyond those that are listed are counted', () => {
  const body = { items: [{ upn: 'bob@contoso.com' }], totalCount: 10_001 };
  expect(adoptionText({ applications: { body: [] }, principals: { body } })).toContain('… and 10000 more');
});

test('without a token it says which variable to set; a token that is refused is told', async () => {
  expect((await amrcheck(['partner-center'])).code).toBe(2);
  const env = { AMRCHECK_PARTNER_CENTER_TOKEN: 'not-a-token-of-anybody' };
  const refused = await amrcheck(['partner-center', '--api', entra.api], { env });
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('answered HTTP 401');
  expect(refused.stderr).not.toContain('not-a-token');
});
