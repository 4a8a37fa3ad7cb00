import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { suitesOf } from '../../reports/cases.ts';
import { renderJunit } from '../../reports/junit.ts';
import { expectGolden } from './golden.ts';
import { all, fail, harnessError, hostile, inconclusive, many, probe, result, target } from './results.ts';

test.each([
  'pass',
  'fail',
  'lying',
  'inconclusive',
  'harnessError',
  'hostile',
  'twoProfiles',
  'message',
] as const)('%s reads as agreed', async (name) => expectGolden(renderJunit(all[name]), `junit.${name}.xml`));

test('every sample is XML that can be read again', () => {
  for (const sample of Object.values(all)) {
    const xml = renderJunit(sample);
    expect(new DOMParser().parseFromString(xml, 'text/xml').documentElement?.nodeName).toBe('testsuites');
    expect(xml).not.toMatch(/(?![\n])[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
});

test('characters that XML 1.0 forbids do not come through', () => {
  const sample = result({ targets: [target({ verdict: 'fail', sentence: 'a\u0000b\ufffec' })] });
  expect(renderJunit(sample)).toContain('a\\x00b\ufffdc');
});

function statusOf(sample: Result, name: string) {
  return suitesOf(sample).flatMap(({ cases }) =>
    cases.filter((entry) => entry.name === name).map(({ status }) => status),
  );
}

test('failed is what decides; what only informs passes and says so', () => {
  expect(statusOf(fail, 'oidc/amr-present')).toEqual(['failed']);
  expect(statusOf(fail, 'oidc/acr-meaningful')).toEqual(['passed']);
  expect(renderJunit(fail)).toMatch(/name="oidc\/acr-meaningful"[^>]*>\s*<system-out>acr says nothing/);
});

test('a demanded check that could not be looked at is an error, never green', () => {
  expect(statusOf(inconclusive, 'oidc/signature-verifies')).toEqual(['error']);
  expect(statusOf(inconclusive, 'verdict')).toEqual(['error']);
  expect(renderJunit(inconclusive)).toContain('The key set could not be fetched: the provider answered 503.');
});

test('an inconclusive check that does not decide is skipped; a check that threw is an error', () => {
  const requirement = { id: 'X', source: 'https://contoso.com/' };
  const sample = result({
    targets: [
      target({
        probes: [
          probe({
            findings: [
              { check: 'a', outcome: 'inconclusive', severity: 'minor', title: 'a', requirement },
              { check: 'b', outcome: 'error', severity: 'minor', title: 'b', requirement },
              { check: 'c', outcome: 'notApplicable', severity: 'critical', title: 'c', requirement },
            ],
          }),
        ],
      }),
    ],
  });
  expect(['a', 'b', 'c'].map((name) => statusOf(sample, name)[0])).toEqual(['skipped', 'error', 'skipped']);
});

test('a harness error stands at the sign-in, with its code, its fault and the hint', () => {
  expect(statusOf(harnessError, 'sign-in')).toEqual(['error']);
  const xml = renderJunit(harnessError);
  expect(xml).toContain('type="LOGIN_PAGE_UNKNOWN"');
  expect(xml).toContain('This lies with the identity provider.\nTry: Look at the screenshot.');
});

test('a target without a single probe is not green', () => {
  const sample = result({
    verdict: 'inconclusive',
    targets: [
      target({
        verdict: 'inconclusive',
        probes: [],
        error: {
          code: 'PROVIDER_UNREACHABLE',
          message: 'No answer.',
          hint: 'Start it.',
          fault: 'environment',
        },
      }),
    ],
  });
  expect(renderJunit(sample)).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="1"/);
});

test('names are stable and told apart', () => {
  const names = suitesOf(many).flatMap(({ cases }) =>
    cases.map(({ className, name }) => `${className} ${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('tenant-001.partner-center.mfa.alice oidc/amr-contains-mfa');
  expect(names).toContain('tenant-001.partner-center verdict');
});

test('a check that is found twice in one probe keeps both', () => {
  const sample = result({
    targets: [
      target({
        probes: [probe({ findings: [...probe().findings.slice(0, 1), ...probe().findings.slice(0, 1)] })],
      }),
    ],
  });
  expect(suitesOf(sample)[0]!.cases.map(({ name }) => name)).toEqual([
    'verdict',
    'sign-in',
    'oidc/amr-present',
    'oidc/amr-present (2)',
  ]);
});

test('the counts are those of the cases', () => {
  const xml = renderJunit(hostile);
  const [, tests, failures, errors, skipped] =
    /<testsuites [^>]*tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/.exec(xml)!;
  expect([tests, failures, errors, skipped]).toEqual(
    ['testcase', 'failure', 'error', 'skipped'].map((tag) =>
      String(xml.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0),
    ),
  );
});
