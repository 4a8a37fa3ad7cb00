import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { amrcheck } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-validate-'));
const { privateKey, publicKey } = await generateKeyPair('RS256');
const issuer = 'https://idp.contoso.com';
const now = 1_795_514_400;

let count = 0;
function save(text: string): string {
  const path = join(folder, String(++count));
  writeFileSync(path, text);
  return path;
}

function sign(claims: object, key = privateKey): Promise<string> {
  return new SignJWT({
    iss: issuer,
    aud: 'amrcheck',
    sub: 'alice',
    nonce: 'n',
    iat: now,
    exp: now + 300,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .sign(key);
}

const jwks = JSON.stringify({
  keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }],
});
const keys = save(jwks);
const known = ['--issuer', issuer, '--client-id', 'amrcheck', '--nonce', 'n', '--now', String(now + 10)];

async function judge(args: string[]): Promise<{ code: number; result: Result; stderr: string }> {
  const { code, stdout, stderr } = await amrcheck(['validate', '--json', ...args]);
  return { code, result: JSON.parse(stdout) as Result, stderr };
}

const good = await sign({ amr: ['pwd', 'otp', 'mfa'], auth_time: now - 5 });

test('a good token with its keys passes, and the profile is said', async () => {
  const { code, result, stderr } = await judge([save(good), '--jwks', keys, ...known]);
  expect(result.targets[0]?.probes[0]?.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect([code, result.verdict]).toEqual([0, 'pass']);
  expect(stderr).toContain('partner-center');
});

test('keys may come from an address on this machine', async () => {
  const server = createServer((_request, response) => response.end(jwks)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const { code } = await judge([save(good), '--jwks', `http://127.0.0.1:${port}/jwks`, ...known]);
  server.close();
  expect(code).toBe(0);
});

test('without keys it is at best inconclusive; what was not given is listed and does not decide', async () => {
  const { code, result } = await judge([save(good), '--now', String(now + 10)]);
  expect([code, result.verdict]).toEqual([3, 'inconclusive']);
  expect(JSON.stringify(result.notTested)).toContain('--issuer');
  const withKeys = await judge([save(good), '--jwks', keys, '--now', String(now + 10)]);
  expect(withKeys.code).toBe(0);
});

test.each<[string, object]>([
  ['no amr', {}],
  ['MFA in capitals', { amr: ['MFA'] }],
  ['a string', { amr: 'mfa' }],
  ['expired', { amr: ['mfa'], exp: now - 600 }],
  ['another audience', { amr: ['mfa'], aud: 'other' }],
])('a token with %s fails, also without keys', async (_name, claims) => {
  const { code, result } = await judge([save(await sign(claims)), ...known]);
  expect([code, result.verdict]).toEqual([1, 'fail']);
});

test('a signature by another key fails', async () => {
  const other = await generateKeyPair('RS256');
  const { code } = await judge([
    save(await sign({ amr: ['mfa'] }, other.privateKey)),
    '--jwks',
    keys,
    ...known,
  ]);
  expect(code).toBe(1);
});

test('an access token of Entra v1.0 is judged by entra-token, everything else by partner-center', async () => {
  const entra = await sign({
    iss: 'https://sts.windows.net/00000000-0000-0000-0000-000000000001/',
    ver: '1.0',
    amr: ['pwd', 'mfa'],
  });
  const profileOf = async (text: string, ...args: string[]) =>
    (await judge([save(text), ...args])).result.targets[0]?.profile;
  expect(await profileOf(entra)).toBe('entra-token');
  expect(await profileOf(JSON.stringify({ access_token: entra }))).toBe('entra-token');
  expect(await profileOf(JSON.stringify({ access_token: entra, id_token: good }))).toBe('partner-center');
  expect(await profileOf(good, '--profile', 'rfc8176')).toBe('rfc8176');
});

test('several files: one result for each, and the gravest exit code', async () => {
  const bad = save(await sign({}));
  const { code, stdout } = await amrcheck(['validate', save(good), bad, '--jwks', keys, ...known]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/PASS[^]*FAIL/);
  const unreadable = await amrcheck(['validate', save('nothing'), bad, '--jwks', keys, ...known]);
  expect(unreadable.code).toBe(2);
  expect(unreadable.stdout).toContain('FAIL');
});

test.each<[string, string[], RegExp]>([
  ['an encrypted token', [save('aa.bb.cc.dd.ee')], /encrypted \(JWE\)/],
  ['a broken one', [save('e30.bm9qc29u.x')], /payload is not JSON/],
  ['SAML that is no answer', [save('<samlp:AuthnRequest/>')], /is XML, and neither/],
  [
    'a profile of another protocol',
    [save(good), '--profile', 'entra-saml'],
    /is a JWT, and the profile entra-saml does not judge one[^]*Profiles for it: partner-center/,
  ],
  ['an empty file', [save('')], /is empty/],
  ['a huge file', [save('x'.repeat(5 * 1024 * 1024))], /larger than 4 MB/],
  [
    'an access token for a profile that reads the id_token',
    [save('{"access_token":"a.b.c"}'), '--profile', 'rfc8176'],
    /holds no id_token/,
  ],
  ['keys that are not there', [save(good), '--jwks', '/nowhere'], /\/nowhere cannot be read/],
  ['keys that are none', [save(good), '--jwks', save('{}')], /not a JSON Web Key Set/],
  [
    'keys over http from elsewhere',
    [save(good), '--jwks', 'http://idp.contoso.com/jwks'],
    /http: and not on this machine/,
  ],
  ['an unknown profile', [save(good), '--profile', 'rfc8167'], /Did you mean rfc8176\?/],
])('%s: exit 2 with the reason', async (_name, args, message) => {
  const { code, stderr } = await amrcheck(['validate', ...args]);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});

test('a file that Windows saved as UTF-16 is read', async () => {
  const utf16 = Buffer.from(`\uFEFF${good}\r\n`, 'utf16le');
  const path = save('');
  writeFileSync(path, utf16);
  expect((await judge([path, '--jwks', keys, ...known])).code).toBe(0);
});

test('neither the token nor its signature is printed', async () => {
  const { stdout, stderr } = await amrcheck(['validate', save(good), '--jwks', keys, '--json', ...known]);
  expect(stdout + stderr).not.toContain(good.split('.')[2]);
});
