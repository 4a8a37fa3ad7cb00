import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { amrcheck } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'amrcheck-report-'));
const jpeg = Buffer.from('ffd8ffe000104a46', 'hex');

/** A finished run of one target, with a screenshot in its timeline. */
function run(
  name: string,
  verdict: Result['verdict'],
  day: number,
  screenshot = 'screenshots/page.jpg',
): string {
  const dir = join(base, name);
  mkdirSync(join(dir, 'screenshots'), { recursive: true });
  writeFileSync(join(dir, 'screenshots', 'page.jpg'), jpeg);
  const at = `2026-11-${day}T10:00:00.000Z`;
  const result: Result = {
    schemaVersion: 1,
    verdict,
    notTested: [],
    startedAt: at,
    finishedAt: at,
    amrcheck: '0.1.0',
    targets: [
      {
        id: name,
        protocol: 'oidc',
        profile: 'partner-center',
        profileTitle: 'Microsoft Partner Center',
        limits: '',
        verdict,
        sentence: 'It is so.',
        probes: [
          {
            scenario: 'mfa',
            account: 'alice',
            driver: 'browser',
            verdict,
            sentence: 'It is so.',
            durationMs: 1,
            startedAt: at,
            factorsUsed: ['password'],
            findings: [],
            evidence: `evidence/${name}.mfa.alice.json`,
            timeline: [{ at, kind: 'page', text: 'a page', screenshot }],
          },
        ],
      },
    ],
  };
  writeFileSync(join(dir, 'result.json'), JSON.stringify(result));
  const record = {
    schemaVersion: 1,
    amrcheck: '0.1.0',
    startedAt: at,
    finishedAt: at,
    digestKey: '00',
    targets: [],
  };
  writeFileSync(join(dir, 'run.json'), JSON.stringify(record));
  return dir;
}

test('one run is rendered again in its own folder, only the formats asked for', async () => {
  const dir = run('one', 'pass', 10);
  const { code, stdout } = await amrcheck(['report', dir, '--format', 'html']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('one: PASS')]);
  expect(readFileSync(join(dir, 'report.html'), 'utf8')).toContain(
    `data:image/jpeg;base64,${jpeg.toString('base64')}`,
  );
  expect(() => readFileSync(join(dir, 'junit.xml'))).toThrow('ENOENT');
});

test('several runs become one: the worst verdict, the whole time, every target, pictures still found', async () => {
  const dirs = [run('monday', 'pass', 11), run('tuesday', 'inconclusive', 12), run('sunday', 'pass', 10)];
  const out = join(base, 'merged');
  const { code, stdout } = await amrcheck(['report', ...dirs, '--out', out, '--json']);
  const merged = JSON.parse(stdout) as Result;
  expect(code).toBe(0);
  expect(merged).toMatchObject({
    verdict: 'inconclusive',
    startedAt: '2026-11-10T10:00:00.000Z',
    finishedAt: '2026-11-12T10:00:00.000Z',
  });
  expect(merged.targets.map(({ id }) => id)).toEqual(['monday', 'tuesday', 'sunday']);
  expect(merged.targets[0]?.probes[0]).toMatchObject({
    evidence: '../monday/evidence/monday.mfa.alice.json',
    timeline: [{ screenshot: '../monday/screenshots/page.jpg' }],
  });
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('data:image/jpeg');
  const again = await amrcheck(['report', ...dirs, '--out', out]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('never writes over another')]);
});

test('shards become one whole, and one that is missing is told', async () => {
  const shards = [1, 2, 3].map((index) => {
    const dir = run(`shard-${index}`, 'pass', 15);
    const result = JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8')) as Result;
    const [target] = result.targets;
    const unseen = (seen: number): NonNullable<Result['baseline']>['deviations'][number] => ({
      target: `shard-${seen}`,
      scenario: 'mfa',
      check: 'x',
      status: seen === index ? 'accepted' : 'notSeen',
    });
    const baseline = { path: 'b.yaml', differs: false, deviations: [1, 2, 4].map(unseen) };
    const part = { shard: { index, count: 3 }, baseline, targets: target && index < 3 ? [target] : [] };
    writeFileSync(join(dir, 'result.json'), JSON.stringify({ ...result, ...part }));
    return dir;
  });
  const whole = await amrcheck(['report', ...shards, '--out', join(base, 'whole'), '--json']);
  const merged = JSON.parse(whole.stdout) as Result;
  expect([merged.verdict, merged.shard, whole.stderr]).toEqual(['pass', undefined, '']);
  expect(merged.baseline?.deviations.map(({ target, status }) => `${target} ${status}`)).toEqual([
    'shard-1 accepted',
    'shard-4 notSeen',
    'shard-2 accepted',
  ]);
  const [first = '', , last = ''] = shards;
  const part = await amrcheck(['report', first, last, '--out', join(base, 'part'), '--json']);
  expect((JSON.parse(part.stdout) as Result).verdict).toBe('inconclusive');
  expect(part.stderr).toContain('shard 2/3 is not among these runs');
  const empty = await amrcheck(['report', last]);
  expect([empty.code, empty.stdout]).toEqual([0, expect.stringContaining('No target fell to this part')]);
});

test('a result from elsewhere cannot pull another file into the report', async () => {
  writeFileSync(join(base, 'secret.jpg'), Buffer.concat([jpeg, Buffer.from('secret')]));
  const dir = run('hostile', 'pass', 13, '../secret.jpg');
  await amrcheck(['report', dir]);
  expect(readFileSync(join(dir, 'report.html'), 'utf8')).not.toContain('data:image');
});

test('what is no result is said to be none', async () => {
  const dir = run('broken', 'pass', 14);
  writeFileSync(join(dir, 'result.json'), '{"schemaVersion":1}');
  const { code, stderr } = await amrcheck(['report', dir]);
  expect(code).toBe(2);
  expect(stderr).toContain(`amrcheck judge ${dir}`);
});
