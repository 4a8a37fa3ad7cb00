import { expect, test } from 'vitest';
import type { Evidence, JwtEvidence, SignIn } from '../../core/evidence.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import type { RemedyFor } from '../../core/findings.ts';
import { judge } from '../../core/judge.ts';
import type { JudgeInput } from '../../core/judge.ts';
import { resultSchema } from '../../core/result.ts';
import type { Result, TargetResult } from '../../core/result.ts';
import type { RunTarget } from '../../core/run-record.ts';
import { defineValidator } from '../../core/validator.ts';
import { decides } from '../../core/profile.ts';
import type { Profile } from '../../core/profile.ts';
import { profiles } from '../../profiles/index.ts';
import {
  arrived,
  began,
  capture,
  claims,
  discovery,
  enrolmentDemanded,
  issuer,
  jwt,
  signIn,
} from '../validators/samples.ts';

const facts: RunTarget['facts'] = {
  id: 'contoso',
  protocol: 'oidc',
  issuer,
  clientId: 'amrcheck',
  profiles: ['partner-center'],
  waive: {},
};

function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    schemaVersion: 1,
    target: facts,
    scenario: 'mfa',
    account: { id: 'alice', factors: ['totp'], requireMfa: false },
    driver: 'browser',
    attempt: 1,
    startedAt: new Date(began).toISOString(),
    finishedAt: new Date(arrived + 2_000).toISOString(),
    provider: { id: 'keycloak', detectedBy: 'the issuer' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    discovery: discovery(),
    signIns: [signIn()],
    ...changes,
  };
}

/** A sign-in of alice whose id_token is this one. */
function alice(idToken: JwtEvidence = jwt(), changes: Partial<Evidence> = {}): Evidence {
  return evidence({ signIns: [signIn(undefined, { oidc: capture({ idToken }) })], ...changes });
}

/** The negative control. */
function bob(idToken: JwtEvidence = jwt(claims({ amr: ['pwd'] })), changes: Partial<SignIn> = {}): Evidence {
  return evidence({
    scenario: 'password-only',
    account: { id: 'bob', factors: [], requireMfa: false },
    signIns: [signIn(['password'], { oidc: capture({ idToken }), ...changes })],
  });
}

function judged(
  all: Evidence[],
  { target = {}, ...input }: Partial<JudgeInput> & { target?: Partial<RunTarget> } = {},
): Result {
  const result = judge({
    record: {
      schemaVersion: 1,
      amrcheck: '0.1.0',
      startedAt: new Date(began).toISOString(),
      finishedAt: new Date(arrived).toISOString(),
      digestKey: '00',
      targets: [{ facts, notTested: [], ...target }],
    },
    evidence: all,
    profiles,
    ...input,
  });
  expect(() => resultSchema.parse(result)).not.toThrow();
  return result;
}

function first(result: Result): TargetResult {
  const [target] = result.targets;
  if (!target) throw new Error('the result has no target');
  return target;
}

/** Ids of the findings of the first probe that failed. */
function failed(target: TargetResult): string[] {
  return (target.probes[0]?.findings ?? [])
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ check, severity }) => (decides(severity) ? check : `${check} (${severity})`));
}

test('an honest provider with a negative control passes', () => {
  const result = judged([alice(), bob()]);
  expect(result).toMatchObject({ verdict: 'pass', notTested: [] });
  expect(first(result)).toMatchObject({
    verdict: 'pass',
    cmdlet: 'pass',
    sentence: 'Microsoft would see MFA: amr says mfa when a second factor was used.',
  });
  expect(first(result)).not.toHaveProperty('cmdletNote');
  expect(exitCodeOf(result)).toBe(0);
});

test.each<[string, Parameters<typeof claims>[0], string]>([
  ['absent', { amr: undefined }, 'oidc/amr-present'],
  ['null', { amr: null }, 'oidc/amr-is-array-of-strings'],
  ['a string', { amr: 'mfa' }, 'oidc/amr-is-array-of-strings'],
  ['nested', { amr: [['mfa']] }, 'oidc/amr-is-array-of-strings'],
  ['empty', { amr: [] }, 'oidc/amr-contains-mfa'],
  ['in capitals', { amr: ['pwd', 'otp', 'MFA'] }, 'oidc/amr-contains-mfa'],
  ['with a factor that was not used', { amr: ['pwd', 'sms', 'mfa'] }, 'oidc/amr-matches-factors'],
  ['beside another nonce', { nonce: 'n-2' }, 'oidc/id-token-nonce'],
  ['beside another audience', { aud: 'other' }, 'oidc/id-token-aud'],
  ['beside an old auth_time', { auth_time: began / 1000 - 3_600 }, 'oidc/auth-time-in-interval'],
  ['in an expired token', { exp: began / 1000 - 3_600 }, 'oidc/id-token-exp'],
])('one defect fails one check, and it comes first: amr %s', (_name, changes, check) => {
  const result = judged([alice(jwt(claims(changes))), bob()]);
  const deciding = failed(first(result)).filter((id) => !id.includes('('));
  expect(deciding).toEqual([check]);
  expect(first(result).probes[0]?.findings[0]?.check).toBe(check);
  expect(exitCodeOf(result)).toBe(1);
});

test('the sentence says what Microsoft would see, and why', () => {
  const target = first(judged([alice(jwt(claims({ amr: undefined }))), bob()]));
  expect(target.sentence).toBe('Microsoft would not see MFA. The id_token has no amr claim.');
  const sound = first(judged([alice(jwt(claims({ nonce: 'n-2' }))), bob()]));
  expect(sound.sentence).toBe(
    'The provider says MFA, but Microsoft would not believe it. nonce of the id_token is not the one that was sent.',
  );
});

test('mfa for the negative control fails the whole target', () => {
  const result = judged([alice(), bob(jwt())]);
  expect(first(result)).toMatchObject({
    verdict: 'fail',
    sentence:
      'The claim cannot be trusted: it says MFA where there was none. A token says mfa although no second factor was given.',
    cmdlet: 'pass',
    cmdletNote: expect.stringContaining('out of its sight'),
  });
  expect(first(result).probes.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
});

test('a negative control that is refused passes', () => {
  const { idToken: _none, ...oidc } = capture();
  const result = judged([alice(), bob(undefined, { end: enrolmentDemanded, oidc })]);
  expect(result.verdict).toBe('pass');
  expect(first(result).probes[1]?.sentence).toContain('did not let this account in');
});

test('without a negative control the claim could be a constant', () => {
  const result = judged([alice()]);
  expect(exitCodeOf(result)).toBe(3);
  expect(first(result).sentence).toContain('The claim could be a constant: no negative control was run.');
  expect(result.notTested).toEqual([
    { target: 'contoso', scenario: 'password-only', reason: 'No account without a second factor was tried.' },
  ]);
});

test('a waived negative control lets it pass, and the reason stands beside the verdict', () => {
  const waive = { 'password-only': 'every account has a second factor' };
  const result = judged([alice()], { target: { facts: { ...facts, waive } } });
  expect(first(result)).toMatchObject({
    verdict: 'pass',
    waived: [{ scenario: 'password-only', reason: 'every account has a second factor' }],
    sentence: expect.stringContaining('no negative control was run (waived: every account has'),
  });
});

test('a failure decides although the negative control is missing', () => {
  expect(judged([alice(jwt(claims({ amr: ['pwd'] })))]).verdict).toBe('fail');
});

test('what the run did not test is in the result, each scenario once', () => {
  const reason = 'No account without a factor is configured.';
  const target = { notTested: [{ scenario: 'password-only' as const, reason }] };
  expect(judged([alice()], { target }).notTested).toEqual([
    { target: 'contoso', scenario: 'password-only', reason },
  ]);
});

const brokenOff = {
  code: 'LOGIN_PAGE_UNKNOWN',
  message: 'The page after the password was not understood.',
  hint: 'Look at the screenshot.',
  fault: 'provider',
} as const;

test('a probe that broke off is inconclusive, and its error is the reason', () => {
  const { oidc: _none, ...stopped } = signIn(['password']);
  const result = judged([evidence({ signIns: [stopped], error: brokenOff }), bob()]);
  expect(exitCodeOf(result)).toBe(3);
  expect(first(result).sentence).toContain(brokenOff.message);
  expect(first(result).probes[0]?.findings.find(({ check }) => check === 'oidc/amr-present')).toMatchObject({
    outcome: 'inconclusive',
    reason: `No id_token came: ${brokenOff.message}`,
  });
});

test('a deciding failure decides although the probe broke off later', () => {
  expect(judged([alice(jwt(claims({ amr: ['pwd'] })), { error: brokenOff }), bob()]).verdict).toBe('fail');
});

test('an error of the provider is named where the token should be', () => {
  const { idToken: _none, ...rest } = capture();
  const parameters = { error: 'access_denied', error_description: 'not allowed' };
  const oidc = { ...rest, authorizationResponse: { ...rest.authorizationResponse!, parameters } };
  const target = first(judged([evidence({ signIns: [signIn(undefined, { oidc })] }), bob()]));
  expect(target.probes[0]?.findings.find(({ check }) => check === 'oidc/amr-present')?.reason).toBe(
    'No id_token came: the provider answered access_denied: not allowed.',
  );
});

test('times are judged by the clock of the provider', () => {
  const ahead = 600;
  const shifted = claims({
    iat: arrived / 1000 + ahead,
    auth_time: arrived / 1000 + ahead,
    exp: arrived / 1000 + ahead + 300,
  });
  const clock = { offsetMs: ahead * 1000, uncertaintyMs: 500 };
  const result = judged([alice(jwt(shifted), { clock }), bob()]);
  expect(result.verdict).toBe('pass');
  expect(failed(first(result))).toEqual(['session/clock-agrees (moderate)']);
  expect(judged([alice(jwt(shifted)), bob()]).verdict).toBe('fail');
});

test('what the clock of the provider may be measured wrong is no fault of the provider', () => {
  const [{ startedAt } = signIn()] = evidence().signIns;
  const began = Date.parse(startedAt) / 1000;
  const early = (seconds: number, uncertaintyMs: number) => {
    const clock = { offsetMs: 0, uncertaintyMs };
    const token = jwt(claims({ iat: began - seconds, auth_time: began - seconds }));
    return failed(first(judged([alice(token, { clock }), bob()])));
  };
  expect(early(61, 1_000)).toEqual([]);
  expect(early(61, 0)).not.toEqual([]);
  expect(early(62, 1_000)).not.toEqual([]);
});

test('an account that was not asked for its second factor is the first thing said', () => {
  const oidc = capture({ idToken: jwt(claims({ amr: ['pwd'] })) });
  const target = first(judged([evidence({ signIns: [signIn(['password'], { oidc })] }), bob()]));
  expect(failed(target)).toEqual(['session/second-factor-asked']);
});

test('the cmdlet that passes by accident is told apart', () => {
  expect(first(judged([alice(jwt(claims({ amr: ['ngcmfa'] }))), bob()]))).toMatchObject({
    verdict: 'fail',
    cmdlet: 'pass',
    cmdletNote: expect.stringContaining('by accident'),
  });
});

test('a moderate failure informs and does not decide', () => {
  const result = judged([alice(jwt(claims({ amr: ['pwd', 'totp', 'mfa'] }))), bob()]);
  expect(result.verdict).toBe('pass');
  expect(failed(first(result))).toEqual(['oidc/amr-values-registered (minor)']);
  expect(judged([alice(jwt(claims({ amr: ['totp'] }))), bob()], { profileIds: ['rfc8176'] }).verdict).toBe(
    'fail',
  );
});

test('each profile of a target has its own entry', () => {
  const target = { facts: { ...facts, profiles: ['partner-center', 'rfc8176'] } };
  const result = judged([alice(jwt(claims({ amr: ['pwd', 'otp'] }))), bob()], { target });
  expect(result.targets.map(({ profile, verdict }) => [profile, verdict])).toEqual([
    ['partner-center', 'fail'],
    ['rfc8176', 'pass'],
  ]);
});

test('a profile that does not exist, or is for another protocol, is an error of the configuration', () => {
  expect(() => judged([alice()], { profileIds: ['nope'] })).toThrow('the profile "nope" does not exist');
  const saml: Profile = { ...profiles[0]!, id: 'entra-saml', protocols: ['saml'] };
  expect(() => judged([alice()], { profileIds: ['entra-saml'], profiles: [saml] })).toThrow(
    'is not for oidc',
  );
});

test('several attempts become one probe: the worst, and how often', () => {
  const lost = jwt(claims({ amr: ['pwd', 'otp'] }));
  const attempts = [1, 2, 3].map((attempt) => alice(attempt === 2 ? lost : jwt(), { attempt }));
  const target = first(judged([...attempts, bob()]));
  expect(target.probes).toHaveLength(2);
  expect(target.probes[0]).toMatchObject({
    verdict: 'fail',
    attempts: [{ verdict: 'pass' }, { verdict: 'fail' }, { verdict: 'pass' }],
    sentence: expect.stringContaining('1 of 3 attempts ended so.'),
  });
  expect(target.probes[0]?.findings[0]).toMatchObject({
    check: 'session/mfa-said-every-time',
    actual: ['first: mfa in 2 of 3'],
  });
  expect(target.probes[0]?.findings[1]).toMatchObject({
    check: 'oidc/amr-contains-mfa',
    notes: ['Passed in 2 of 3 attempts.'],
  });
});

test('a refresh that loses mfa fails, and a scenario that has no meaning is only listed', () => {
  const refreshes = [
    { at: new Date(arrived).toISOString(), status: 200, idToken: jwt(claims({ amr: ['pwd'] })) },
  ];
  const lost = evidence({
    scenario: 'refresh',
    signIns: [signIn(undefined, { oidc: capture({ refreshes }) })],
  });
  expect(first(judged([alice(), bob(), lost])).sentence).toContain('not after a refresh');
  const idle = evidence({ scenario: 'refresh', notApplicable: 'The provider sent no refresh token.' });
  const result = judged([alice(), bob(), idle]);
  expect(result.verdict).toBe('pass');
  expect(result.notTested).toEqual([
    { target: 'contoso', scenario: 'refresh', reason: 'The provider sent no refresh token.' },
  ]);
});

test('a demanded scenario in which nothing could be judged is no pass', () => {
  const idle = evidence({ scenario: 'mfa', notApplicable: 'Nothing to do.' });
  expect(judged([idle, bob()]).verdict).toBe('inconclusive');
});

test('a target that could not be probed is inconclusive, with its error', () => {
  const error = { ...brokenOff, code: 'PROVIDER_UNREACHABLE', message: 'Nobody answers.' } as const;
  const result = judged([], { target: { error } });
  expect(first(result)).toMatchObject({ verdict: 'inconclusive', error: { code: 'PROVIDER_UNREACHABLE' } });
  expect(first(result).sentence).toContain('Nobody answers.');
  expect(exitCodeOf(result)).toBe(3);
});

const broken = defineValidator({
  id: 'test/broken',
  title: 'works',
  failureTitle: 'does not work',
  why: 'A test.',
  requirement: { id: 'T', source: 'https://example.com' },
  remedy: { topic: 'clock', steps: ['Nothing.'] },
  needs: ['token'],
  evaluate() {
    throw new TypeError('of undefined');
  },
});

test('a validator that throws is an error of ours, even where it would not decide', () => {
  const profile: Profile = {
    ...profiles[0]!,
    demands: { ...profiles[0]!.demands, mfa: [{ validator: broken, severity: 'minor' }] },
  };
  const result = judged([alice(), bob()], { profiles: [profile] });
  expect(first(result).probes[0]?.findings[0]).toMatchObject({
    outcome: 'error',
    reason: expect.stringContaining('of undefined'),
  });
  expect(exitCodeOf(result)).toBe(70);
});

test('an unconfirmed demand informs, whatever its severity', () => {
  const [profile] = profiles;
  const demands = profile!.demands.mfa!.map((demand) => ({ ...demand, unconfirmed: true as const }));
  const lenient: Profile = { ...profile!, demands: { ...profile!.demands, mfa: demands } };
  const target = first(judged([alice(jwt(claims({ amr: undefined }))), bob()], { profiles: [lenient] }));
  expect(failed(target)).toEqual(['oidc/amr-present']);
  expect(target.verdict).toBe('inconclusive');
});

test('a bug that stopped a probe ends with 70', () => {
  const error = { ...brokenOff, code: 'BUG', fault: 'amrcheck' } as const;
  expect(exitCodeOf(judged([alice(jwt(), { error }), bob()]))).toBe(70);
});

test('the remedy is that of the product where there is one, else that of the check', () => {
  const remedyFor: RemedyFor = (provider, topic) =>
    provider === 'keycloak' && topic === 'send-amr'
      ? { steps: ['Add the mapper.', 'Save.'], source: 'https://www.keycloak.org/docs' }
      : undefined;
  const [finding] = first(judged([alice(jwt(claims({ amr: undefined }))), bob()], { remedyFor })).probes[0]!
    .findings;
  expect(finding).toMatchObject({
    remedy: '1. Add the mapper. 2. Save.',
    remedySteps: ['Add the mapper.', 'Save.'],
    remedySource: 'https://www.keycloak.org/docs',
  });
  const generic = first(judged([alice(jwt(claims({ nonce: 'n-2' }))), bob()], { remedyFor })).probes[0]!
    .findings[0]!;
  expect(generic.remedySteps).toEqual([
    'Make the provider copy nonce from the request into the id_token unchanged.',
  ]);
  expect(generic).not.toHaveProperty('remedySource');
});

test('long and many values are cut', () => {
  const long = first(judged([alice(jwt(claims({ nonce: 'x'.repeat(1_000_000) }))), bob()]));
  const many = Array.from({ length: 10_000 }, (_, index) => `v${String(index)}`);
  const crowded = first(judged([alice(jwt(claims({ amr: many }))), bob()]));
  expect(long.probes[0]?.findings[0]?.actual?.[0]).toMatch(/^"x{199}… \(1000002 characters\)$/);
  expect(crowded.probes[0]?.findings[0]?.actual).toHaveLength(26);
  expect(crowded.probes[0]?.findings[0]?.actual?.at(-1)).toBe('… and 9975 more');
});

test('authentication methods are as received, with all places where they stand', () => {
  const userinfo = { status: 200, contentType: 'application/json', claims: { sub: 'alice-1', amr: 'mfa' } };
  const oidc = capture({ userinfo });
  expect(
    first(judged([evidence({ signIns: [signIn(undefined, { oidc })] }), bob()])).probes[0],
  ).toMatchObject({
    authenticationMethods: {
      source: 'id_token.amr',
      values: ['pwd', 'otp', 'mfa'],
      form: 'array',
      elsewhere: [{ source: 'userinfo.amr', values: ['mfa'], form: 'string' }],
    },
    factorsUsed: ['password', 'totp'],
  });
});

test('judging again gives the same result, and the evidence is left as it was', () => {
  const all = [alice(), bob()];
  const before = JSON.stringify(all);
  expect(judged(all)).toEqual(judged(all));
  expect(JSON.stringify(all)).toBe(before);
});

test('the reason that the run gave for what it did not test stands in the sentence', () => {
  const { scenario: _other, ...rest } = bob();
  const control = { ...rest, scenario: 'password-only' as const };
  const target = {
    notTested: [
      { scenario: 'refresh' as const, reason: 'Not this one.' },
      { scenario: 'mfa' as const, reason: 'No account with a factor is configured.' },
    ],
  };
  expect(first(judged([control], { target })).sentence).toBe(
    'It could not be told whether Microsoft would see MFA. The scenario mfa is demanded and was not run: No account with a factor is configured.',
  );
});

test('of several accounts the one that the cmdlet would like least speaks', () => {
  const carol = alice(jwt(claims({ amr: ['pwd'] })), {
    account: { id: 'carol', factors: ['totp'], requireMfa: false },
  });
  expect(first(judged([alice(), carol, bob()])).cmdlet).toBe('fail');
  const accident = { ...carol, signIns: alice(jwt(claims({ amr: ['ngcmfa'] }))).signIns };
  expect(first(judged([alice(), accident, bob()])).cmdletNote).toContain('by accident');
  const mixed = alice(jwt(claims({ amr: ['mfa', 1] })));
  expect(first(judged([mixed, bob()])).cmdletNote).toContain('by accident');
});

test('a recognised product is named before one that is not', () => {
  const generic = { id: 'generic', detectedBy: 'nothing' };
  const target = first(judged([alice(jwt(), { provider: generic }), bob()]));
  expect(target.provider).toEqual({ id: 'keycloak', detectedBy: 'the issuer' });
});

test('a waived scenario that was run all the same is judged and not called waived', () => {
  const waive = { 'password-only': 'every account has a second factor' };
  const target = first(judged([alice(), bob(jwt())], { target: { facts: { ...facts, waive } } }));
  expect(target.verdict).toBe('fail');
  expect(target).not.toHaveProperty('waived');
});

test('each probe says in words how it ended', () => {
  const [mfa, control] = first(judged([alice(), bob()])).probes;
  expect(mfa?.sentence).toBe('Every check that decides passed; amr is ["pwd","otp","mfa"].');
  expect(control?.sentence).toBe('No MFA was claimed, and none was done.');
  const long = alice(jwt(claims({ amr: ['mfa', ...Array.from({ length: 200 }, () => 'pwd')] })));
  expect(first(judged([long, bob()])).probes[0]?.sentence).toMatch(/^.{200,280}…\.$/);
  const silent = alice(jwt(claims({ amr: undefined })));
  const profile: Profile = {
    ...profiles[0]!,
    demands: {
      mfa: profiles[0]!.demands.mfa!.filter(({ validator }) => validator.id === 'oidc/id-token-iss'),
    },
  };
  expect(first(judged([silent], { profiles: [profile] })).probes[0]?.sentence).toBe(
    'Every check that decides passed.',
  );
});

test('what is critical is said before what is serious, whichever probe it is in', () => {
  const odd = alice(jwt(claims({ amr: ['pwd', 'sms', 'mfa'] })));
  expect(first(judged([odd, bob(jwt())])).sentence).toContain('although no second factor was given');
});

test('under a pass the first line tells what failed without deciding, where the profile has words for it', () => {
  const sentence = 'But Entra added it.';
  const demandOf = (id: string) => profiles[0]!.demands.mfa!.find(({ validator }) => validator.id === id)!;
  const present = { ...demandOf('oidc/amr-present'), severity: 'moderate' as const, sentence };
  const profile: Profile = {
    ...profiles[0]!,
    demands: { ...profiles[0]!.demands, mfa: [demandOf('oidc/id-token-iss'), present] },
  };
  const told = (token: JwtEvidence) => first(judged([alice(token), bob()], { profiles: [profile] })).sentence;
  expect(told(jwt(claims({ amr: undefined })))).toBe(`${profile.sentences.pass} ${sentence}`);
  expect(told(jwt())).toBe(profile.sentences.pass);
});

test('a finding carries the detail of a failure and the notes of a pass, and only these', () => {
  const [detailed] = first(judged([alice(jwt(claims({ amr: 'mfa' }))), bob()])).probes[0]!.findings;
  expect(detailed?.detail).toContain('amr is one string');
  const findings = first(judged([alice(jwt(claims({ auth_time: undefined }))), bob()])).probes[0]!.findings;
  const noted = findings.filter(({ notes }) => notes !== undefined).map(({ check }) => check);
  expect(noted).toEqual(['oidc/auth-time-present']);
});

test('attempts that agree are not counted', () => {
  const target = first(judged([1, 2].map((attempt) => alice(jwt(), { attempt })).concat(bob())));
  expect(target.probes[0]?.sentence).not.toContain('attempts');
  expect(target.probes[0]?.findings.every(({ notes }) => notes === undefined)).toBe(true);
});

test('the path of the evidence is given where it is known', () => {
  const pathOf = ({ scenario }: Evidence) => `evidence/${scenario}.json`;
  expect(first(judged([alice(), bob()], { pathOf })).probes[0]?.evidence).toBe('evidence/mfa.json');
});

test('an account that must not get in and does not is judged by that alone', () => {
  const account = { id: 'carol', factors: [], requireMfa: true };
  const { oidc: _none, ...refused } = signIn(['password'], { end: enrolmentDemanded });
  const everyAccount = (one: SignIn): Evidence =>
    evidence({ scenario: 'every-account', account, signIns: [one] });
  const probeOf = (one: SignIn) => first(judged([alice(), bob(), everyAccount(one)])).probes[2];
  expect(probeOf(refused)?.verdict).toBe('pass');
  expect(probeOf(signIn(['password']))?.verdict).toBe('fail');
  const { oidc: _neither, ...brokenOff } = signIn(['password']);
  expect(probeOf(brokenOff)?.verdict).toBe('inconclusive');
  const { idToken: _token, ...unread } = capture();
  const unreadableIdToken = { kind: 'opaque', length: 9, digest: 'd3', reason: 'encrypted (JWE)' } as const;
  const letIn = probeOf(signIn(['password'], { oidc: { ...unread, unreadableIdToken } }));
  expect(letIn?.findings.find(({ check }) => check === 'oidc/amr-present')?.outcome).toBe('inconclusive');
});

test('a lock-out is told first, whatever else there is to tell', () => {
  const error = {
    code: 'ACCOUNT_LOCKED' as const,
    message: 'The provider has locked alice: "Too many attempts"',
    hint: 'Unlock it.',
    fault: 'provider' as const,
  };
  const locked = evidence({ scenario: 'wrong-code', signIns: [], error });
  const { targets } = judge({
    record: {
      schemaVersion: 1,
      amrcheck: '0',
      startedAt: new Date(began).toISOString(),
      finishedAt: new Date(arrived).toISOString(),
      digestKey: '',
      targets: [{ facts, notTested: [] }],
    },
    evidence: [alice(), bob(), locked],
    profiles,
  });
  expect(targets[0]?.sentence.startsWith(error.message)).toBe(true);
});

test('attempts and the same provider over another protocol are compared', () => {
  const silent = jwt(claims({ amr: ['pwd', 'otp'] }));
  const other = { ...facts, id: 'contoso-2', sameProviderAs: 'contoso' };
  const { targets } = judge({
    record: {
      schemaVersion: 1,
      amrcheck: '0',
      startedAt: new Date(began).toISOString(),
      finishedAt: new Date(arrived).toISOString(),
      digestKey: '',
      targets: [facts, other].map((one) => ({ facts: one, notTested: [] })),
    },
    evidence: [alice(silent), alice(jwt(), { attempt: 2 }), alice(jwt(), { target: other })],
    profiles,
  });
  const failed = targets.map(({ probes }) =>
    probes.flatMap(({ findings }) =>
      findings.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check),
    ),
  );
  expect(failed[0]).toContain('session/mfa-said-every-time');
  expect(failed[1]).toContain('consistency/mfa-agrees');
});
