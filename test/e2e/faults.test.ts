/** What goes wrong in a fleet, all in one run: nothing is lost, every fault has a name and an owner, nobody else is affected. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labConfig } from '../../cli/lab.ts';
import type { DriverId } from '../../core/model.ts';
import { resultSchema, type Result } from '../../core/result.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { startAmrcheck } from './command.ts';

interface Weather {
  what: string;
  /** Which of the pages that are asked for, or of the forms that are sent. */
  hits(request: Request, count: number): boolean;
  does(response: Response, next: () => void): void;
  /** How it must be named; absent: it is lived through. */
  code?: string;
}

const page = ({ method }: Request): boolean => method === 'GET';
const form = ({ method }: Request): boolean => method === 'POST';
const tooMany = (response: Response): void =>
  void response.status(429).set('retry-after', '1').send('Too many requests');

/** One target for each; the last has none. */
const weathers: Record<string, Weather> = {
  'identifier-first': {
    what: 'every third form: HTTP 500',
    hits: (request, count) => form(request) && count % 3 === 0,
    does: (response) => void response.status(500).send('<h1>Internal error</h1>'),
    code: 'PROVIDER_FAILED',
  },
  'stay-signed-in': {
    what: 'every second page: HTTP 429, Retry-After: 1',
    hits: (request, count) => page(request) && count % 2 === 0,
    does: tooMany,
    code: 'PROVIDER_BUSY',
  },
  skippable: {
    what: 'every fifth form: HTTP 429, Retry-After: 1',
    hits: (request, count) => form(request) && count % 5 === 0,
    does: tooMany,
    code: 'PROVIDER_BUSY',
  },
  german: {
    what: 'every third page: the connection is reset',
    hits: (request, count) => page(request) && count % 3 === 0,
    does: (response) => void response.socket?.resetAndDestroy(),
    code: 'PROVIDER_UNREACHABLE',
  },
  'six-fields': {
    what: 'every sixth page: an answer after a minute',
    hits: (request, count) => page(request) && count % 6 === 0,
    does: (_response, next) => void setTimeout(next, 60_000).unref(),
    code: 'PROVIDER_TOO_SLOW',
  },
};

const alices = 6;
const folder = mkdtempSync(join(tmpdir(), 'amrcheck-faults-'));
const config = join(folder, 'amrcheck.yaml');
let lab: Lab;
let doomed: Lab;

beforeAll(async () => {
  const counts = new Map<string, number>();
  const before: RequestHandler = (request, response, next) => {
    const [, target = '', place] = request.path.split('/');
    const weather = weathers[target];
    if (!weather || place !== 'interaction') {
      next();
      return;
    }
    const key = `${target} ${request.method}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (weather.hits(request, count)) weather.does(response, next);
    else next();
  };
  lab = await startLab({
    variants: ['identifier-first', 'stay-signed-in', 'skippable', 'german', 'six-fields'],
    // Two for the browser, so that no code is waited for.
    accounts: alices + 2,
    before,
  });
  let forms = 0;
  doomed = await startLab({
    accounts: alices,
    before(request, response, next) {
      // By then at least one of four at a time has sent all of its three.
      if (form(request) && ++forms > 14) {
        response.socket?.destroy();
        void doomed.stop();
      } else next();
    },
  });
  const [honest, ...others] = lab.targets;
  const [killed] = doomed.targets;
  const targets = [...others, { ...killed!, id: 'killed' }, honest!];
  writeFileSync(config, `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${await labConfig(targets)}`);
});
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

const told = (out: string): Result =>
  resultSchema.parse(JSON.parse(readFileSync(join(folder, out, 'result.json'), 'utf8')));

/** How often each code, or `judged`, came out of the probes of a target. */
function outcomes(result: Result, id: string): Record<string, number> {
  const probes = result.targets.find((target) => target.id === id)?.probes ?? [];
  const counted: Record<string, number> = {};
  for (const { error } of probes) {
    const name = error ? `${error.code} (${error.fault})` : 'judged';
    counted[name] = (counted[name] ?? 0) + 1;
  }
  return counted;
}

/** What each probe of a target that was not judged ended in, and how it came to it. */
const faultsOf = (result: Result, id: string): unknown[] =>
  (result.targets.find((target) => target.id === id)?.probes ?? [])
    .filter(({ error }) => error)
    .map(({ account, error, timeline = [] }) => [
      account,
      error?.message,
      timeline.map(({ at, text }) => `${at} ${text}`),
    ]);

const owners: Record<string, string> = { PROVIDER_UNREACHABLE: 'environment' };
const named = (code: string): string => `${code} (${owners[code] ?? 'provider'})`;

describe.each<{ driver: DriverId; accounts: string[]; targets: string[] }>([
  {
    driver: 'http',
    accounts: ['alice', ...Array.from({ length: alices - 1 }, (_, at) => `alice-${at + 2}`)],
    targets: [...Object.keys(weathers), 'killed', 'honest'],
  },
  {
    driver: 'browser',
    accounts: [`alice-${alices + 1}`, `alice-${alices + 2}`],
    targets: ['identifier-first', 'stay-signed-in', 'german', 'honest'],
  },
])('with the driver $driver', ({ driver, accounts, targets }) => {
  let code: number | null;
  let result: Result;
  const out = `run-${driver}`;

  beforeAll(async () => {
    const args = ['run', '-c', config, '--driver', driver, '--workers', '4', '--out', out, '--quiet'];
    const scenarios = 'every-account,password-only';
    const selection = ['--target', targets.join(','), '--account', [...accounts, 'bob'].join(',')];
    const ended = await startAmrcheck(folder, [
      ...args,
      // What is slow is waited for as long as one step may take: an eighth of this.
      ...['--scenario', scenarios, '--timeout', driver === 'http' ? '40s' : '8m', ...selection],
    ]).ended;
    code = ended.code;
    result = told(out);
  });

  test('it could not be told, exit 3, and nothing is lost: each probe has its evidence', () => {
    expect(code).toBe(3);
    expect(result.targets.map(({ id }) => id).toSorted()).toEqual(targets.toSorted());
    for (const { id, probes } of result.targets) expect(probes.length, id).toBe(accounts.length + 1);
    expect(readdirSync(join(folder, out, 'evidence'))).toHaveLength(targets.length * (accounts.length + 1));
  });

  test.each(targets.filter((id) => weathers[id]))('%s: named, or lived through', (id) => {
    const { code: expected = '' } = weathers[id] ?? {};
    const seen = outcomes(result, id);
    const others = Object.keys(seen).filter((name) => name !== 'judged' && name !== named(expected));
    expect(others, JSON.stringify(faultsOf(result, id), null, 1)).toEqual([]);
    expect(seen['judged']).toBeGreaterThan(0);
  });

  test('the fault of a provider is not taken for its answer', () => {
    expect(outcomes(result, 'identifier-first')[named('PROVIDER_FAILED')]).toBeGreaterThan(0);
  });

  test('later targets are not affected', () => {
    expect(outcomes(result, 'honest')).toEqual({ judged: accounts.length + 1 });
  });

  test('the folder is judged again with the same verdicts', async () => {
    const again = await startAmrcheck(folder, ['judge', out]).ended;
    expect(again.code).toBe(3);
    expect(told(out).targets).toEqual(result.targets);
  });
});

test('a provider that is killed in the middle: what was done before stands, the rest is the environment’s', () => {
  const seen = outcomes(told('run-http'), 'killed');
  expect(Object.keys(seen).toSorted()).toEqual([named('PROVIDER_UNREACHABLE'), 'judged']);
});

test('a form is never sent twice; a page that is refused for now is asked for again, as the provider says', () => {
  const texts = (id: string, run = 'run-http'): string[] =>
    told(run)
      .targets.filter((target) => target.id === id)
      .flatMap(({ probes }) => probes)
      .flatMap(({ timeline = [] }) => timeline.map(({ text }) => text));
  expect(texts('stay-signed-in')).toContain('waiting 1 s, as the provider asks with HTTP 429');
  expect(texts('stay-signed-in', 'run-browser')).toContain('waiting 1 s, as the provider asks with HTTP 429');
  expect(texts('skippable')).not.toContain('waiting 1 s, as the provider asks with HTTP 429');
  expect(texts('german').filter((text) => text.startsWith('beginning again, once')).length).toBeGreaterThan(
    0,
  );
});
