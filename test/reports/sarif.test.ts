import official from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { withBaseline } from '../../core/baseline.ts';
import { renderSarif } from '../../reports/sarif.ts';
import { expectGolden } from './golden.ts';
import { all, fail, harnessError, hostile, pass, probe, result, target } from './results.ts';

interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      partialFingerprints: object;
      suppressions?: unknown[];
    }[];
  }[];
}
const read = (sample: typeof fail) => (JSON.parse(renderSarif(sample)) as Log).runs[0]!;

/** The official schema as Microsoft's package has it; ajv knows no draft-04, of which it uses nothing but `id`. */
const { $schema: _, id: __, ...schema } = official;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

test('every sample fits the official schema, which refuses what is wrong', () => {
  for (const sample of Object.values(all)) {
    validate(JSON.parse(renderSarif(sample)));
    expect(validate.errors).toBeNull();
  }
  expect(validate(JSON.parse(renderSarif(fail).replace('"level": "error"', '"level": "bad"')))).toBe(false);
  expect(validate({ version: '2.1.0' })).toBe(false);
});

test('reads as agreed', async () => expectGolden(renderSarif(fail), 'sarif.fail.json'));

test('failed checks only, each with its rule', () => {
  expect(read(pass).results).toEqual([]);
  const { results, tool } = read(fail);
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toContainEqual(['oidc/amr-present', 'error']);
  expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
  expect(JSON.stringify(results)).not.toContain('signature-verifies');
});

test('a finding keeps its fingerprint from run to run, and has one of its own', () => {
  const later = { ...fail, startedAt: '2026-12-24T10:00:00.000Z', amrcheck: '9.9.9' };
  const prints = (sample: typeof fail) =>
    read(sample).results.map((one) => JSON.stringify(one.partialFingerprints));
  expect(prints(later)).toEqual(prints(fail));
  expect(new Set(prints(all.many)).size).toBe(prints(all.many).length);
});

test('what could not be told is a notification, and no result', () => {
  const { results, invocations } = read(harnessError);
  expect([results, invocations[0]?.executionSuccessful]).toEqual([[], false]);
  expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1);
});

test('what a baseline accepts is suppressed with its reason', () => {
  const entry = {
    target: 'contoso',
    scenario: 'mfa',
    check: 'oidc/amr-present',
    comment: 'ticket 4711',
    review: '2027-01-01',
  } as const;
  const { results } = read(withBaseline(fail, { path: 'b.yaml', accepted: [entry] }));
  expect(results.find(({ ruleId }) => ruleId === 'oidc/amr-present')?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'ticket 4711' },
  ]);
});

test('no control character is raw', () => {
  expect(renderSarif(hostile)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('what a provider sends is no link', () => {
  const finding = {
    ...fail.targets[0]!.probes[0]!.findings[0]!,
    outcome: 'fail' as const,
    actual: ['[here](https://evil.example)'],
  };
  const sample = result({ targets: [target({ probes: [probe({ findings: [finding] })] })] });
  expect(read(sample).results[0]?.message.text).toContain('[here] (https://evil.example)');
});
