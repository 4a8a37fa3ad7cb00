/** ctrf.json: the Common Test Report Format, https://github.com/ctrf-io/ctrf. Our own verdict stands in `rawStatus`. */
import type { Result } from '../core/result.ts';
import { suitesOf } from './cases.ts';
import type { CaseStatus } from './cases.ts';
import { inert } from './visible.ts';

interface CtrfReport {
  reportFormat: 'CTRF';
  specVersion: string;
  timestamp: string;
  generatedBy: 'amrcheck';
  results: {
    tool: { name: 'amrcheck'; version: string };
    /** Times in milliseconds since 1970. */
    summary: Record<CtrfStatus, number> & { tests: number; suites: number; start: number; stop: number };
    tests: CtrfTest[];
    extra: { verdict: string };
  };
}

type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

interface CtrfTest {
  name: string;
  status: CtrfStatus;
  rawStatus: string;
  /** Milliseconds. */
  duration: number;
  suite: string[];
  message?: string;
  trace?: string;
  stdout?: string[];
}

/** CTRF knows no error: what could not be told is `other`, and the verdict of its target with it. */
const statuses = {
  passed: 'passed',
  failed: 'failed',
  error: 'other',
  skipped: 'skipped',
} as const satisfies Record<CaseStatus, CtrfStatus>;

export function renderCtrf(result: Result): string {
  const suites = suitesOf(result);
  const tests = suites.flatMap(({ name, cases }) =>
    cases.map((entry): CtrfTest => {
      const below = entry.className.slice(name.length + 1);
      const red = entry.status === 'failed' || entry.status === 'error';
      return {
        name: `${entry.className}: ${entry.name}`,
        status: statuses[entry.status],
        rawStatus: entry.rawStatus,
        duration: Math.round(entry.durationMs),
        suite: below === '' ? [name] : [name, below],
        ...(entry.message !== undefined && { message: entry.message }),
        ...(entry.lines.length > 0 && (red ? { trace: entry.lines.join('\n') } : { stdout: entry.lines })),
      };
    }),
  );
  const count = (status: CtrfStatus) => tests.filter((test) => test.status === status).length;
  const report: CtrfReport = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: result.finishedAt,
    generatedBy: 'amrcheck',
    results: {
      tool: { name: 'amrcheck', version: result.amrcheck },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: count('skipped'),
        other: count('other'),
        suites: suites.length,
        start: Date.parse(result.startedAt),
        stop: Date.parse(result.finishedAt),
      },
      tests,
      extra: { verdict: result.verdict },
    },
  };
  return `${inert(JSON.stringify(report, null, 2))}\n`;
}
