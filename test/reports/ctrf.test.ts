import { validate } from 'ctrf';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { renderCtrf } from '../../reports/ctrf.ts';
import { expectGolden } from './golden.ts';
import { all, fail, hostile, inconclusive } from './results.ts';

interface Report {
  results: { summary: Record<string, number>; tests: { name: string; status: string }[] };
}

function read(sample: Result): Report['results'] {
  return (JSON.parse(renderCtrf(sample)) as Report).results;
}

test('reads as agreed', async () => {
  await expectGolden(renderCtrf(fail), 'ctrf.fail.json');
});

test('every sample fits the official schema, which refuses what is wrong', () => {
  for (const sample of Object.values(all)) {
    expect(validate(JSON.parse(renderCtrf(sample)))).toMatchObject({ valid: true });
  }
  expect(validate(JSON.parse(renderCtrf(fail).replace('"failed"', '"bad"')))).toMatchObject({ valid: false });
});

test('the summary counts the tests', () => {
  for (const sample of Object.values(all)) {
    const { summary, tests } = read(sample);
    expect(summary.tests).toBe(tests.length);
    for (const status of ['passed', 'failed', 'skipped', 'other']) {
      expect(summary[status]).toBe(tests.filter((entry) => entry.status === status).length);
    }
  }
});

test('what could not be told is other, with our own word beside it', () => {
  const { tests } = read(inconclusive);
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
