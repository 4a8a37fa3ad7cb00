/**
 * junit.xml: a suite for each target and profile, a case for each probe and check. `failure`: a finding that decides;
 * `error`: amrcheck could not tell (a harness error, a demanded check that was inconclusive, a check that threw);
 * `skipped`: does not apply, or was not tested. Findings that do not decide pass, with their text in system-out.
 */
import type { Result, TargetResult } from '../core/result.ts';
import { acceptedText } from './baseline.ts';
import { suitesOf } from './cases.ts';
import type { Case } from './cases.ts';
import { visible } from './visible.ts';

export function renderJunit(result: Result): string {
  const suites = suitesOf(result);
  const { startedAt: timestamp, finishedAt } = result;
  const whole = {
    name: 'amrcheck',
    ...counts(suites.flatMap(({ cases }) => cases)),
    time: seconds(Date.parse(finishedAt) - Date.parse(timestamp)),
    timestamp,
  };
  const lines = element(
    'testsuites',
    whole,
    suites.flatMap(({ name, target, cases }) => {
      const time = seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0));
      const content = [propertiesOf(target, result), ...cases.map(caseElement)].flat();
      return element('testsuite', { name, ...counts(cases), time, timestamp }, content);
    }),
  );
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...lines].join('\n')}\n`;
}

function propertiesOf(target: TargetResult, result: Result): string[] {
  const { amrcheck } = result;
  const baseline = acceptedText(result, target);
  const { id, protocol, profile, verdict, cmdlet, provider, limits } = target;
  const facts = {
    amrcheck,
    target: id,
    protocol,
    profile,
    verdict,
    baseline,
    cmdlet,
    provider: provider?.id,
    limits,
  };
  const properties = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : element('property', { name, value: visible(value) }),
  );
  return element('properties', {}, properties);
}

function caseElement(entry: Case): string[] {
  const text = entry.lines.join('\n');
  const { message = entry.rawStatus, rawStatus: type } = entry;
  const outcome = {
    failed: () => element('failure', { message, type }, text),
    error: () => element('error', { message, type }, text),
    skipped: () => element('skipped', { message }),
    passed: () => (text === '' ? [] : element('system-out', {}, text)),
  };
  const { className: classname, name, durationMs } = entry;
  return element('testcase', { classname, name, time: seconds(durationMs) }, outcome[entry.status]());
}

/** An element around lines of XML, or around a text. */
function element(
  name: string,
  attributes: Record<string, string | number>,
  content: readonly string[] | string = [],
): string[] {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(String(value)).replaceAll('"', '&quot;')}"`,
  );
  const start = `<${name}${written.join('')}`;
  if (content.length === 0) return [`${start}/>`];
  if (typeof content === 'string') return [`${start}>${escaped(content)}</${name}>`];
  return [`${start}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

/** XML 1.0, sections 2.2 and 2.4. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function counts(cases: readonly Case[]) {
  const count = (status: Case['status']) => cases.filter((entry) => entry.status === status).length;
  return {
    tests: cases.length,
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
