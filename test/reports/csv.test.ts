import { expect, test } from 'vitest';
import { renderCsv } from '../../reports/csv.ts';
import { all, fail, harnessError, hostile, pass, probe, result, target } from './results.ts';

/** RFC 4180, apart from the writer. */
function parse(text: string): string[][] {
  return text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}
const column = (sample: typeof fail, name: string) => {
  const [head = [], ...rows] = parse(renderCsv(sample));
  return rows.map((row) => row[head.indexOf(name)]);
};

test('one line for each probe: who said mfa and who did not', () => {
  expect(column(pass, 'account')).toEqual(pass.targets[0]!.probes.map(({ account }) => account));
  expect(column(pass, 'says mfa')[0]).toBe('yes');
  expect(column(fail, 'says mfa')[0]).toBe('no');
  expect(column(harnessError, 'says mfa')).toEqual(['could not tell']);
  expect(column(pass, 'methods')[0]).toBe('pwd otp mfa');
});

test('multipleauthn is how SAML and WS-Federation say mfa', () => {
  const sample = result({
    targets: [
      target({
        probes: [
          probe({
            authenticationMethods: {
              source: 'AuthnStatement/AuthnContextClassRef',
              values: ['http://schemas.microsoft.com/claims/multipleauthn'],
              form: 'array',
            },
          }),
        ],
      }),
    ],
  });
  expect(column(sample, 'says mfa')).toEqual(['yes']);
});

test('repeats are counted', () => {
  const attempts = [
    { verdict: 'pass', durationMs: 1 },
    { verdict: 'fail', durationMs: 1 },
  ];
  const sample = result({ targets: [target({ probes: [probe({ attempts })] })] });
  expect([column(sample, 'attempts passed'), column(sample, 'attempts')]).toEqual([['1'], ['2']]);
});

test('every line has every column, whatever the cells hold', () => {
  for (const sample of Object.values(all)) {
    const rows = parse(renderCsv(sample));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]));
  }
});

test.each(['＝1+1', '=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '|x'])(
  '%j is no formula',
  (account) => {
    const sample = result({ targets: [target({ probes: [probe({ account })] })] });
    expect(column(sample, 'account')).toEqual([`'${account}`]);
  },
);

test('nor is what follows a semicolon, where that separates the cells', () => {
  const sample = result({ targets: [target({ probes: [probe({ account: 'a; =1+1;b' })] })] });
  expect(column(sample, 'account')).toEqual(["a;' =1+1;b"]);
});

test('no control character but the ends of lines', () => {
  expect(renderCsv(hostile).replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
});
