import { expect, test } from 'vitest';
import { answerArtifacts } from '../../core/artifacts.ts';
import type { Evidence, SignIn, TargetFacts } from '../../core/evidence.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import { judge, judgeMessage } from '../../core/judge.ts';
import { resultSchema } from '../../core/result.ts';
import type { Result, TargetResult } from '../../core/result.ts';
import type { XmlAnswer, XmlAssertion } from '../../core/saml-evidence.ts';
import { entraSaml } from '../../profiles/entra-saml.ts';
import { profiles } from '../../profiles/index.ts';
import { multipleauthn, refedsMfa } from '../../validators/mfa-words.ts';
import { arrived, began, issuer } from '../validators/samples.ts';
import {
  attribute11,
  claimTypes,
  entityId,
  reply,
  samlAnswer,
  samlAssertion,
  samlEnvelope,
  samlSignIn,
  signature,
  wsfedAnswer,
  wsfedAssertion,
  wsfedSignIn,
} from '../validators/xml-samples.ts';

const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const saml: TargetFacts = {
  id: 'contoso',
  protocol: 'saml',
  issuer,
  entityId,
  reply,
  domain: 'contoso.example',
  profiles: ['entra-saml'],
  waive: {},
};
const { entityId: realm, ...rest } = saml;
const wsfed: TargetFacts = { ...rest, protocol: 'wsfed', realm: realm!, profiles: ['entra-wsfed'] };

function evidence(target: TargetFacts, signIn: SignIn): Evidence {
  const control = signIn.factorsUsed.length < 2;
  return {
    schemaVersion: 1,
    target,
    scenario: control ? 'password-only' : 'mfa',
    account: { id: control ? 'bob' : 'alice', factors: control ? [] : ['totp'], requireMfa: false },
    driver: 'browser',
    attempt: 1,
    startedAt: new Date(began).toISOString(),
    finishedAt: new Date(arrived + 2_000).toISOString(),
    provider: { id: 'generic', detectedBy: 'nothing' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    signIns: [signIn],
  };
}

function judged(target: TargetFacts, ...signIns: SignIn[]): TargetResult {
  const result = judge({
    record: {
      schemaVersion: 1,
      amrcheck: '0.1.0',
      startedAt: new Date(began).toISOString(),
      finishedAt: new Date(arrived).toISOString(),
      digestKey: '00',
      targets: [{ facts: target, notTested: [] }],
    },
    evidence: signIns.map((signIn) => evidence(target, signIn)),
    profiles,
  });
  expect(() => resultSchema.parse(result)).not.toThrow();
  return result.targets[0]!;
}

const samlWith = (assertion: Partial<XmlAssertion>): XmlAnswer => ({
  ...samlAnswer,
  assertion: { ...samlAssertion, ...assertion },
});
const wsfedWith = (assertion: Partial<XmlAssertion>): XmlAnswer => ({
  ...wsfedAnswer,
  assertion: { ...wsfedAssertion, ...assertion },
});
const said = (...methods: string[]): Partial<XmlAssertion> => ({
  authnStatements: [{ instant: samlAssertion.issueInstant!, methods }],
});
const failedOf = ({ probes }: TargetResult): string[] =>
  probes.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail').map((f) => f.check));
const bob = samlSignIn(['password'], samlWith(said(password)));
const bobWsfed = wsfedSignIn(['password'], wsfedWith(said(password)));

test.each(['entra-saml', 'partner-center', 'entra-guest'])('%s: an honest SAML provider passes', (id) => {
  const result = judged({ ...saml, profiles: [id] }, samlSignIn(), bob);
  expect(result).toMatchObject({ protocol: 'saml', verdict: 'pass' });
  expect(result).not.toHaveProperty('cmdlet');
  expect(result.probes[0]).toMatchObject({
    sentence: `Every check that decides passed; AuthnContextClassRef is ["${multipleauthn}"].`,
    authenticationMethods: {
      source: 'AuthnStatement/AuthnContextClassRef',
      values: [multipleauthn],
      form: 'array',
    },
  });
  expect(failedOf(result)).toEqual([]);
});

test.each(['entra-wsfed', 'partner-center', 'entra-guest'])('%s: an honest WS-Fed provider passes', (id) => {
  const result = judged({ ...wsfed, profiles: [id] }, wsfedSignIn(), bobWsfed);
  expect(result).toMatchObject({ protocol: 'wsfed', verdict: 'pass' });
  expect(result.probes[0]?.authenticationMethods?.source).toBe(
    'AuthenticationStatement/@AuthenticationMethod',
  );
  expect(failedOf(result)).toEqual([]);
});

test('refeds-mfa wants its own identifier, of SAML and of OpenID Connect', () => {
  const alice = samlSignIn(undefined, samlWith(said(refedsMfa)));
  expect(judged({ ...saml, profiles: ['refeds-mfa'] }, alice, bob).verdict).toBe('pass');
  expect(failedOf(judged({ ...saml, profiles: ['refeds-mfa'] }, samlSignIn(), bob))).toEqual([
    'saml/class-is-refeds-mfa',
  ]);
  const liar = samlSignIn(['password'], samlWith(said(refedsMfa)));
  expect(failedOf(judged({ ...saml, profiles: ['refeds-mfa'] }, alice, liar))).toEqual([
    'session/no-mfa-without-second-factor',
  ]);
});

test('a check of all protocols cites the specification of the one that was spoken', () => {
  const clock = judged(saml, samlSignIn()).probes[0]?.findings.find(
    ({ check }) => check === 'session/clock-agrees',
  );
  expect(clock?.requirement.id).toMatch(/^SAML-CORE/);
});

test('a constant class fails the negative control', () => {
  const result = judged(saml, samlSignIn(), samlSignIn(['password']));
  expect(result.verdict).toBe('fail');
  expect(result.sentence).toBe(
    'The claim cannot be trusted: it says MFA where there was none. The assertion says MFA although no second factor was given.',
  );
  expect(judged(wsfed, wsfedSignIn(), wsfedSignIn(['password'])).verdict).toBe('fail');
});

test('the attribute that Entra reads stands with the method, the one that it does not read elsewhere', () => {
  const attributes = [
    ...wsfedAssertion.attributes,
    attribute11(claimTypes.authenticationmethod, multipleauthn),
    attribute11(claimTypes.authnmethodsreferences, 'a', 'b'),
  ];
  const alice = wsfedSignIn(undefined, wsfedWith({ ...said(password), attributes }));
  const result = judged(wsfed, alice, bobWsfed);
  expect(result.verdict).toBe('pass');
  expect(result.probes[0]?.authenticationMethods).toEqual({
    source: `AuthenticationStatement/@AuthenticationMethod and Attribute ${claimTypes.authenticationmethod}`,
    values: [password, multipleauthn],
    form: 'array',
    elsewhere: [
      { source: `Attribute ${claimTypes.authnmethodsreferences}`, values: ['a', 'b'], form: 'array' },
    ],
  });
});

test('a refusal by status passes the negative control, another error leaves it open', () => {
  const answered = (code: string): SignIn => {
    const { assertion: _none, ...answer } = samlAnswer;
    const status = {
      codes: ['urn:oasis:names:tc:SAML:2.0:status:Responder', `urn:oasis:names:tc:SAML:2.0:status:${code}`],
    };
    return samlSignIn(['password'], {
      ...answer,
      assertions: 0,
      signatures: [],
      envelope: { element: 'Response', status },
    });
  };
  const refused = judged(saml, samlSignIn(), answered('NoAuthnContext'));
  expect(refused.verdict).toBe('pass');
  expect(refused.probes[1]?.findings[0]?.notes?.[0]).toContain('Responder, NoAuthnContext');
  expect(judged(saml, samlSignIn(), answered('RequestUnsupported')).verdict).toBe('inconclusive');
});

test("an error for the account with a factor is the provider's answer, not a crash", () => {
  const { assertion: _none, ...answer } = samlAnswer;
  const status = { codes: ['urn:oasis:names:tc:SAML:2.0:status:Responder'], message: 'Not today' };
  const alice = samlSignIn(undefined, {
    ...answer,
    assertions: 0,
    signatures: [],
    envelope: { ...samlEnvelope, status },
  });
  const result = judged(saml, alice, bob);
  expect(result).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('Responder: Not today') as string,
  });
  expect(failedOf(result)).toEqual(['saml/status-success']);
});

test('UPN informs and never decides; ImmutableID decides', () => {
  const without = (name: string): SignIn => {
    const attributes = wsfedAssertion.attributes.filter((one) => one.name !== name);
    return wsfedSignIn(undefined, wsfedWith({ attributes }));
  };
  const upn = judged(wsfed, without('UPN'), bobWsfed);
  expect(upn.verdict).toBe('pass');
  expect(failedOf(upn)).toEqual(['wsfed/upn']);
  expect(judged(wsfed, without('ImmutableID'), bobWsfed).verdict).toBe('fail');
});

test('without a domain the rule on it is not tested', () => {
  const { domain: _domain, ...facts } = saml;
  const result = judged(facts, samlSignIn(), bob);
  expect(result.verdict).toBe('pass');
  const finding = result.probes[0]?.findings.find(({ check }) => check === 'assertion/upn-domain');
  expect(finding).toMatchObject({
    outcome: 'notApplicable',
    reason: expect.stringContaining('domain') as string,
  });
});

test("an answer that is not made for Microsoft's address is a rehearsal", () => {
  expect(judged(saml, samlSignIn(), bob).limits).not.toContain('rehearsal');
  const tenant = { ...saml, reply: 'https://t.ciamlogin.com/login.srf' };
  expect(judged(tenant, samlSignIn(), bob).limits).not.toContain('rehearsal');
  const own = { ...saml, reply: 'http://127.0.0.1:4180/saml/acs' };
  expect(judged(own, samlSignIn(), bob).limits).toContain('This was a rehearsal');
  const evil = { ...saml, reply: 'https://evil-ciamlogin.com/' };
  expect(judged(evil, samlSignIn(), bob).limits).toContain('This was a rehearsal');
});

test('partner-center says over federation what Entra makes of it', () => {
  const { limits } = judged({ ...saml, profiles: ['partner-center'] }, samlSignIn(), bob);
  for (const word of ['acceptIf', 'enforce', 'reject']) expect(limits).toContain(word);
});

test('an account that must use MFA and gets an assertion fails', () => {
  const probe = evidence(saml, bob);
  const result = judge({
    record: {
      schemaVersion: 1,
      amrcheck: '0.1.0',
      startedAt: probe.startedAt,
      finishedAt: probe.finishedAt,
      digestKey: '00',
      targets: [{ facts: saml, notTested: [] }],
    },
    evidence: [{ ...probe, account: { ...probe.account, requireMfa: true } }],
    profiles,
  });
  expect(failedOf(result.targets[0]!)).toEqual(['session/required-mfa-enforced']);
});

test('what no signature covers, and what cannot be read, is said where an assertion is wanted', () => {
  const { envelope: _e, assertion: _a, ...answer } = samlAnswer;
  const reasonOf = (response: XmlAnswer): string | undefined =>
    judged(saml, samlSignIn(undefined, response), bob).probes[0]?.findings.find(
      ({ check }) => check === 'saml/name-id-format',
    )?.reason;
  const unreadable = { rule: 'one-root', reason: 'it has two roots' } as const;
  expect(reasonOf({ ...answer, unreadable })).toContain('it has two roots');
  expect(reasonOf({ ...answer, envelope: samlEnvelope })).toContain('covered by a signature');
  expect(reasonOf({ ...answer, envelope: samlEnvelope, assertions: 0 })).toContain('holds no assertion');
});

test('an unsolicited answer belongs to no request', () => {
  const { saml: capture, ...rest } = samlSignIn();
  const { request: _none, ...unsolicited } = capture!;
  const result = judged(saml, { ...rest, saml: unsolicited }, bob);
  expect(result.verdict).toBe('pass');
  const findings = result.probes[0]?.findings.filter(({ reason }) => reason?.includes('the provider began'));
  expect(findings?.map(({ check }) => check).sort()).toEqual([
    'saml/class-as-requested',
    'saml/in-response-to',
    'saml/relay-state',
    'saml/request-by-post',
  ]);
});

// ---------------------------------------------------------------- messages

function validate(answer: XmlAnswer, known: Parameters<typeof answerArtifacts>[1] = {}): Result {
  const artifacts = answerArtifacts(answer, known);
  const result = judgeMessage({
    id: 'response.xml',
    protocol: 'saml',
    artifacts,
    profile: entraSaml,
    now: arrived,
    amrcheck: '0.1.0',
  });
  expect(() => resultSchema.parse(result)).not.toThrow();
  return result;
}

test('a sound response passes; what was not given names its option', () => {
  const result = validate(samlAnswer);
  expect(result).toMatchObject({ verdict: 'pass', targets: [{ protocol: 'saml', profile: 'entra-saml' }] });
  const reasons = result.notTested.map(({ reason }) => reason).join('\n');
  for (const option of ['--issuer', '--audience', '--recipient', '--in-response-to'])
    expect(reasons).toContain(option);
});

test('what is known is compared', () => {
  const known = { issuer: 'i', audience: 'a', recipient: 'r', inResponseTo: 'q' };
  expect(failedOf(validate(samlAnswer, known).targets[0]!).sort()).toEqual([
    'assertion/audience',
    'assertion/issuer',
    'assertion/recipient',
    'saml/destination',
    'saml/in-response-to',
    'saml/response-issuer',
  ]);
});

test('without a key it is at best inconclusive; a failed check still fails', () => {
  const signatures = [{ ...signature, status: 'notChecked' as const }];
  expect(exitCodeOf(validate({ ...samlAnswer, signatures }))).toBe(3);
  expect(exitCodeOf(validate({ ...samlWith(said(password)), signatures }))).toBe(1);
});

test('what may not be read fails, and is not read', () => {
  const { envelope: _e, assertion: _a, ...answer } = samlAnswer;
  const unreadable = { rule: 'no-doctype', reason: 'it has a DOCTYPE' } as const;
  const result = validate({ ...answer, unreadable, signatures: [], assertions: 0 });
  expect(result.verdict).toBe('fail');
  expect(failedOf(result.targets[0]!)).toEqual(['assertion/readable']);
  // What the answer lacks is not what was not given.
  expect(result.notTested.filter(({ reason }) => reason.includes('holds no assertion'))).toEqual([]);
});
