import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../core/load-config.ts';
import type { TargetConfig } from '../../core/config.ts';
import type { SignInProtocol } from '../../core/model.ts';
import type { JsonObject } from '../../core/model.ts';
import { startLab } from '../../lab/index.ts';
import type { Lab } from '../../lab/index.ts';
import { profiles } from '../../profiles/index.ts';
import { amrcheck } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-init-'));
let lab: Lab<SignInProtocol>;
let count = 0;
const newFile = (): string => join(folder, `${++count}.yaml`);

beforeAll(async () => {
  lab = await startLab<SignInProtocol>({ protocols: ['oidc', 'saml', 'wsfed'] });
});
afterAll(() => lab.stop());

/** Each variable that the file names, set to something. */
function variablesIn(file: string): Record<string, string> {
  const names = [...readFileSync(file, 'utf8').matchAll(/\$\{env:(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names
      .filter((name) => name !== 'NAME')
      .map((name) => [name, name.endsWith('_TOTP') ? 'JBSWY3DPEHPK3PXP' : 'secret']),
  );
}

/** Runs init into a new file, and reads it back as `run` would; `run --plan` must take it, too. */
async function init(
  args: string[],
): Promise<{ target: TargetConfig; id: string; stdout: string; text: string }> {
  const file = newFile();
  const { code, stdout, stderr } = await amrcheck(['init', ...args, '-c', file]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const env = variablesIn(file);
  for (const name of Object.keys(env)) expect(stdout).toContain(`export ${name}=`);
  const { config, warnings } = await loadConfig(file, env, { profiles });
  expect(warnings).toEqual([]);
  const plan = await amrcheck(['run', '--plan', '-c', file], { env });
  expect([plan.code, plan.stdout]).toEqual([0, expect.stringContaining('alice: mfa')]);
  const [[id, target]] = Object.entries(config.targets) as [[string, TargetConfig]];
  return { id, target, stdout, text: readFileSync(file, 'utf8') };
}

/** A provider that only describes itself. */
async function describedAt(paths: (origin: string) => Record<string, JsonObject>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const found = paths(origin)[url];
    response.writeHead(found ? 200 : 404).end(found && JSON.stringify(found));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}

test('from the issuer alone: protocol, profile and accounts, and what to register', async () => {
  const { issuer } = lab.targets[0] as { issuer: string };
  const { id, target, stdout, text } = await init([issuer]);
  expect(id).toBe('honest');
  expect(target).toMatchObject({
    protocol: 'oidc',
    issuer,
    clientId: 'amrcheck',
    profile: ['partner-center'],
  });
  expect(target.accounts['alice']?.factors).toEqual([{ totp: 'JBSWY3DPEHPK3PXP' }]);
  expect(target.accounts['bob']?.factors).toEqual([]);
  expect(stdout).toMatch(/^\S+ is written: honest, over OpenID Connect\.\n/);
  expect(stdout).toContain('Redirect URI: http://127.0.0.1:4180/oidc/callback\n');
  expect(text).toContain('# acrValues: urn:amrcheck:lab:pwd urn:amrcheck:lab:mfa');
});

test('from metadata, by its address or what stands before it: SAML 2.0 and WS-Federation', async () => {
  const [, saml, wsfed] = lab.targets as { entityId: string; metadataUrl: string }[];
  const over = await init([saml!.metadataUrl]);
  expect(over.target).toMatchObject({
    protocol: 'saml',
    metadata: saml!.metadataUrl,
    profile: ['entra-saml'],
  });
  expect(over.stdout).toContain('Entity ID: http://127.0.0.1:4180/saml/metadata\n');
  expect(over.stdout).toContain('(ACS): http://127.0.0.1:4180/saml/acs\n');
  const federated = await init([wsfed!.entityId, '--microsoft', '--domain', 'contoso.com']);
  expect(federated.target).toMatchObject({
    protocol: 'wsfed',
    metadata: wsfed!.metadataUrl,
    realm: 'urn:federation:MicrosoftOnline',
    reply: 'https://login.microsoftonline.com/login.srf',
    domain: 'contoso.com',
  });
  expect(federated.stdout).toContain('Nothing is to be registered');
});

test('a product that is known is named, and how to register there, with our addresses filled in', async () => {
  const origin = await describedAt((at) => ({
    '/realms/contoso/.well-known/openid-configuration': {
      issuer: `${at}/realms/contoso`,
      authorization_endpoint: `${at}/realms/contoso/protocol/openid-connect/auth`,
    },
    '/realms/contoso': { realm: 'contoso' },
  }));
  const { id, stdout, target } = await init([
    ...[`${origin}/realms/contoso/`, '--client-id', 'partner', '--public'],
    ...['--base-url', 'http://127.0.0.1:9999'],
  ]);
  expect([id, target.clientAuth, target.clientSecret]).toEqual(['contoso', 'none', undefined]);
  expect(stdout).toContain('over OpenID Connect, which is Keycloak');
  expect(stdout).toContain('Client ID partner.');
  expect(stdout).toContain('Valid redirect URIs http://127.0.0.1:9999/oidc/callback.');
  expect(stdout).not.toMatch(/\{\w+\}/);
});

test('--json says the same to a script; started by npx, what comes next begins with npx', async () => {
  const { issuer } = lab.targets[0] as { issuer: string };
  const file = newFile();
  const { stdout } = await amrcheck(['init', issuer, '-c', file, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    file,
    target: 'honest',
    protocol: 'oidc',
    register: { values: [{ value: 'amrcheck' }, { value: 'http://127.0.0.1:4180/oidc/callback' }] },
    variables: [
      { name: 'HONEST_CLIENT_SECRET' },
      { name: 'HONEST_ALICE_PASSWORD' },
      { name: 'HONEST_ALICE_TOTP' },
      { name: 'HONEST_BOB_PASSWORD' },
    ],
  });
  const next = async (env: Record<string, string>): Promise<string> =>
    (await amrcheck(['init', issuer, '-c', file, '--force'], { env })).stdout;
  expect(await next({})).toMatch(/^  amrcheck doctor -c/m);
  expect(await next({ npm_command: 'exec' })).toMatch(/^  npx amrcheck doctor -c/m);
});

test('what a provider says of itself cannot become configuration', async () => {
  const hostile = 'a\n    scope: everything\n#';
  const origin = await describedAt((at) => ({
    '/': { issuer: `${at}/#: {x`, authorization_endpoint: at, acr_values_supported: [hostile] },
  }));
  const { target } = await init([origin, '--account', 'alice', '--control', 'bob: "x"']);
  expect(target.scope).toBeUndefined();
  expect(target.issuer).toBe(`${origin}/#: {x`);
  expect(target.accounts['bob: "x"']?.username).toBe('bob: "x"');
});

test('a file that is there is left alone, but with --force or a yes', async () => {
  const { issuer } = lab.targets[0] as { issuer: string };
  const file = newFile();
  writeFileSync(file, 'mine');
  const refused = await amrcheck(['init', issuer, '-c', file]);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('left as it is')]);
  const no = await amrcheck(['init', issuer, '-c', file], { ask: () => Promise.resolve('') });
  expect([no.code, readFileSync(file, 'utf8')]).toEqual([2, 'mine']);
  const yes = await amrcheck(['init', issuer, '-c', file], { ask: () => Promise.resolve('y') });
  expect([yes.code, readFileSync(file, 'utf8')]).toEqual([0, expect.stringContaining(issuer)]);
  writeFileSync(file, 'mine');
  expect((await amrcheck(['init', issuer, '-c', file, '--force'])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain(issuer);
});

test('without an address a person is asked; an empty answer takes what is proposed', async () => {
  const { issuer } = lab.targets[0] as { issuer: string };
  const answers: Record<string, string> = { Where: issuer, Client: 'mine', Account: '' };
  const asked: string[] = [];
  const file = newFile();
  const { code } = await amrcheck(['init', '-c', file], {
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(answers[question.split(' ')[0] ?? ''] ?? '');
    },
  });
  expect(code).toBe(0);
  expect(asked).toHaveLength(4);
  expect(readFileSync(file, 'utf8')).toMatch(/clientId: mine\n[^]*alice:[^]*bob:/);
});

test('nothing is written where nothing is found, or what is asked for is not there', async () => {
  const file = newFile();
  const { issuer } = lab.targets[0] as { issuer: string };
  for (const [args, message, exit] of [
    [[lab.origin], /neither a discovery document/, 3],
    [['http://127.0.0.1:1'], /cannot be reached/, 3],
    [[issuer, '--protocol', 'saml'], /does not say that it speaks saml/, 2],
    [[issuer, '--control', 'alice'], /alice cannot be the account/, 2],
  ] as [string[], RegExp, number][]) {
    const { code, stderr } = await amrcheck(['init', ...args, '-c', file]);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  }
  expect(existsSync(file)).toBe(false);
});
