import { expect, test } from 'vitest';
import { reportFormats } from '../../reports/index.ts';
import { fail } from './results.ts';

test('the formats and the names of their files are those of the contract', () => {
  expect(Object.fromEntries(reportFormats.map(({ id, fileName }) => [id, fileName]))).toEqual({
    html: 'report.html',
    json: 'result.json',
    junit: 'junit.xml',
    ctrf: 'ctrf.json',
    sarif: 'amrcheck.sarif',
    csv: 'accounts.csv',
    markdown: 'summary.md',
  });
});

test('every format is pure: the same result gives the same text, and is left as it was', () => {
  const before = structuredClone(fail);
  for (const { render } of reportFormats) expect(render(fail)).toBe(render(fail));
  expect(fail).toEqual(before);
});
