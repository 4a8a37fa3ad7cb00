/**
 * junit.xml: a suite for each target and profile, a case for each probe and check. `failure`: a finding that decides;
 * `error`: amrcheck could not tell (a harness error, a demanded check that was inconclusive, a check that threw);
 * `skipped`: does not apply, or was not tested. Findings that do not decide pass, with their text in system-out.
 */
import { create } from 'xmlbuilder2';
import type { Result } from '../core/result.ts';
import { suitesOf } from './cases.ts';
import type { Case } from './cases.ts';
import { visible } from './visible.ts';

export function renderJunit(result: Result): string {
  const suites = suitesOf(result);
  const cases = suites.flatMap((suite) => suite.cases);
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' }).ele(
    'testsuites',
    {
      name: 'amrcheck',
      ...counts(cases),
      time: seconds(Date.parse(result.finishedAt) - Date.parse(result.startedAt)),
      timestamp: result.startedAt,
    },
  );
  for (const { name, target, cases } of suites) {
    const suite = root.ele('testsuite', {
      name,
      ...counts(cases),
      time: seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
      timestamp: result.startedAt,
    });
    const properties = suite.ele('properties');
    const facts = {
      amrcheck: result.amrcheck,
      target: target.id,
      protocol: target.protocol,
      profile: target.profile,
      verdict: target.verdict,
      cmdlet: target.cmdlet,
      provider: target.provider?.id,
      limits: target.limits,
    };
    for (const [key, value] of Object.entries(facts)) {
      if (value !== undefined) properties.ele('property', { name: key, value: visible(value) });
    }
    for (const entry of cases) {
      const element = suite.ele('testcase', {
        classname: entry.className,
        name: entry.name,
        time: seconds(entry.durationMs),
      });
      const text = entry.lines.join('\n');
      const message = entry.message ?? entry.rawStatus;
      if (entry.status === 'failed') element.ele('failure', { message, type: entry.rawStatus }).txt(text);
      else if (entry.status === 'error') element.ele('error', { message, type: entry.rawStatus }).txt(text);
      else if (entry.status === 'skipped') element.ele('skipped', { message });
      else if (text !== '') element.ele('system-out').txt(text);
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
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
