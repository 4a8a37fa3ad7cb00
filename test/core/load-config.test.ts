import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HarnessError } from '../../core/errors.ts';
import type { KnownIds } from '../../core/explain-config.ts';
import { loadConfig, targetFromFlags } from '../../core/load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-config-'));
const known: KnownIds = {
  profiles: [
    { id: 'partner-center', protocols: ['oidc', 'saml', 'wsfed'] },
    { id: 'rfc8176', protocols: ['oidc'] },
    { id: 'entra-saml', protocols: ['saml'] },
    { id: 'entra-wsfed', protocols: ['wsfed'] },
  ],
  providers: ['keycloak', 'generic'],
};

let count = 0;
function write(text: string | Buffer): string {
  const path = join(folder, `${++count}.yaml`);
  writeFileSync(path, text);
  return path;
}

async function refusal(text: string | Buffer, env: Record<string, string> = {}): Promise<HarnessError> {
  const path = write(text);
  const error: unknown = await loadConfig(path, env, known).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HarnessError)) throw new Error(`accepted, or failed otherwise: ${String(error)}`);
  // The folder's name is chance; the rest of the message is what the user reads.
  error.message = error.message.replaceAll(path, 'amrcheck.yaml');
  return error;
}

const good = `
targets:
  contoso:
    protocol: oidc
    issuer: http://127.0.0.1:8080/realms/contoso
    clientId: amrcheck
    clientSecret: \${env:CONTOSO_SECRET}
    accounts:
      alice:
        username: alice
        password: \${file:alice.txt}
        factors:
          - totp: otpauth://totp/x?secret=\${env:ALICE_TOTP}&digits=6
      bob: { username: bob, password: "\${env:BOB_PASSWORD}" }
`;

test('variables and files are filled in, defaults set, secrets listed, and nothing warned about', async () => {
  writeFileSync(join(folder, 'alice.txt'), '\uFEFFhunter2 ${env:NOT_LOOKED_AT}\r\n');
  const { config, secrets, warnings } = await loadConfig(
    write(good),
    { CONTOSO_SECRET: 's3cret', ALICE_TOTP: 'JBSWY3DPEHPK3PXP', BOB_PASSWORD: 'swordfish' },
    known,
  );
  expect(config.relyingParty.baseUrl).toBe('http://127.0.0.1:4180');
  expect(config.targets['contoso']?.profile).toEqual(['partner-center']);
  expect(config.targets['contoso']?.accounts['alice']?.password).toBe('hunter2 ${env:NOT_LOOKED_AT}');
  expect(config.targets['contoso']?.accounts['bob']?.factors).toEqual([]);
  expect(secrets).toEqual(
    expect.arrayContaining([
      { value: 's3cret', kind: 'client secret' },
      { value: 'hunter2 ${env:NOT_LOOKED_AT}', kind: 'password' },
      { value: 'swordfish', kind: 'password' },
      { value: 'JBSWY3DPEHPK3PXP', kind: 'TOTP secret' },
      { value: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&digits=6', kind: 'TOTP secret' },
    ]),
  );
  expect(warnings).toEqual([]);
});

test('every problem is listed once, in the order of the file, with path, place and remedy', async () => {
  const error = await refusal(`
relyingParty:
  port: 5
targets:
  contoso:
    protocol: oidcc
    issuer: ftp://idp.example
    clientId: 5
    clientSecrt: hush-hush
    profile: [partner-centre, entra-saml]
    scenarios: [mfaa]
    waive: { passwrd-only: why }
    provider: keycloack
    accounts:
      alice:
        username: alice
        password: 12345
        factors:
          - totpp: hush-hush
          - totp: \${TOTP}
          - totp: x
            manual: true
`);
  expect(error.code).toBe('CONFIG_INVALID');
  expect(error.message.split('\n')).toEqual([
    'amrcheck.yaml has 14 problems:',
    '  relyingParty.port (amrcheck.yaml:3:3): unknown key. Known here: baseUrl, listen, tls, key, cert.',
    '  targets.contoso.protocol (amrcheck.yaml:6:15): is "oidcc", and must be one of oidc, saml, wsfed, external-mfa, entra. Did you mean oidc?',
    '  targets.contoso.issuer (amrcheck.yaml:7:13): is "ftp://idp.example", and must be a URL that begins with https:// or http://.',
    '  targets.contoso.clientId (amrcheck.yaml:8:15): is 5, and must be text. Put it in quotes.',
    '  targets.contoso.clientSecrt (amrcheck.yaml:9:5): unknown key. Did you mean clientSecret?',
    '  targets.contoso.profile.0 (amrcheck.yaml:10:15): there is no profile "partner-centre". Did you mean partner-center? Known: partner-center, rfc8176, entra-saml, entra-wsfed.',
    '  targets.contoso.profile.1 (amrcheck.yaml:10:31): entra-saml judges saml, and this target speaks oidcc. Fitting: none.',
    expect.stringMatching(
      /^ {2}targets\.contoso\.scenarios\.0 \(amrcheck\.yaml:11:17\): is "mfaa", .*Did you mean mfa\?$/,
    ),
    '  targets.contoso.waive.passwrd-only (amrcheck.yaml:12:14): unknown key. Did you mean password-only?',
    '  targets.contoso.provider (amrcheck.yaml:13:15): there is no provider "keycloack". Did you mean keycloak? Known: keycloak, generic.',
    '  targets.contoso.accounts.alice.password (amrcheck.yaml:17:19): is a number, and must be text. Put it in quotes.',
    '  targets.contoso.accounts.alice.factors.0.totpp (amrcheck.yaml:19:13): unknown key. Did you mean totp?',
    '  targets.contoso.accounts.alice.factors.1.totp (amrcheck.yaml:20:19): ${TOTP} is not understood. Write ${env:TOTP} or ${file:PATH}.',
    '  targets.contoso.accounts.alice.factors.2 (amrcheck.yaml:21:13): one entry names one factor. Begin the next with "- " on a line of its own.',
  ]);
  expect(`${error.message}${error.hint}`).not.toMatch(/hush-hush|12345/);
});

test('missing variables and files have their own code, and a missing one is not judged further', async () => {
  const error = await refusal(
    `
targets:
  contoso:
    protocol: oidc
    issuer: \${env:ISSUER}
    clientId: \${file:no-such-file}
    accounts: { alice: { username: alice, password: "\${env:EMPTY}" } }
`,
    { EMPTY: '' },
  );
  expect(error.code).toBe('CONFIG_VARIABLE_MISSING');
  expect(error.message).toContain('the environment variable ISSUER is not set');
  expect(error.message).toContain('no-such-file cannot be read');
  expect(error.message).toContain('the environment variable EMPTY is empty');
  expect(error.message).not.toContain('must be');
});

const target = (lines: string) => `
targets:
  contoso:
    protocol: oidc
    issuer: http://127.0.0.1:8080
    clientId: amrcheck
    accounts: { alice: { username: alice, password: "\${env:PASSWORD}" } }
${lines}`;

test.each<[string, string | Buffer, RegExp]>([
  ['empty', ' \n', /is empty/],
  ['a tab', 'targets:\n\tcontoso: {}', /:2:1: a tab is used to indent/],
  ['HTML', '<!DOCTYPE html><title>404</title>', /HTML or XML/],
  ['UTF-16', Buffer.from('\uFEFFtargets: {}', 'utf16le'), /UTF-16/],
  ['binary', 'targets:\0', /not a text file/],
  ['a duplicate key', 'targets:\n  a: 1\n  a: 2', /:3:3: this key stands twice/],
  ['two documents', 'a: 1\n---\nb: 2', /more than one document/],
  ['broken YAML', 'targets: {a: [}', /not valid YAML/],
  ['a word', 'hello', /is text, and must be a mapping/],
  ['nothing under targets', 'targets:', /targets \(.*\): is empty/],
  ['no target', 'targets: {}', /names no target/],
  ['an alias bomb', bomb(), /aliases/],
  ['no account', target('').replace(/accounts: .*/, 'accounts: {}'), /names no account/],
  [
    'an account that is a word',
    target('').replace(/accounts: .*/, 'accounts: { alice: hunter2 }'),
    /alice.*is text/,
  ],
  ['a blank account name', target('').replace('alice:', '" ":'), /cannot be blank/],
  [
    'no issuer',
    target('').replace(/ {4}issuer: .*\n/, ''),
    /targets\.contoso \(.*:3:3\): protocol oidc needs issuer/,
  ],
  [
    'a secret that is missing',
    target('    clientAuth: client_secret_post'),
    /client_secret_post needs clientSecret/,
  ],
  ['a key that is missing', target('    clientAuth: private_key_jwt'), /needs clientKey/],
  ['a key file that is not there', target('    clientKey: none.pem'), /none\.pem cannot be read/],
  ['a CA that is not there', target('    tls: { ca: none.pem }'), /tls\.ca .*none\.pem cannot be read/],
  [
    'https without tls',
    `relyingParty: { baseUrl: "https://127.0.0.1:1" }\n${target('')}`,
    /needs relyingParty\.tls/,
  ],
  ['tls without https', `relyingParty: { tls: { cert: a, key: b } }\n${target('')}`, /has no effect/],
  ['scenarios that are a word', target('    scenarios: every'), /"all" or a list of scenarios/],
  ['no scenario', target('    scenarios: []'), /empty list/],
  ['a negative max_age', target('    maxAge: -1'), /at least 0/],
  [
    'a target with a bad name',
    target('').replace('contoso:', '"../contoso":'),
    /a target's name has letters/,
  ],
])('refused: %s', async (_name, text, message) => {
  const error = await refusal(text, { PASSWORD: 'swordfish' });
  expect(error.code).toBe('CONFIG_INVALID');
  expect(error.message).toMatch(message);
  expect(error.message).not.toMatch(/hunter2|swordfish/);
});

const federated = (protocol: string, lines: string[]) =>
  `targets:\n  adfs:\n    protocol: ${protocol}\n    accounts: { alice: { username: a, password: "\${env:PASSWORD}" } }\n${lines.map((line) => `    ${line}\n`).join('')}`;
const address = 'metadata: https://sts.contoso.com/metadata';
const missing = 'certificate: none.pem';

test.each<[string, string, RegExp]>([
  [
    'saml by nothing',
    federated('saml', []),
    /adfs \(.*:2:3\): protocol saml needs metadata \(a URL or a file\), or certificate, url and issuer\.$/m,
  ],
  ['wsfed by half', federated('wsfed', [missing]), /Without metadata, url and issuer must be there too/],
  [
    'metadata that is no file',
    federated('saml', ['metadata: idp.xml']),
    /metadata .*idp\.xml cannot be read/,
  ],
  ['metadata at another scheme', federated('saml', ['metadata: ftp://idp/x']), /metadata .*cannot be read/],
  ['a certificate that is no file', federated('wsfed', [address, missing]), /none\.pem cannot be read/],
  [
    'url that is none',
    federated('wsfed', [address, 'url: /adfs/ls']),
    /url .*is "\/adfs\/ls", and must be a URL/,
  ],
  [
    'a reply that is no URL',
    federated('wsfed', [address, 'reply: urn:x']),
    /reply .*is "urn:x", and must be a URL/,
  ],
  [
    'requests that nobody can sign',
    federated('saml', [address, 'signRequests: true']),
    /needs relyingParty\.key/,
  ],
  [
    'a key of ours that is no file',
    `relyingParty: { key: rp.key, cert: rp.pem }\n${federated('saml', [address])}`,
    /relyingParty\.key .*rp\.key cannot[^]*relyingParty\.cert .*rp\.pem cannot/,
  ],
  [
    'a profile of another protocol',
    federated('wsfed', [address, 'profile: entra-saml']),
    /entra-saml judges saml, and this target speaks wsfed\. Fitting: partner-center, entra-wsfed\./,
  ],
])('refused: %s', async (_name, text, message) => {
  const error = await refusal(text, { PASSWORD: 'swordfish' });
  expect(error.code).toBe('CONFIG_INVALID');
  expect(error.message).toMatch(message);
});

test('a federated provider is known by metadata, or by certificate, url and issuer, which need not be a URL', async () => {
  for (const name of ['idp.pem', 'federation.xml', 'rp.key']) writeFileSync(join(folder, name), 'x');
  const load = (text: string) => loadConfig(write(text), { PASSWORD: 'swordfish' }, known);
  const described = ['certificate: idp.pem', 'url: https://sts.contoso.com/adfs/ls/', 'issuer: urn:contoso'];
  for (const protocol of ['saml', 'wsfed']) {
    const { config } = await load(federated(protocol, described));
    expect(config.targets['adfs']).toMatchObject({
      issuer: 'urn:contoso',
      certificate: join(folder, 'idp.pem'),
      profile: ['partner-center'],
    });
  }
  const { config } = await load(
    `relyingParty: { key: rp.key }\n${federated('saml', ['metadata: federation.xml', 'signRequests: true'])}`,
  );
  expect(config.targets['adfs']?.metadata).toBe(join(folder, 'federation.xml'));
  expect(config.relyingParty.key).toBe(join(folder, 'rp.key'));
});

test('all three protocols in one file', async () => {
  writeFileSync(join(folder, 'idp.pem'), 'x');
  const path = write(`
relyingParty:
  baseUrl: http://127.0.0.1:4180
targets:
  contoso:
    protocol: oidc
    issuer: http://127.0.0.1:8080/realms/contoso
    clientId: amrcheck
    clientSecret: \${env:CONTOSO_SECRET}
    clientAuth: client_secret_basic
    scope: openid
    profile: partner-center
    accounts: &accounts
      alice:
        username: alice
        password: \${env:ALICE_PASSWORD}
        factors:
          - totp: \${env:ALICE_TOTP}
      bob:
        username: bob
        password: \${env:BOB_PASSWORD}
        scope: openid onefactor
    scenarios: [mfa, password-only, sso-reuse, fresh, refresh]
  adfs:
    protocol: wsfed
    url: https://sts.contoso.com/adfs/ls/
    metadata: https://sts.contoso.com/FederationMetadata/2007-06/FederationMetadata.xml
    realm: urn:federation:MicrosoftOnline
    reply: https://login.microsoftonline.com/login.srf
    profile: entra-wsfed
    domain: contoso.com
    accounts: *accounts
  okta-saml:
    protocol: saml
    metadata: https://contoso.okta.com/app/…/sso/saml/metadata
    certificate: idp.pem
    entityId: http://127.0.0.1:4180/saml/metadata
    binding: redirect
    profile: entra-saml
    accounts: *accounts
`);
  const env = { CONTOSO_SECRET: 's', ALICE_PASSWORD: 'a', ALICE_TOTP: 'JBSWY3DP', BOB_PASSWORD: 'b' };
  const { config, warnings } = await loadConfig(path, env, known);
  expect(Object.entries(config.targets).map(([id, one]) => [id, one.protocol])).toEqual([
    ['contoso', 'oidc'],
    ['adfs', 'wsfed'],
    ['okta-saml', 'saml'],
  ]);
  expect(config.targets['okta-saml']?.metadata).toBe('https://contoso.okta.com/app/…/sso/saml/metadata');
  expect(config.targets['adfs']).toMatchObject({ reply: 'https://login.microsoftonline.com/login.srf' });
  expect(warnings).toEqual([]);
});

function bomb(): string {
  const layers = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [name, of] of ['b a', 'c b', 'd c', 'e d', 'f e'].map((pair) => pair.split(' '))) {
    layers.push(`${name}: &${name} [${Array<string>(10).fill(`*${of}`).join(', ')}]`);
  }
  return layers.join('\n');
}

test('a file that is not there, a folder, and one that is far too large', async () => {
  await expect(loadConfig(join(folder, 'none.yaml'), {})).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' });
  await expect(loadConfig(folder, {})).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  const large = write('');
  truncateSync(large, 2 ** 30);
  await expect(loadConfig(large, {})).rejects.toThrow('at most 1 MB');
});

test('anchors, aliases and merge keys are followed, also to the place of a problem', async () => {
  const path = write(`
targets:
  one: &one
    protocol: oidc
    issuer: http://127.0.0.1:1
    clientId: amrcheck
    accounts: { alice: &alice { username: alice, password: "\${env:P}" } }
  two:
    <<: *one
    accounts: { bob: { <<: *alice, username: bob } }
`);
  const { config } = await loadConfig(path, { P: 'swordfish' });
  expect(config.targets['two']?.accounts['bob']).toMatchObject({ username: 'bob', password: 'swordfish' });
  const error = await refusal('targets:\n  one: &one\n    protocol: nope\n  two: { <<: *one }');
  expect(error.message).toContain('targets.two.protocol (amrcheck.yaml:3:15)');
});

test('a secret in the clear is warned about, by key, line and variable, never by value', async () => {
  const { warnings } = await loadConfig(
    write(
      target('    clientSecret: hush-hush').replace(
        '"${env:PASSWORD}"',
        'swordfish, factors: [totp: JBSWY3DP]',
      ),
    ),
    {},
  );
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^3 secrets are written in the clear\./);
  expect(warnings[0]?.split('\n')).toHaveLength(4);
  expect(warnings.join('\n')).toMatch(/clientSecret \(.*:8:19\).*\$\{env:CONTOSO_CLIENT_SECRET\}/);
  expect(warnings.join('\n')).toMatch(/accounts\.alice\.password .*\$\{env:CONTOSO_ALICE_PASSWORD\}/);
  expect(warnings.join('\n')).not.toMatch(/hush-hush|swordfish|JBSWY3DP/);
});

test('of many secrets in the clear the first ten are named', async () => {
  const accounts = Array.from({ length: 30 }, (_, n) => `alice-${n}: {username: a, password: swordfish}`);
  const file = write(target('').replace(/accounts: .*/, `accounts: {${accounts.join(', ')}}`));
  const { warnings } = await loadConfig(file, {});
  expect(warnings[0]).toMatch(/^30 secrets are written in the clear\./);
  expect(warnings[0]?.split('\n').slice(10)).toEqual([
    expect.stringContaining('alice-9.password'),
    '  … and 20 more',
  ]);
});

test("paths of files are relative to the configuration's folder", async () => {
  writeFileSync(join(folder, 'ca.pem'), 'x');
  const { config } = await loadConfig(write(target('    tls: { ca: ca.pem }')), { PASSWORD: 'swordfish' });
  expect(config.targets['contoso']?.tls?.ca).toBe(join(folder, 'ca.pem'));
});

const flags = { issuer: 'https://idp.contoso.com/x', clientId: 'amrcheck', username: 'Alice@contoso.com' };

test('a target from flags takes its secrets from the environment', () => {
  const { config, secrets } = targetFromFlags(
    { ...flags, profile: ['rfc8176'] },
    {
      AMRCHECK_PASSWORD: 'swordfish',
      AMRCHECK_CLIENT_SECRET: 's3cret',
      AMRCHECK_TOTP_SECRET: 'JBSWY3DPEHPK3PXP',
    },
    known,
  );
  expect(config.targets['idp-contoso-com']).toMatchObject({
    issuer: flags.issuer,
    clientSecret: 's3cret',
    profile: ['rfc8176'],
    accounts: { 'Alice@contoso.com': { password: 'swordfish', factors: [{ totp: 'JBSWY3DPEHPK3PXP' }] } },
  });
  expect(secrets.map(({ kind }) => kind)).toContain('TOTP secret');
});

test('without a TOTP secret the account is the negative control', () => {
  const { config } = targetFromFlags(flags, { AMRCHECK_PASSWORD: 'swordfish' });
  expect(config.targets['idp-contoso-com']?.accounts['Alice@contoso.com']?.factors).toEqual([]);
});

test('flags that are missing or wrong are named as flags', () => {
  const from =
    (some: Parameters<typeof targetFromFlags>[0], env = { AMRCHECK_PASSWORD: 'swordfish' }) =>
    () =>
      targetFromFlags(some, env, known);
  expect(from({ issuer: 'https://x' })).toThrow('missing: --client-id, --username');
  expect(from({ ...flags, issuer: 'idp' })).toThrow(/\(--issuer\): is "idp"/);
  expect(from({ ...flags, scenario: ['mfaa'] })).toThrow(/\(--scenario\).*Did you mean mfa\?/);
  expect(from({ ...flags, profile: ['entra-saml'] })).toThrow(/\(--profile\): entra-saml judges saml/);
  expect(() => targetFromFlags(flags, {}, known)).toThrow('AMRCHECK_PASSWORD is not set');
});

const accountWithout = (protocol: string, more: string): string => `
targets:
  vendor:
    protocol: ${protocol}
    issuer: https://idp.example
    clientId: amrcheck
    ${more}
    accounts:
      alice:
        username: alice
`;

test('only External MFA does without a password', async () => {
  const { config, secrets } = await loadConfig(
    write(accountWithout('external-mfa', 'replyUrls: [https://idp.example/authorize]')),
    {},
  );
  expect(config.targets['vendor']?.accounts['alice']?.password).toBeUndefined();
  expect(secrets).toEqual([]);
  const refused = await refusal(accountWithout('oidc', 'scope: openid'));
  expect(refused.message).toBe(
    'targets.vendor.accounts.alice.password (amrcheck.yaml:9:7): is missing. Write password: ${env:NAME}. Only with protocol external-mfa an account needs none.',
  );
});

test('a sign-in by a code that is shown needs the domain, and no password', async () => {
  const byCode = accountWithout('entra', 'flow: device-code');
  expect((await refusal(byCode)).message).toContain('flow device-code needs domain');
  const { config } = await loadConfig(
    write(byCode.replace('device-code', 'device-code\n    domain: contoso.com')),
    {},
  );
  expect(config.targets['vendor']?.flow).toBe('device-code');
});

test('behind a proxy with https, amrcheck itself listens without', async () => {
  const behind = (more: string): string =>
    `relyingParty:\n  baseUrl: https://entra.example\n  listen: http://127.0.0.1:4180\n${more}${accountWithout('external-mfa', 'scope: openid')}`;
  expect((await loadConfig(write(behind('')), {})).config.relyingParty.listen).toBe('http://127.0.0.1:4180');
  const refused = await refusal(behind('  tls: { cert: a.pem, key: b.pem }\n'));
  expect(refused.message).toContain('relyingParty.listen is http, and https is the proxy’s');
});
