import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { doctorExitCode } from '../../cli/doctor.ts';
import { labConfig } from '../../cli/lab.ts';
import { startLab } from '../../lab/index.ts';
import type { Lab } from '../../lab/index.ts';
import type { SignInProtocol } from '../../core/model.ts';
import { findBrowser } from '../../probes/browsers.ts';
import { checkClock } from '../../probes/checkup/target.ts';
import type { Checked } from '../../probes/checkup/finding.ts';
import { amrcheck } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-doctor-'));
const tls = join(import.meta.dirname, '../server/tls');
let lab: Lab<SignInProtocol>;
let plain: { targets: Record<string, Record<string, unknown>> };

beforeAll(async () => {
  lab = await startLab<SignInProtocol>({ protocols: ['oidc', 'saml', 'wsfed'] });
  plain = parse(await labConfig(lab.targets)) as typeof plain;
});
afterAll(() => lab.stop());

/** What doctor finds in the lab's configuration with these changes, by target and subject. */
async function doctor(
  change: { relyingParty?: object; honest?: object; browser?: true } = {},
  only = 'honest',
): Promise<{ code: number; stdout: string; found: (subject: string) => Checked | undefined }> {
  const path = join(folder, 'amrcheck.yaml');
  const { relyingParty = { baseUrl: 'http://127.0.0.1:0' }, honest, browser } = change;
  const targets = { ...plain.targets, honest: { ...plain.targets['honest'], ...honest } };
  writeFileSync(path, stringify({ relyingParty, targets }));
  const { code, stdout } = await amrcheck(['doctor', '-c', path, '--target', only, '--json'], {
    // A browser takes its time: that one starts is looked at where all is well.
    env: browser ? process.env : { AMRCHECK_BROWSER: '/nowhere' },
  });
  const { checks } = JSON.parse(stdout) as { checks: Checked[] };
  return { code, stdout, found: (subject) => checks.find((one) => one.subject === subject) };
}

test('all is well with the lab: ready, exit 0, the answer first, and no secret is shown', async () => {
  const path = join(folder, 'lab.yaml');
  writeFileSync(path, stringify({ relyingParty: { baseUrl: 'http://127.0.0.1:0' }, ...plain }));
  const { code, stdout } = await amrcheck(['doctor', '-c', path], { env: process.env });
  expect(stdout.split('\n')[0]).toBe('Ready: a run can begin.');
  expect(code).toBe(0);
  expect(stdout).not.toContain('to mend');
  for (const id of ['honest', 'honest-saml', 'honest-wsfed']) {
    const own = stdout.split('\n\n').find((part) => part.startsWith(`${id}\n`)) ?? '';
    for (const subject of ['provider', 'TLS', 'keys', 'clock', 'registration', 'TOTP of alice', 'profile'])
      expect(own).toMatch(new RegExp(`^  ok +${subject} `, 'm'));
    if (id === 'honest') expect(own).toMatch(/^  ok +client +The provider takes amrcheck and its secret\.$/m);
  }
  for (const { accounts } of lab.targets)
    for (const { password, totp = password } of accounts) {
      expect(stdout).not.toContain(password);
      expect(stdout).not.toContain(totp);
    }
});

test.each<[string, Parameters<typeof doctor>[0], string, RegExp, number]>([
  [
    'an address that is not registered',
    { relyingParty: { baseUrl: 'http://127.0.0.1:0/elsewhere' } },
    'registration',
    /does not know our address http:\/\/127\.0\.0\.1:\d+\/elsewhere\/oidc\/callback/,
    2,
  ],
  [
    'a client that is not known',
    { honest: { clientId: 'nobody' } },
    'registration',
    /does not accept our request/,
    2,
  ],
  [
    'a secret that is not the one',
    { honest: { clientSecret: 'of another client' } },
    'client',
    /rejects the client amrcheck .*HTTP 401, invalid_client/,
    2,
  ],
  [
    'a request that is answered by an error at once',
    { honest: { prompt: 'none' } },
    'registration',
    /refuses the request: login_required/,
    2,
  ],
  [
    'a TOTP secret that is none',
    { honest: { accounts: { alice: { username: 'a', password: 'b', factors: [{ totp: '1111' }] } } } },
    'TOTP of alice',
    /not base32/,
    2,
  ],
  [
    'no negative control',
    { honest: { accounts: { alice: { username: 'a', password: 'b', factors: [{ totp: 'ABCD' }] } } } },
    'profile partner-center',
    /password-only \(No account without a factor is configured/,
    2,
  ],
  ['nobody there', { honest: { issuer: 'http://127.0.0.1:1' } }, 'provider', /cannot be reached/, 3],
])('to mend: %s', async (_title, change, subject, text, exitCode) => {
  const { code, found, stdout } = await doctor(change);
  expect(found(subject), stdout).toMatchObject({ state: 'mend', text: expect.stringMatching(text) });
  expect(found(subject)?.hint).toMatch(/\w/);
  expect(code).toBe(exitCode);
});

test('what a profile demands and the configuration waives is not to mend', async () => {
  const accounts = { alice: { username: 'a', password: 'b', factors: [{ totp: 'ABCD' }] } };
  const { found, code } = await doctor({
    honest: { accounts, waive: { 'password-only': 'all have one' } },
    browser: true,
  });
  expect([found('profile partner-center')?.state, code]).toEqual(['ok', 0]);
});

test('the port is taken: said, and what needs no port is looked at all the same', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { code, found } = await doctor({ relyingParty: { baseUrl: `http://127.0.0.1:${port}` } });
  expect(found('relying party')).toMatchObject({ state: 'mend', text: expect.stringContaining('is used') });
  expect(found('TOTP of alice')?.state).toBe('ok');
  expect(found('browser')).toMatchObject({ state: 'mend', text: expect.stringContaining('/nowhere') });
  expect(code).toBe(3);
});

test('a browser elsewhere: that it answers, or what to do about it; its token is not shown', async () => {
  const server = await chromium.launchServer({
    executablePath: await findBrowser(process.env),
    host: '127.0.0.1',
  });
  const path = join(folder, 'elsewhere.yaml');
  writeFileSync(path, 'targets: {}');
  const examine = (): ReturnType<typeof amrcheck> =>
    amrcheck(['doctor', '-c', path, '--browser-endpoint', `${server.wsEndpoint()}?token=s3cret-t0ken`], {
      env: { AMRCHECK_BROWSER: '/nowhere' },
    });
  const answers = await examine().finally(() => server.close());
  expect(answers.stdout).toMatch(/ok +browser +ws:\/\/127\.0\.0\.1:\S+ answers: Chromium \d/);
  const gone = await examine();
  expect(gone.stdout).toMatch(
    /to mend +browser +The browser at ws:\S+ cannot be used: nothing answers there/,
  );
  expect(answers.stdout + gone.stdout).not.toContain('s3cret');
});

test('a variable that is missing: exit 2, and the machine is looked at all the same', async () => {
  const path = join(folder, 'variables.yaml');
  writeFileSync(
    path,
    'targets: { a: { protocol: oidc, issuer: "http://localhost", clientId: "${env:NOT_SET}" } }',
  );
  const { code, stdout } = await amrcheck(['doctor', '-c', path], { env: process.env });
  expect(stdout.split('\n')[0]).toBe('Not ready: one thing is to mend.');
  expect(stdout).toMatch(/to mend +configuration +targets\.a\.clientId .*NOT_SET is not set/);
  expect(stdout).toMatch(/ok +browser/);
  expect(code).toBe(2);
});

test('over https with a private CA the chain and the days left are told', async () => {
  const secure = createSecureServer(
    { cert: readFileSync(join(tls, 'server.pem')), key: readFileSync(join(tls, 'server.key')) },
    ({ url }, response) => {
      const { port } = secure.address() as AddressInfo;
      const at = `https://127.0.0.1:${port}`;
      const document = {
        issuer: at,
        authorization_endpoint: `${at}/authorize`,
        token_endpoint: `${at}/token`,
        jwks_uri: `${at}/jwks`,
      };
      if (url?.startsWith('/authorize')) response.end('<h1>Sign in</h1><input type="password">');
      else response.end(JSON.stringify(url === '/jwks' ? { keys: [] } : document));
    },
  ).listen(0, '127.0.0.1');
  await once(secure, 'listening');
  onTestFinished(() => void (secure.closeAllConnections(), secure.close()));
  const issuer = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
  const honest = { issuer, tls: { ca: join(tls, 'ca.pem') } };
  const { found, code } = await doctor({ honest });
  expect(found('TLS')?.text).toMatch(/chain is trusted, and the certificate of https:.* ends in \d{4,} days/);
  expect(found('registration')?.state).toBe('ok');
  expect(found('keys')).toMatchObject({ state: 'mend', fault: 'provider' });
  expect(code).toBe(3);
  const untrusted = await doctor({ honest: { issuer } });
  expect(untrusted.found('provider')).toMatchObject({
    state: 'mend',
    text: expect.stringContaining('not trusted'),
  });
});

test('clocks that differ: a little is fine, some is told, much must be mended', () => {
  const state = (offsetMs: number | null) => checkClock({ offsetMs, uncertaintyMs: 500 }).state;
  expect([900, -900, -12_000, 61_000, -61_000, null].map(state)).toEqual([
    ...['ok', 'ok', 'note', 'mend', 'mend', 'note'],
  ]);
});

test('the exit code goes by whose fault it is', () => {
  const of = (...faults: Checked['fault'][]) =>
    doctorExitCode(
      faults.map((fault) => ({ subject: '', state: 'mend', text: '', ...(fault && { fault }) })),
    );
  expect([of(), of('provider'), of('environment', 'configuration'), of('amrcheck')]).toEqual([0, 3, 2, 70]);
});
