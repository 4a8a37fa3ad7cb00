import { expect, test } from 'vitest';
import { firstBaseline, withBaseline } from '../../core/baseline.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { renderJunit } from '../../reports/junit.ts';
import { renderMarkdown } from '../../reports/markdown.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import { fail } from './results.ts';

const all = firstBaseline(fail).map((entry, index) => ({ ...entry, review: `2027-0${index + 1}-01` }));
const beside = (accepted: typeof all) => {
  const result = withBaseline(fail, { path: 'baseline.yaml', accepted });
  const terminal = renderTerminal(result, { width: Infinity, color: false });
  return {
    terminal: terminal.split('\n')[0],
    markdown: renderMarkdown(result).split('\n')[0],
    html: renderHtml(result),
    junit: renderJunit(result),
  };
};

test('where all that decides is accepted, the first line says until when', () => {
  const { terminal, markdown, html, junit } = beside(all);
  const words = 'FAIL, accepted until 2027-01-01';
  expect(terminal).toContain(`: ${words}: `);
  expect(markdown).toContain(`: ${words}: `);
  expect(html).toContain(`<title>${words}`);
  expect(html).toContain(`<b>${words}.</b>`);
  expect(junit).toContain('<property name="baseline" value="accepted until 2027-01-01"/>');
});

test('where one failure is not, it says FAIL and nothing more', () => {
  const { terminal, markdown, html, junit } = beside(all.slice(1));
  expect([terminal, markdown].join()).not.toContain('accepted until');
  expect(html).not.toContain('FAIL, accepted');
  expect(junit).not.toContain('accepted until');
});
