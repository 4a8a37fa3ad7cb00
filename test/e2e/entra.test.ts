/** Both hops: a federated provider of the lab, the stand-in for Entra, the stand-in for Partner Center. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Evidence } from '../../core/evidence.ts';
import type { ProbeResult, Result } from '../../core/result.ts';
import { startEntraLab, type DomainSettings, type EntraLab } from '../../lab/entra/index.ts';
import { federate } from '../../lab/entra/practice.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { targetNamed } from './lab-run.ts';
import { runTargets } from './run-targets.ts';

const accept = 'acceptIfMfaDoneByFederatedIdp';
const enforce = 'enforceMfaByFederatedIdp';
const reject = 'rejectMfaByFederatedIdp';

/** What the provider does; `obeys`: asked for a password by wauth, it asks for no more. */
const providers = {
  says: { target: 'honest-wsfed', text: 'does MFA and says so' },
  silent: { target: 'wsfed-method-password', text: 'does MFA and does not say so' },
  obeys: { target: 'wsfed-wauth-password-only', text: 'does MFA, but not when asked for a password' },
  none: { target: 'honest-wsfed', text: 'has no second factor for this account' },
  saml: { target: 'honest-saml', text: 'does MFA and says so, over SAML 2.0' },
  signed: {
    target: 'saml-signed-requests',
    text: 'does MFA and says so, over SAML 2.0, and wants signed requests',
  },
} as const;

interface Row {
  provider: keyof typeof providers;
  behavior: DomainSettings['federatedIdpMfaBehavior'];
  policy: boolean;
  /** The client sends prompt=login, as Microsoft's cmdlet always does. */
  prompt?: DomainSettings['promptLoginBehavior'];
  /** What else differs, and how the table says it. */
  other?: { text: string; settings?: object; typesName?: true };
}

const rows: Row[] = [
  ...(['says', 'silent', 'none'] as const).flatMap((provider) =>
    [accept, enforce, reject].map((behavior) => ({ provider, behavior, policy: true }) as Row),
  ),
  { provider: 'says', behavior: accept, policy: false },
  { provider: 'silent', behavior: accept, policy: false },
  { provider: 'obeys', behavior: accept, policy: true, prompt: 'translateToFreshPasswordAuthentication' },
  { provider: 'obeys', behavior: accept, policy: true, prompt: 'nativeSupport' },
  { provider: 'obeys', behavior: accept, policy: true, prompt: 'disabled' },
  { provider: 'says', behavior: accept, policy: true, prompt: 'translateToFreshPasswordAuthentication' },
  { provider: 'saml', behavior: accept, policy: true },
  {
    ...{ provider: 'signed', behavior: accept, policy: true },
    other: { text: 'requests are signed', settings: { isSignedAuthenticationRequestRequired: true } },
  },
  { ...{ provider: 'signed', behavior: accept, policy: true }, other: { text: 'requests are not signed' } },
  {
    ...{ provider: 'says', behavior: accept, policy: true },
    other: { text: 'the user name is typed at Entra', typesName: true },
  },
  {
    ...{ provider: 'says', behavior: accept, policy: true },
    other: {
      text: "the user's name is of another root domain",
      settings: { upnDomain: 'elsewhere.invalid' },
    },
  },
];

/** A provider that does MFA and does not say so, where nothing demands it: its refresh token is one without MFA. */
const believed = rows.findIndex(({ provider, policy }) => provider === 'silent' && !policy);

let lab: Lab<'saml' | 'wsfed'>;
let entra: EntraLab;
let result: Result;
let evidence: Evidence[];

beforeAll(async () => {
  entra = await startEntraLab();
  lab = await startLab({
    protocols: ['saml', 'wsfed'],
    defects: ['wsfed-method-password', 'wsfed-wauth-password-only'],
    variants: ['saml-signed-requests'],
    relyingPartyCertificate: entra.certificate,
    replies: [entra.reply],
    accounts: rows.length,
  });
  const targets = rows.map((row, index) => [`row-${index}`, configOf(row, index)] as const);
  const consented = `row-${believed}`;
  ({ result, evidence } = await runTargets(Object.fromEntries(targets), {
    // The tenant demands MFA from the second refresh on.
    progress({ target, message }) {
      if (target === consented && message === 'refreshing, 2 of 3')
        configOf({ ...rows[believed]!, policy: true }, believed);
    },
  }));
});

afterAll(async () => {
  await lab.stop();
  await entra.stop();
});

function configOf({ provider, behavior, policy, prompt, other }: Row, index: number): object {
  const target = lab.targets.find(({ id }) => id === providers[provider].target)!;
  const account = target.accounts[provider === 'none' ? target.accounts.length - 1 : index]!;
  // Registered at Entra, by the same app where there is one.
  const totp = account.totp ?? target.accounts[index]!.totp!;
  const settings = {
    domain: `row-${index}.lab.invalid`,
    totp,
    federatedIdpMfaBehavior: behavior,
    promptLoginBehavior: prompt ?? ('disabled' as const),
    policyDemandsMfa: policy,
    ...other?.settings,
  };
  // Where Entra asks whose sign-in it is, that is the name that goes everywhere.
  const typed = other?.typesName ? { username: `${account.username}@${settings.domain}` } : {};
  return {
    ...federate(entra, target, { ...account, ...typed }, settings),
    ...(other?.typesName && { loginHint: false }),
    ...(prompt && { prompt: 'login' }),
    scenarios: index === 0 || index === believed ? ['mfa', 'refresh'] : ['mfa'],
  };
}

test('the matrix of settings and providers, as docs/microsoft-matrix.md has it', async () => {
  const lines = rows.map((row, index) => {
    const { provider, behavior, policy, prompt, other } = row;
    const target = targetNamed(result, `row-${index}`);
    const probe = target.probes.find(({ scenario }) => scenario === 'mfa');
    const [signIn] = evidence.find((one) => one.target.id === `row-${index}`)?.signIns ?? [];
    const own = new URL(entra.authority).origin;
    const places = (signIn?.factorsUsed ?? [])
      .filter(({ factor }) => factor !== 'password')
      .map(({ page }) => (page?.startsWith(own) ? 'Entra' : 'the provider'));
    const asked = [...new Set(places)].join(' and ') || 'nobody';
    const onPage = probe?.error && (/AADSTS\d+/.exec(seenOf(probe))?.[0] ?? 'an error at the provider');
    const refused =
      signIn?.oidc?.authorizationResponse?.parameters['error_description']?.split(':')[0] ?? onPage;
    const amr = JSON.stringify(probe?.authenticationMethods?.values ?? null);
    const compliant = signIn?.entra?.partnerCenter?.isMfaCompliant ?? '–';
    const settings = [
      behavior,
      policy ? 'policy' : 'no policy',
      ...(prompt ? [`prompt=login, ${prompt}`] : []),
      ...(other ? [other.text] : []),
    ];
    const cells = [
      providers[provider].text,
      settings.join('; '),
      asked,
      refused ?? amr,
      compliant,
      target.cmdlet ?? '–',
      target.verdict,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  await expect(`# What Entra makes of what a provider says

Made from runs (test/e2e/entra.test.ts): each row is a real sign-in with a browser through a provider of the lab, the lab's
stand-in for Entra, and the stand-in for Partner Center. It shows what Microsoft documents of
[federatedIdpMfaBehavior](https://learn.microsoft.com/en-us/graph/api/resources/internaldomainfederation), and is no proof of
what Microsoft's own servers do. \`policy\`: the tenant demands MFA. That Entra goes on asking a provider that never says MFA is
reported; the stand-in gives up after the second time.

| the provider | settings | second factor asked by | amr, or the error | isMfaCompliant | cmdlet | verdict |
| --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`).toMatchFileSnapshot('../../docs/microsoft-matrix.md');
});

/** What the page said on which a sign-in ended. */
const seenOf = ({ error }: ProbeResult): string => [error?.message, ...(error?.outline ?? [])].join(' ');

const failed = (index: number): string[] =>
  targetNamed(result, `row-${index}`)
    .probes.flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ check }) => check);

test('a provider that says MFA passes through Entra, and its tokens keep it when refreshed', () => {
  const target = targetNamed(result, 'row-0');
  expect(target).toMatchObject({ verdict: 'pass', cmdlet: 'pass' });
  expect(target.sentence).not.toContain('Entra added it');
  expect(target.probes.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
    ['mfa', 'pass'],
    ['refresh', 'pass'],
  ]);
  expect(failed(0)).toEqual([]);
  const passed = target.probes
    .flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === 'pass');
  expect(passed.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['entra/graph-says-mfa', 'entra/graph-takes-token', 'entra/graph-keeps-mfa']),
  );
});

test('where Entra asks for a factor itself, the report says so, whatever the verdict', () => {
  const silentFor = ({ provider, prompt }: Row): boolean =>
    provider === 'silent' ||
    provider === 'none' ||
    (provider === 'obeys' && prompt === 'translateToFreshPasswordAuthentication');
  for (const [index, row] of rows.entries()) {
    const { behavior, policy } = row;
    const asks = policy && (behavior === reject || (behavior === accept && silentFor(row)));
    if (!asks) continue;
    const { verdict, sentence } = targetNamed(result, `row-${index}`);
    expect([index, verdict]).toEqual([index, 'pass']);
    expect(sentence).toContain('Entra added it');
    expect([index, failed(index)]).toEqual([index, ['entra/mfa-came-from-provider']]);
  }
});

test('what Entra does not take of a provider is told by its code, with the next thing to try', () => {
  const errorOf = (text: string) => {
    const index = rows.findIndex(({ other }) => other?.text.includes(text));
    return targetNamed(result, `row-${index}`).probes[0]?.error;
  };
  expect(errorOf('another root domain')).toMatchObject({
    message: expect.stringContaining('AADSTS5000820'),
    hint: expect.stringContaining('validatingDomains'),
  });
  expect(errorOf('not signed')).toMatchObject({
    message: expect.stringContaining('AADSTS50008'),
    hint: expect.stringContaining('isSignedAuthenticationRequestRequired'),
  });
});

test('without a policy a silent provider is seen through, by the token, the cmdlet and Partner Center', () => {
  expect(targetNamed(result, `row-${believed}`)).toMatchObject({ verdict: 'fail', cmdlet: 'fail' });
  expect(failed(believed)).toEqual(
    expect.arrayContaining([
      'oidc/amr-contains-mfa',
      'entra/partner-center-says-compliant',
      'entra/graph-says-mfa',
      'entra/graph-takes-token',
    ]),
  );
});

test('a refresh token without MFA: the consent is to be repeated, and a policy that comes later refuses it', () => {
  const target = targetNamed(result, `row-${believed}`);
  const findings = target.probes.find(({ scenario }) => scenario === 'refresh')?.findings ?? [];
  const of = (id: string) => findings.find(({ check }) => check === id);
  expect(of('entra/consent-had-mfa')).toMatchObject({
    outcome: 'fail',
    title: 'The refresh token was obtained without MFA',
    actual: [expect.stringContaining('AADSTS50076')],
    remedy: expect.stringContaining('Repeat the consent, with MFA'),
  });
  expect(of('entra/graph-keeps-mfa')?.outcome).toBe('fail');
  const refreshes = evidence.find(
    ({ scenario, target: { id } }) => scenario === 'refresh' && id === target.id,
  )?.signIns[0]?.oidc?.refreshes;
  expect(refreshes?.map(({ status }) => status)).toEqual([200, 400, 400]);
});

test('no secret of Entra is kept: neither code nor token', () => {
  const text = JSON.stringify(evidence);
  expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]{20}/);
  expect(text).toContain('"passiveEndpoint":"http://localhost');
});
