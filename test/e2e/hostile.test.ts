import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { startLab, type DefectId, type Lab } from '../../lab/index.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { renderJunit } from '../../reports/junit.ts';
import { renderMarkdown } from '../../reports/markdown.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import { runLab, targetNamed } from './lab-run.ts';

/** What keeps a sign-in from ending well, and whose fault amrcheck says it is. */
const stopped = {
  'discovery-html': 'DISCOVERY_UNUSABLE',
  'discovery-javascript-url': 'DISCOVERY_UNUSABLE',
  'discovery-huge': 'PROVIDER_ANSWER_TOO_LARGE',
  'discovery-slow': 'PROVIDER_TOO_SLOW',
  'redirect-loop': 'PROVIDER_REDIRECT_LOOP',
} as const satisfies Partial<Record<DefectId, string>>;

let lab: Lab;
let result: Result;
let seconds: number;

beforeAll(async () => {
  lab = await startLab({ defects: [...(Object.keys(stopped) as DefectId[]), 'html-in-claims'] });
  const from = performance.now();
  result = await runLab(lab.targets, { scenarios: ['mfa'] });
  seconds = (performance.now() - from) / 1000;
});

afterAll(() => lab.stop());

test.for(Object.entries(stopped))('%s ends in %s, and is the fault of the provider', ([id, code]) => {
  const { error, probes } = targetNamed(result, id);
  const met = error ?? probes[0]?.error;
  expect(met).toMatchObject({ code, fault: 'provider' });
  expect(met?.message).toContain('http://localhost');
  expect(met?.hint).not.toBe('');
});

test('none of them holds up the others, and all are over in the time of one', () => {
  expect(targetNamed(result, 'honest').probes[0]?.verdict).toBe('pass');
  expect(seconds).toBeLessThan(60);
});

test('markup and script in claims stay text in every report', () => {
  const target = targetNamed(result, 'html-in-claims');
  expect(target.probes[0]?.verdict).toBe('pass');
  expect(JSON.stringify(target.probes[0]?.claims)).toContain('<script>');
  const only: Result = { ...result, targets: [target] };
  const html = renderHtml(only);
  expect(html).toContain('&lt;script>');
  expect(html).not.toMatch(/<script|<img/i);
  expect(renderJunit(only)).not.toContain('<script');
  expect(renderMarkdown(only)).not.toContain('<script');
  expect(renderTerminal(only, { color: false, width: 80 })).not.toMatch(/\p{Cc}(?<!\n)/u);
});
