import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Evidence } from '../../core/evidence.ts';
import { Redactor } from '../../core/redact.ts';
import { createRunFolder } from '../../core/run-folder.ts';
import { arrived, began, capture, claims, discovery, issuer, jwt, signIn } from '../validators/samples.ts';
import { readOtherwise } from '../../cli/bundle.ts';
import { fail } from '../reports/results.ts';
import { amrcheck } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'amrcheck-bundle-'));
const startedAt = new Date(began).toISOString();
const finishedAt = new Date(arrived).toISOString();

async function run(name: string): Promise<string> {
  const dir = join(base, name);
  const folder = await createRunFolder(dir, new Redactor('00'));
  const target: Evidence['target'] = {
    id: 'staff',
    protocol: 'oidc',
    issuer,
    clientId: 'amrcheck',
    profiles: ['partner-center'],
    waive: {},
  };
  await folder.writeRecord({
    schemaVersion: 1,
    amrcheck: '0.1.0',
    startedAt,
    finishedAt,
    digestKey: '00',
    targets: [{ facts: target, notTested: [] }],
  });
  const screenshot = await folder.writeScreenshot('page.jpg', Buffer.from('ffd8ffe000104a46', 'hex'));
  const oidc = capture({ idToken: jwt(claims({ email: 'zoe@fabrikam.example.org' })) });
  const timeline = [{ at: startedAt, kind: 'page' as const, text: 'Hello Zoe', screenshot }];
  await folder.writeEvidence({
    schemaVersion: 1,
    target,
    scenario: 'mfa',
    account: { id: 'zoe', factors: ['totp'], requireMfa: false },
    driver: 'browser',
    attempt: 1,
    startedAt,
    finishedAt,
    provider: { id: 'keycloak', detectedBy: 'the issuer' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    discovery: discovery(),
    signIns: [signIn(undefined, { oidc, timeline })],
  });
  return dir;
}
const unpack = (file: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes, true)]),
  );

test('one file for the vendor, without names, that can be judged again; the digests are those of its files', async () => {
  const dir = await run('monday');
  const { code, stdout } = await amrcheck(['bundle', dir]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Names in it are pseudonyms')]);
  expect(statSync(`${dir}.zip`).mode & 0o777).toBe(0o600);
  const files = unpack(`${dir}.zip`);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['monday/run.json', 'monday/report.html', 'monday/evidence/staff.mfa.user1.json']),
  );
  expect(Object.entries(files).filter(([name, text]) => /zoe|fabrikam|\.jpg/i.test(name + text))).toEqual([]);
  const sums = (files['monday/SHA256SUMS'] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  expect(sums).toHaveLength(Object.keys(files).length - 1);
  for (const [sum, name] of sums)
    expect(
      createHash('sha256')
        .update(Buffer.from(files[`monday/${name ?? ''}`] ?? '', 'latin1'))
        .digest('hex'),
    ).toBe(sum);
  const result = JSON.parse(files['monday/result.json'] ?? '') as { targets: { verdict: string }[] };
  const judged = await amrcheck(['judge', dir, '--json']);
  expect(result.targets[0]?.verdict).toBe((JSON.parse(judged.stdout) as typeof result).targets[0]?.verdict);
});

test('names and screenshots only where they are asked for', async () => {
  const dir = await run('tuesday');
  const out = join(base, 'named.zip');
  await amrcheck(['bundle', dir, '--with-names', '--out', out]);
  const files = unpack(out);
  expect(Object.keys(files)).toContain('tuesday/screenshots/page.jpg');
  expect(files['tuesday/evidence/staff.mfa.zoe.json']).toContain('zoe@fabrikam.example.org');
});

test('an existing file is left alone', async () => {
  const dir = await run('wednesday');
  writeFileSync(`${dir}.zip`, 'mine');
  const { code, stderr } = await amrcheck(['bundle', dir]);
  expect([code, stderr, readFileSync(`${dir}.zip`, 'utf8')]).toEqual([
    2,
    expect.stringContaining('is there already'),
    'mine',
  ]);
});

test('a check that reads a pseudonym otherwise than the name is named', () => {
  expect(readOtherwise(fail, fail)).toEqual([]);
  const shown = structuredClone(fail);
  shown.targets[0]!.probes[0]!.findings[0]!.outcome = 'pass';
  expect(readOtherwise(fail, shown)).toEqual(['contoso, mfa: oidc/amr-present failed']);
});
