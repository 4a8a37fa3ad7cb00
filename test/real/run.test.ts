/**
 * amrcheck as a user runs it, against providers that nobody here wrote. One that does not start fails every test. All
 * targets are signed in to in one run, so that none waits for another's codes.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioIds } from '../../core/model.ts';
import type { Finding, ProbeResult, TargetResult } from '../../core/result.ts';
import { startEntraLab } from '../../lab/entra/index.ts';
import { newCertifiedKey } from '../../lab/xml/certificate.ts';
import {
  keycloakForEntra,
  keycloakSaysMfa,
  keycloakSaysMultipleauthn,
  keycloakSealedSaml,
  keycloakShipped,
  keycloakShippedSaml,
  keycloakStepsUp,
  lemonldapSaysMfa,
  lemonldapSaysMultipleauthn,
  lemonldapShipped,
  lemonldapShippedSaml,
  type RealClient,
  type RealServiceProvider,
} from './accounts.ts';
import {
  amrcheck,
  decidingFailures,
  methodsOf,
  patient,
  run,
  type Run,
  type TargetUnderTest,
} from './amrcheck.ts';
import { startKeycloak } from './keycloak.ts';
import { federateKeycloak } from './keycloak-entra.ts';
import { startLemonldap } from './lemonldap.ts';
import { commandsOf, follow } from './newcomer.ts';
import { realProvidersPage } from './page.ts';
import { freePort } from '../free-port.ts';
import { keepRan, ranIn } from '../what-ran.ts';

const root = join(import.meta.dirname, '..', '..');
const baselineFile = join(import.meta.dirname, 'baseline.yaml');
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const stops: (() => Promise<void>)[] = [];
let folder: string;
let keycloak: { baseUrl: string; version: string };
let lemonldap: { baseUrl: string; version: string };
let relyingParty: { baseUrl: string; key: string; cert: string };
let targets: Record<string, TargetUnderTest>;
let all: Run;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-real-'));
  const { privateKey, certificate } = await newCertifiedKey('the relying party', Date.now());
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  relyingParty = { baseUrl, key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  await writeFile(relyingParty.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(relyingParty.cert, certificate);
  const acsUrl = `${baseUrl}/saml/acs`;
  const entra = await startEntraLab();
  stops.push(entra.stop);
  const [first, second] = await Promise.all([
    startKeycloak({ certificate, acsUrl, entraReply: entra.reply }),
    startLemonldap({ redirectUris: [`${baseUrl}/oidc/callback`], acsUrl }),
  ]);
  stops.push(first.stop, second.stop);
  keycloak = first;
  lemonldap = second;
  const usual = { scenarios: ['mfa', 'password-only', 'refresh'] };
  const least = { scenarios: ['mfa', 'password-only'] };
  const every = { scenarios: 'all' };
  const { bob, carol } = keycloakStepsUp.accounts;
  const { honest, silent } = keycloakForEntra;
  const throughEntra = (
    realm: RealServiceProvider,
    domain: string,
    accounts: TargetUnderTest['accounts'],
    policyDemandsMfa: boolean,
  ) => federateKeycloak(entra, keycloak.baseUrl, realm, { domain, accounts, policyDemandsMfa });
  targets = {
    'keycloak-shipped': oidc(keycloak, keycloakShipped, usual),
    // Keycloak refuses a request for a class that it has no name for; the next target steps up.
    'keycloak-oidc': oidc(keycloak, keycloakSaysMfa, {
      scenarios: scenarioIds.filter((id) => !['step-up', 'unsolicited', 'hostile-requests'].includes(id)),
    }),
    'keycloak-step-up': oidc(keycloak, keycloakStepsUp, {
      scenarios: ['mfa', 'password-only', 'step-up'],
      acrValues: '2',
      stepUp: { first: { acrValues: '1' }, then: { acrValues: '2' } },
      accounts: { carol, bob },
    }),
    'keycloak-saml': saml(keycloak, keycloakShippedSaml, every),
    // Not sso-reuse, which says another AuthnInstant here too.
    'keycloak-says-saml': saml(keycloak, keycloakSaysMultipleauthn, {
      scenarios: ['mfa', 'password-only', 'fresh'],
    }),
    'keycloak-sealed': saml(keycloak, keycloakSealedSaml, { ...least, binding: 'post', signRequests: true }),
    'keycloak-entra': {
      ...(await throughEntra(keycloakSaysMultipleauthn, 'says.lab.invalid', honest, true)),
      ...usual,
    },
    'keycloak-entra-asks': {
      ...(await throughEntra(keycloakShippedSaml, 'silent.lab.invalid', { alice: silent.asked }, true)),
      scenarios: ['mfa'],
    },
    'keycloak-entra-believes': {
      ...(await throughEntra(keycloakShippedSaml, 'free.lab.invalid', { alice: silent.believed }, false)),
      scenarios: ['mfa'],
    },
    'lemonldap-shipped': oidc(lemonldap, lemonldapShipped, usual),
    'lemonldap-oidc': oidc(lemonldap, lemonldapSaysMfa, every),
    'lemonldap-shipped-saml': saml(lemonldap, lemonldapShippedSaml, { ...least, binding: 'post' }),
    'lemonldap-saml': saml(lemonldap, lemonldapSaysMultipleauthn, every),
  };
  all = await run(folder, 'all', relyingParty, targets, ['--baseline', baselineFile]);
});

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await rm(folder, { recursive: true });
});

test('every deviation is known, none has vanished, and nothing could not be told', async () => {
  if (process.env['AMRCHECK_WRITE_DOCS'] !== undefined) await writeDocs();
  expect(all.result.baseline?.deviations.filter(({ status }) => status !== 'accepted')).toEqual([]);
  expect(problems(all)).toEqual([]);
  expect(all.code).toBe(0);
});

test('a deviation that vanished ends with 4', async () => {
  const file = join(folder, 'baseline.yaml');
  const gone = `
  - target: keycloak-oidc
    scenario: mfa
    check: oidc/amr-contains-mfa
    comment: it does not say mfa
    review: 2100-01-01
`;
  await writeFile(file, (await readFile(baselineFile, 'utf8')) + gone);
  const { code, result } = await amrcheck(join(folder, 'all'), [
    'judge',
    join(folder, 'all'),
    '--baseline',
    file,
  ]);
  expect(result.baseline?.deviations.filter(({ status }) => status !== 'accepted')).toMatchObject([
    { target: 'keycloak-oidc', check: 'oidc/amr-contains-mfa', status: 'vanished' },
  ]);
  expect(code).toBe(4);
});

test('Keycloak as shipped does MFA and does not say so: FAIL, and how to mend it', () => {
  const target = targetOf('keycloak-shipped');
  expect(target).toMatchObject({ verdict: 'fail', cmdlet: 'fail', provider: { id: 'keycloak' } });
  expect(target.sentence).toContain('Microsoft would not see MFA. The id_token has no amr claim.');
  const mfa = probeOf(target, 'mfa');
  expect(mfa).toMatchObject({ account: 'alice', verdict: 'fail', factorsUsed: ['password', 'totp'] });
  expect(mfa.authenticationMethods).toMatchObject({ source: 'id_token.amr', form: 'absent', values: [] });
  const failed = decidingFailures(target);
  expect(names(failed)).toEqual(['oidc/amr-present']);
  expect(failed[0]?.remedy).toContain('Authentication Method Reference');
  expect(failed[0]?.remedy).toContain('Max Age');
});

test('from an empty folder to the first verdict in five commands, as the tutorial says', async () => {
  const commands = await commandsOf('docs/tutorials/keycloak.md');
  expect(commands.length).toBeLessThanOrEqual(5);
  const env = parseEnv(await readFile(join(root, 'examples/keycloak/keycloak.env'), 'utf8'));
  const exported = commands.find((command) => command.startsWith('export ')) ?? '';
  for (const [, name = ''] of exported.matchAll(/(\w+)=/g)) expect(Object.keys(env)).toContain(name);
  const { code, output } = await follow(commands, { folder, provider: keycloak.baseUrl, env });
  expect(output).toMatch(/^shipped: FAIL: Microsoft would not see MFA\. The id_token has no amr claim\.\n/);
  expect(code).toBe(1);
});

test('Keycloak told to say mfa: PASS in every scenario', () => {
  const target = targetOf('keycloak-oidc');
  expect(target.verdict).toBe('pass');
  expect(methodsOf(target)).toMatchObject({
    mfa: ['pwd', 'mfa'],
    'password-only': ['pwd'],
    'sso-reuse': ['pwd', 'mfa'],
    refresh: ['pwd', 'mfa'],
    fresh: ['pwd', 'mfa'],
  });
  for (const scenario of ['cancelled', 'wrong-code', 'code-replay', 'two-at-once', 'every-account'])
    expect(probeOf(target, scenario), scenario).toMatchObject({ verdict: 'pass' });
  expect(decidingFailures(target)).toEqual([]);
});

test('Keycloak that steps up asks for the second factor only then, and says mfa only then', () => {
  const target = targetOf('keycloak-step-up');
  const { verdict, factorsUsed, authenticationMethods, findings } = probeOf(target, 'step-up', 'carol');
  expect({ verdict, factorsUsed }).toEqual({ verdict: 'pass', factorsUsed: ['password', 'totp'] });
  // Shown is the first answer, of the password alone.
  expect(authenticationMethods?.values).toEqual(['pwd']);
  expect(findings).toContainEqual(
    expect.objectContaining({ check: 'session/mfa-said-after-step-up', outcome: 'pass' }),
  );
});

test('Keycloak over SAML has one class for all: FAIL; and re-use gets a new AuthnInstant', () => {
  const target = targetOf('keycloak-saml');
  expect(target).toMatchObject({ verdict: 'fail', protocol: 'saml' });
  expect(target.sentence).toContain('Microsoft would not see MFA');
  expect(methodsOf(target)).toMatchObject({
    mfa: [`${classes}unspecified`],
    'password-only': [`${classes}unspecified`],
    'sso-reuse': [`${classes}unspecified`],
    fresh: [`${classes}unspecified`],
  });
  expect(probeOf(target, 'mfa').factorsUsed).toEqual(['password', 'totp']);
  expect(failedIn(target, 'mfa')).toEqual(['saml/class-is-multipleauthn']);
  expect(failedIn(target, 'password-only')).toEqual([]);
  expect(failedIn(target, 'sso-reuse')).toEqual(['session/auth-time-kept-on-reuse']);
});

test('Keycloak told to say multipleauthn over SAML, by its preview feature: PASS', () => {
  const target = targetOf('keycloak-says-saml');
  expect(target.verdict).toBe('pass');
  expect(methodsOf(target)).toEqual({
    mfa: [multipleauthn],
    'password-only': [`${classes}unspecified`],
    fresh: [multipleauthn],
  });
  expect(decidingFailures(target)).toEqual([]);
});

test('Keycloak that wants signed requests and encrypts, by POST: read as well', () => {
  const target = targetOf('keycloak-sealed');
  expect(methodsOf(target)).toMatchObject({ mfa: [`${classes}unspecified`] });
  expect(names(decidingFailures(target))).toEqual(['saml/class-is-multipleauthn']);
});

test('through the stand-in for Entra: mfa of a Keycloak that says MFA is the provider’s own', () => {
  const target = targetOf('keycloak-entra');
  expect(target).toMatchObject({ verdict: 'pass', cmdlet: 'pass' });
  expect(methodsOf(target)).toMatchObject({ mfa: ['pwd', 'mfa'], refresh: ['pwd', 'mfa'] });
  // Nobody is let in whose second factor neither of the two has.
  expect(probeOf(target, 'password-only')).toMatchObject({ verdict: 'pass', factorsUsed: ['password'] });
  expect(probeOf(target, 'mfa').factorsUsed).toEqual(['password', 'totp']);
  expect(cameFromProvider(target)).toBe('pass');
});

test('through the stand-in for Entra: a silent Keycloak passes where Entra adds mfa, and the report tells', () => {
  const target = targetOf('keycloak-entra-asks');
  expect(target).toMatchObject({ verdict: 'pass', cmdlet: 'pass' });
  expect(probeOf(target, 'mfa').factorsUsed).toEqual(['password', 'totp', 'totp']);
  expect(cameFromProvider(target)).toBe('fail');
  expect(target.sentence).toContain('Entra added it');
});

test('through the stand-in for Entra: a silent Keycloak fails where no policy demands MFA', () => {
  const target = targetOf('keycloak-entra-believes');
  expect(target).toMatchObject({ verdict: 'fail', cmdlet: 'fail' });
  expect(probeOf(target, 'mfa').factorsUsed).toEqual(['password', 'totp']);
  expect(failedIn(target, 'mfa')).toEqual(['oidc/amr-contains-mfa']);
});

test('LemonLDAP::NG as shipped: FAIL', () => {
  const target = targetOf('lemonldap-shipped');
  expect(target.provider?.id).toBe('lemonldap');
  expect(names(decidingFailures(target))).toEqual(['oidc/amr-present']);
});

test('LemonLDAP::NG with the macro says mfa, ignores max_age=0 and takes a code twice', () => {
  const target = targetOf('lemonldap-oidc');
  expect(methodsOf(target)).toMatchObject({ mfa: ['pwd', 'otp', 'mfa'], 'password-only': ['pwd'] });
  expect(failedIn(target, 'mfa')).toEqual([]);
  expect(failedIn(target, 'fresh')).toEqual(['session/max-age-honoured']);
  expect(probeOf(target, 'wrong-code').verdict).toBe('pass');
  expect(probeOf(target, 'code-replay').verdict).toBe('fail');
});

test('LemonLDAP::NG as shipped over SAML: FAIL, with the class of its level', () => {
  const target = targetOf('lemonldap-shipped-saml');
  expect(methodsOf(target)).toEqual({
    mfa: [`${classes}TLSClient`],
    'password-only': [`${classes}unspecified`],
  });
  expect(names(decidingFailures(target))).toEqual(['saml/class-is-multipleauthn']);
});

test('LemonLDAP::NG with a plugin that says multipleauthn: takes a code twice, and cannot step up', () => {
  const target = targetOf('lemonldap-saml');
  expect(methodsOf(target)).toMatchObject({
    mfa: [multipleauthn],
    'password-only': [`${classes}unspecified`],
    fresh: [multipleauthn],
    unsolicited: [multipleauthn],
  });
  expect(names(decidingFailures(target))).toEqual(['session/step-up-honoured', 'session/used-code-refused']);
});

test('without a browser: the same verdicts and findings', async () => {
  const same = ['keycloak-oidc', 'keycloak-saml', 'lemonldap-oidc', 'lemonldap-saml'];
  const { code, result } = await run(folder, 'http', relyingParty, targets, [
    ...same.flatMap((id) => ['--target', id]),
    ...['--scenario', 'mfa,password-only,sso-reuse,cancelled'],
    ...['--driver', 'http', '--baseline', baselineFile],
  ]);
  expect(result.targets.map(({ id }) => id)).toEqual(same);
  await keepRan('test/real/run.test.ts, without a browser', 'real', ranIn(result, productOf));
  for (const target of result.targets) {
    // Where a page needs its scripts, a browser begins again.
    expect(target.probes.map(({ driver }) => driver)).toContain('http');
    for (const probe of target.probes) {
      const { scenario, account } = probe;
      expect(told(probe), `${target.id} ${scenario} ${account}`).toEqual(
        told(probeOf(targetOf(target.id), scenario, account)),
      );
    }
  }
  expect(code).toBe(0);
});

test('the example of the clone runs as it stands, but for its port', async () => {
  const example = join(root, 'examples', 'keycloak');
  const text = await readFile(join(example, 'amrcheck.yaml'), 'utf8');
  expect(text).toContain('http://127.0.0.1:8080/');
  const config = join(folder, 'example.yaml');
  const own = `relyingParty: { baseUrl: 'http://127.0.0.1:${await freePort()}' }\n`;
  await writeFile(config, own + text.replaceAll('http://127.0.0.1:8080', keycloak.baseUrl));
  const out = join(folder, 'example');
  const { code, result } = await amrcheck(
    out,
    ['run', '-c', config, '--out', out, '--scenario', 'mfa,password-only,sso-reuse', ...patient],
    parseEnv(await readFile(join(example, 'keycloak.env'), 'utf8')),
  );
  expect(result.targets.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['as-it-comes', 'fail'],
    ['says-mfa', 'pass'],
  ]);
  expect(code).toBe(1);
});

test('a redirect URI that is not registered is named, with whose fault it is', async () => {
  const foreign = { baseUrl: `http://localhost:${await freePort()}` };
  const { code, result } = await run(folder, 'foreign', foreign, {
    foreign: oidc(keycloak, keycloakShipped, {}),
  });
  expect(code).toBe(3);
  expect(result.targets[0]?.probes[0]?.error).toMatchObject({
    code: 'REDIRECT_URI_NOT_REGISTERED',
    fault: 'configuration',
  });
});

const oidc = (
  { baseUrl }: { baseUrl: string },
  { issuerPath, clientId, clientSecret, accounts }: RealClient,
  asked: Record<string, unknown>,
): TargetUnderTest => ({
  protocol: 'oidc',
  issuer: baseUrl + issuerPath,
  clientId,
  clientSecret,
  // LemonLDAP::NG does not form-decode the credentials of client_secret_basic.
  clientAuth: 'client_secret_post',
  accounts,
  ...asked,
});

const saml = (
  { baseUrl }: { baseUrl: string },
  { metadataPath, entityId, initiatePath, accounts }: RealServiceProvider,
  asked: Record<string, unknown>,
): TargetUnderTest => ({
  protocol: 'saml',
  profile: 'entra-saml',
  metadata: baseUrl + metadataPath,
  entityId,
  ...(initiatePath !== undefined && { initiateUrl: baseUrl + initiatePath }),
  // The metadata of Keycloak wants them of every client, also of one that need not.
  signRequests: false,
  accounts,
  ...asked,
});

const productOf = ({ id }: { id: string }): string =>
  id.startsWith('keycloak') ? `Keycloak ${keycloak.version}` : `LemonLDAP::NG ${lemonldap.version}`;

async function writeDocs(): Promise<void> {
  await keepRan('test/real/run.test.ts', 'real', ranIn(all.result, productOf));
  const titles = Object.fromEntries(
    all.result.targets.map(({ id }) => [id, `${productOf({ id })}, ${setUp[id]}`]),
  );
  await writeFile(join(root, 'docs', 'real-providers.md'), realProvidersPage(all.result, titles));
}

const setUp: Record<string, string> = {
  'keycloak-shipped': 'as it comes',
  'keycloak-oidc': 'told to say mfa',
  'keycloak-step-up': 'told to say mfa, by level of authentication',
  'keycloak-saml': 'as it comes',
  'keycloak-says-saml': 'told to say multipleauthn, by a preview feature',
  'keycloak-sealed': 'as it comes, with signed requests and encrypted assertions',
  'keycloak-entra': 'told to say multipleauthn, through the stand-in for Entra, whose policy demands MFA',
  'keycloak-entra-asks': 'as it comes, through the stand-in for Entra, whose policy demands MFA',
  'keycloak-entra-believes': 'as it comes, through the stand-in for Entra, without a policy',
  'lemonldap-shipped': 'as it comes',
  'lemonldap-oidc': 'with a macro that says mfa',
  'lemonldap-shipped-saml': 'as it comes',
  'lemonldap-saml': 'with a plugin that says multipleauthn',
};

function targetOf(id: string): TargetResult {
  const found = all.result.targets.find((target) => target.id === id);
  if (!found) throw new Error(`There is no target ${id}.`);
  return found;
}

function probeOf({ probes }: TargetResult, scenario: string, account?: string): ProbeResult {
  const found = probes.find(
    (probe) => probe.scenario === scenario && (account === undefined || probe.account === account),
  );
  if (!found) throw new Error(`There is no probe ${scenario}.`);
  return found;
}

const names = (findings: Finding[]): string[] => findings.map(({ check }) => check);

const failedIn = (target: TargetResult, scenario: string): string[] =>
  names(decidingFailures({ probes: [probeOf(target, scenario)] }));

const cameFromProvider = (target: TargetResult): string | undefined =>
  probeOf(target, 'mfa').findings.find(({ check }) => check === 'entra/mfa-came-from-provider')?.outcome;

/** What no driver may change. */
const told = ({ verdict, factorsUsed, authenticationMethods, findings }: ProbeResult): unknown => ({
  verdict,
  factorsUsed,
  authenticationMethods,
  findings: findings.map(({ check, outcome }) => `${check} ${outcome}`),
});

/** Whatever kept amrcheck from telling. */
const problems = ({ result }: Run): unknown[] =>
  result.targets.flatMap(({ id, error, probes }) =>
    [error, ...probes.map((probe) => probe.error)]
      .filter((one) => one !== undefined)
      .map(({ code, message }) => ({ id, code, message })),
  );
