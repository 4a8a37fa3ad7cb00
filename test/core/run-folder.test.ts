import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Evidence } from '../../core/evidence.ts';
import { Redactor } from '../../core/redact.ts';
import { createRunFolder, evidencePath, openRunFolder } from '../../core/run-folder.ts';
import type { RunRecord } from '../../core/run-record.ts';

const freshFolder = () => join(mkdtempSync(join(tmpdir(), 'amrcheck-run-')), 'run');
const at = '2026-11-24T10:00:00.000Z';
const facts = { id: 'contoso', protocol: 'oidc' as const, profiles: ['partner-center'], waive: {} };
const record: RunRecord = {
  schemaVersion: 1,
  amrcheck: '0.1.0',
  startedAt: at,
  finishedAt: at,
  digestKey: 'ab'.repeat(32),
  targets: [{ facts, notTested: [] }],
};
function evidence(account = 'alice', attempt = 1, message = ''): Evidence {
  return {
    schemaVersion: 1,
    target: facts,
    scenario: 'mfa',
    account: { id: account, factors: ['totp'], requireMfa: false },
    driver: 'browser',
    attempt,
    startedAt: at,
    finishedAt: at,
    provider: { id: 'generic', detectedBy: 'nothing else' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    signIns: [
      {
        purpose: 'first',
        startedAt: at,
        finishedAt: at,
        end: { kind: 'refused', reason: 'error-on-page', message, url: 'http://127.0.0.1/' },
        factorsUsed: [],
        timeline: [],
      },
    ],
  };
}

test('what is written is read back, private to the user, and free of known secrets', async () => {
  const dir = freshFolder();
  const redactor = new Redactor(record.digestKey);
  redactor.add('s"cr/t & more', 'password');
  const folder = await createRunFolder(dir, redactor);
  await folder.writeRecord(record);
  await folder.writeEvidence(evidence('alice', 1, 'wrong: s"cr/t & more'));
  await folder.writeEvidence(evidence('alice', 2));
  await folder.writeText('report.html', '<p>s&quot;cr/t &amp; more</p>');
  const screenshot = await folder.writeScreenshot('contoso.mfa.alice.1.jpg', Buffer.from('jpeg'));

  expect(screenshot).toBe('screenshots/contoso.mfa.alice.1.jpg');
  expect(readFileSync(join(dir, 'report.html'), 'utf8')).toBe('<p>[password]</p>');
  const run = await openRunFolder(dir, new Redactor(record.digestKey));
  expect(run.record).toEqual(record);
  expect(run.evidence.map(({ path }) => path)).toEqual([
    'evidence/contoso.mfa.alice.2.json',
    'evidence/contoso.mfa.alice.json',
  ]);
  expect(run.evidence[1]?.evidence).toEqual(evidence('alice', 1, 'wrong: [password]'));
  const everything = readdirSync(dir, { recursive: true, withFileTypes: true });
  for (const entry of everything) {
    const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
    expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
  }
  expect(everything.filter(({ name }) => name.endsWith('.part'))).toEqual([]);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('ids become file names that stay inside the folder and never meet', () => {
  const ids = [
    'alice',
    'Alice',
    'ALICE',
    'a.2',
    'a/2',
    '../../etc/passwd',
    'alice@contoso.com',
    'ж',
    'x'.repeat(5000),
    'a~2',
  ];
  const paths = ids.flatMap((id) => [1, 2].map((attempt) => evidencePath(evidence(id, attempt))));
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^evidence\/contoso\.mfa\.[a-z0-9_~-]{1,80}(\.2)?\.json$/);
  expect(evidencePath(evidence('alice@contoso.com'))).toMatch(/\.alice-contoso-com~[0-9a-f]{8}\.json$/);
});

test('a scenario that somebody else wrote into a run leads nowhere either', () => {
  const foreign = JSON.parse(JSON.stringify(evidence()).replace('"mfa"', '"../../x"')) as Evidence;
  expect(evidencePath(foreign)).toMatch(/^evidence\/contoso\.-x~[0-9a-f]{8}\.alice\.json$/);
});

test('a screenshot named after a hostile account stays inside the folder', async () => {
  const folder = await createRunFolder(freshFolder(), new Redactor(record.digestKey));
  expect(await folder.writeScreenshot('../../x y.jpg', Buffer.from('jpeg'))).toMatch(
    /^screenshots\/x-y~[0-9a-f]{8}\.jpg$/,
  );
});

test('a folder that holds something is refused, an empty one is taken', async () => {
  const dir = freshFolder();
  mkdirSync(dir, { mode: 0o755 });
  await createRunFolder(dir, new Redactor(record.digestKey));
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  await expect(createRunFolder(dir, new Redactor(record.digestKey))).rejects.toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining('--out') as string,
  });
});

test('what cannot be written is the environment’s fault and names the file', async () => {
  const dir = freshFolder();
  writeFileSync(dir, 'a file');
  const redactor = new Redactor(record.digestKey);
  await expect(createRunFolder(dir, redactor)).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    fault: 'environment',
  });
  const other = freshFolder();
  const folder = await createRunFolder(other, redactor);
  mkdirSync(join(other, 'report.html'));
  await expect(folder.writeText('report.html', 'x')).rejects.toThrow(
    `${join(other, 'report.html')} could not be written`,
  );
  expect(readdirSync(other).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a folder that is no run, and files that are not what was written', async () => {
  const dir = freshFolder();
  await expect(openRunFolder(dir, new Redactor(record.digestKey))).rejects.toMatchObject({
    code: 'RUN_NOT_FOUND',
  });
  mkdirSync(dir);
  await expect(openRunFolder(dir, new Redactor(record.digestKey))).rejects.toThrow('has no run.json');

  const other = freshFolder();
  const folder = await createRunFolder(other, new Redactor(record.digestKey));
  await folder.writeRecord(record);
  const file = join(other, 'evidence', 'contoso.mfa.alice.json');
  for (const [content, why] of [
    ['{"schemaVersion": 1', 'not valid JSON'],
    ['null', 'the shape'],
    ['[]', 'the shape'],
    [JSON.stringify({ ...evidence(), signIns: null }), 'the shape'],
    [JSON.stringify({ ...evidence(), schemaVersion: 2 }), 'a newer amrcheck'],
  ] as const) {
    writeFileSync(file, content);
    const error: unknown = await openRunFolder(other, new Redactor(record.digestKey)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'INPUT_UNREADABLE' });
    expect(String(error)).toContain(file);
    expect(String(error)).toContain(why);
  }
  truncateSync(file, 2 ** 30);
  await expect(openRunFolder(other, new Redactor(record.digestKey))).rejects.toThrow('larger than 64 MB');
});
