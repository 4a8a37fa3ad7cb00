import { expect, test } from 'vitest';
import { renderCtrf } from '../../reports/ctrf.ts';
import { expectGolden } from './golden.ts';
import { all, fail, hostile, inconclusive } from './results.ts';

test('reads as agreed', async () => {
  await expectGolden(renderCtrf(fail), 'ctrf.fail.json');
});

test('the summary counts the tests', () => {
  for (const sample of Object.values(all)) {
    const { summary, tests } = JSON.parse(renderCtrf(sample)).results;
    expect(summary.tests).toBe(tests.length);
    for (const status of ['passed', 'failed', 'skipped', 'other']) {
      expect(summary[status]).toBe(
        tests.filter((entry: { status: string }) => entry.status === status).length,
      );
    }
  }
});

test('what could not be told is other, with our own word beside it', () => {
  const { tests } = JSON.parse(renderCtrf(inconclusive)).results;
  expect(tests).toContainEqual(
    expect.objectContaining({
      name: 'contoso.partner-center.mfa.alice: oidc/signature-verifies',
      status: 'other',
      rawStatus: 'inconclusive',
      suite: ['contoso.partner-center', 'mfa.alice'],
    }),
  );
});

test('no control character is raw', () => {
  expect(renderCtrf(hostile)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
});
