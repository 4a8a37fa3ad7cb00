import { expect, test } from 'vitest';
import { renderMarkdown } from '../../reports/markdown.ts';
import { expectGolden } from './golden.ts';
import { all, fail, hostile, result, target } from './results.ts';

test.each(['pass', 'fail', 'inconclusive', 'harnessError', 'hostile', 'twoProfiles'] as const)(
  '%s reads as agreed',
  async (name) => expectGolden(renderMarkdown(all[name]), `markdown.${name}.md`),
);

test('markup from a provider is text, and links are the page’s own', () => {
  const summary = renderMarkdown(hostile);
  expect(summary.replaceAll('<sub>', '').replaceAll('</sub>', '')).not.toMatch(/<(?!https?:)/);
  expect(
    [...summary.matchAll(/(?<!\\)\]\(<?([^)>]*)/g)].filter(([, address]) => !/^https?:/.test(address!)),
  ).toEqual([]);
  expect(renderMarkdown(result({ targets: [target({ sentence: 'by @octocat | x' })] }))).toContain(
    'by &#64;octocat \\| x',
  );
});

test('it stays below 1 MiB and says what was cut', () => {
  const targets = Array.from({ length: 6000 }, (_, index) => ({
    ...fail.targets[0]!,
    id: `tenant-${index}`,
  }));
  const summary = renderMarkdown(result({ verdict: 'fail', targets }));
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary).toMatch(/This summary was cut: \d+ rows and sections are in report\.html only\./);
  expect(summary).toContain('Of 6000 targets, 6000 fail.');
});
