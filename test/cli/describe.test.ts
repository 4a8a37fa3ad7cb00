import { expect, test } from 'vitest';
import { describeManual } from '../../cli/describe.ts';

test('the manual page has a section for each command, and no text is taken for a macro', () => {
  const lines = describeManual().split('\n');
  const sections = lines.filter((line) => line.startsWith('.SH "amrcheck '));
  expect(sections).toEqual(expect.arrayContaining(['.SH "amrcheck run"', '.SH "amrcheck serve"']));
  expect(lines.filter((line) => /^[.']/.test(line) && !/^\.(\\"|TH|SH|nf$|fi$)/.test(line))).toEqual([]);
  expect(lines).toContain('.TH AMRCHECK 1');
  expect(lines.join('\n')).toMatch(/\\-\\-scenario <id>/);
});
