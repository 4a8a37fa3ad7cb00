import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderTerminal } from '../../reports/terminal.ts';
import { expectGolden } from './golden.ts';
import { all, amrAbsent, fail, hostile, lying, many, probe, result, target } from './results.ts';

const plain = { color: false, width: 80, folder: 'runs/2026-12-01' };

test.each([
  'pass',
  'fail',
  'lying',
  'inconclusive',
  'harnessError',
  'hostile',
  'twoProfiles',
  'message',
] as const)('%s reads as agreed', async (name) =>
  expectGolden(renderTerminal(all[name], plain), `terminal.${name}.txt`),
);

test('the first line is the answer', () => {
  expect(renderTerminal(fail, plain).split('\n')[0]).toBe(
    'contoso: FAIL: Microsoft would not see MFA. The id_token has no amr claim.',
  );
});

test('with several targets the answers come first, one line each', () => {
  const lines = renderTerminal(many, { ...plain, width: Infinity }).split('\n');
  expect(lines.slice(0, 500).every((line) => /^tenant-\d{3}: (PASS|FAIL|INCONCLUSIVE): /.test(line))).toBe(
    true,
  );
  expect(lines.at(-4)).toBe('Of 500 targets, 20 fail, 9 could not be told, 471 pass.');
});

test('says what Microsoft’s cmdlet would say, and why it differs', () => {
  expect(renderTerminal(lying, { ...plain, width: Infinity })).toContain(
    'Test-PartnerSecurityRequirement would say: pass. It looks at one sign-in only',
  );
});

test('what stands above is not said again', () => {
  const text = 'alice signed in, and nobody can know.';
  const sample = result({
    verdict: 'fail',
    targets: [
      target({
        verdict: 'fail',
        probes: [probe({ verdict: 'fail', sentence: text, findings: [{ ...amrAbsent, detail: text }] })],
      }),
    ],
  });
  expect(renderTerminal(sample, { ...plain, width: Infinity }).split(text)).toHaveLength(2);
});

test('the steps of a remedy are said once, each on its line', () => {
  const text = renderTerminal(fail, { ...plain, width: Infinity });
  expect(text).toMatch(/\n {2}1\. In the admin console .*\n {2}2\. /);
  expect(text.split('In the admin console')).toHaveLength(2);
});

test('colour adds escapes and changes nothing else', () => {
  for (const sample of Object.values(all)) {
    const coloured = renderTerminal(sample, { ...plain, color: true });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(sample, plain));
  }
});

test('without colour there is not a single control character but the newline', () => {
  for (const sample of Object.values(all)) {
    expect(renderTerminal(sample, plain)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
});

test('a provider’s text cannot forge an answer line', () => {
  const lines = renderTerminal(hostile, plain).split('\n');
  expect(lines.filter((line) => line.startsWith('contoso: '))).toHaveLength(1);
  expect(lines.join('\n')).toContain('\\x1b[2J\\x1b[31mcontoso: PASS');
});

test.each([40, 80, 120])('no line is wider than %i columns, but for an address', (width) => {
  for (const sample of Object.values(all)) {
    const tooWide = renderTerminal(sample, { ...plain, width })
      .split('\n')
      .filter((line) => line.length > width && !/https?:\/\/\S+$/.test(line));
    expect(tooWide).toEqual([]);
  }
});

test('wide characters count as two columns', () => {
  const sample = result({ targets: [target({ sentence: '多要素認証'.repeat(20) })] });
  const [first] = renderTerminal(sample, { color: false, width: 40 }).split('\n');
  expect(first!.length).toBeLessThanOrEqual(40);
  const wide = renderTerminal(sample, { color: false, width: 40 }).split('\n').slice(1, 4);
  expect(wide.every((line) => line.trim().length <= 19)).toBe(true);
});

test('a scenario in which many accounts ended alike is told in few lines, and every one that did not', () => {
  const passing = Array.from({ length: 1_000 }, (_, n) =>
    probe({ scenario: 'every-account', account: `alice-${n}`, verdict: 'pass', sentence: 'All is well.' }),
  );
  const failing = [7, 8].map((n) =>
    probe({ scenario: 'every-account', account: `bob-${n}`, verdict: 'fail', sentence: 'No amr.' }),
  );
  const sample = result({ targets: [target({ probes: [...passing, ...failing] })] });
  const lines = renderTerminal(sample, { ...plain, width: Infinity }).split('\n');
  expect(lines.filter((line) => /alice-\d+ .*PASS/.test(line))).toHaveLength(3);
  expect(lines.filter((line) => /bob-[78] .*FAIL/.test(line))).toHaveLength(2);
  expect(lines).toContain('  every-account: 997 more accounts like these (PASS); the report names them.');
});

test('where a thousand accounts fail alike, the check is told once, with the first of them', () => {
  const probes = Array.from({ length: 1_000 }, (_, n) =>
    probe({ scenario: 'every-account', account: `alice-${n}`, verdict: 'fail', findings: [amrAbsent] }),
  );
  const text = renderTerminal(result({ targets: [target({ verdict: 'fail', probes })] }), plain);
  expect(text.replace(/\s+/g, ' ')).toContain(
    '(every-account, alice-0; every-account, alice-1; every-account, alice-2 and 997 more)',
  );
  expect(text.split('\n').length).toBeLessThan(60);
});
