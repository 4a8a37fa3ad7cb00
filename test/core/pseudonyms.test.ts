import { expect, test } from 'vitest';
import type { Evidence, JwtEvidence } from '../../core/evidence.ts';
import { judge } from '../../core/judge.ts';
import { pseudonymised, unusable } from '../../core/pseudonyms.ts';
import type { RunRecord } from '../../core/run-record.ts';
import { profiles } from '../../profiles/index.ts';
import { arrived, began, capture, claims, discovery, jwt, signIn } from '../validators/samples.ts';

/** Whatever tells who signed in, or where they work. */
const canaries = [
  'asmith',
  'Ångström',
  'alice.smith@contoso.example.org',
  'login.contoso.example.org',
  'contoso.example.org',
  'E-0042-77',
  'Purchasing',
  '203.0.113.7',
];
const issuer = 'https://login.contoso.example.org/realms/staff';
const personal = {
  iss: issuer,
  name: 'Alice Ångström',
  email: 'alice.smith@contoso.example.org',
  preferred_username: 'asmith',
  employeeNumber: 'E-0042-77',
  org: { department: ['Purchasing'] },
  ipaddr: '203.0.113.7',
};

/** As the relying party keeps it, with the cut token that fits. */
function token(payload: JwtEvidence['payload']): JwtEvidence {
  const whole = jwt(payload);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return { ...whole, cut: `${part(whole.header)}.${part(whole.payload)}` };
}

function evidence(account = 'asmith'): Evidence {
  const facts = {
    id: 'staff',
    protocol: 'oidc',
    issuer,
    clientId: 'amrcheck',
    profiles: ['partner-center'],
    waive: {},
  } as const;
  const oidc = capture({
    idToken: token(claims(personal)),
    userinfo: { status: 200, contentType: 'application/json', claims: { sub: 'x', ...personal } },
  });
  return {
    schemaVersion: 1,
    target: { ...facts, profiles: [...facts.profiles] },
    scenario: 'mfa',
    account: { id: account, factors: ['totp'], requireMfa: false },
    driver: 'browser',
    attempt: 1,
    startedAt: new Date(began).toISOString(),
    finishedAt: new Date(arrived + 2_000).toISOString(),
    provider: { id: 'keycloak', detectedBy: 'the issuer' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    discovery: { ...discovery(), url: `${issuer}/.well-known/openid-configuration` },
    signIns: [
      signIn(undefined, {
        oidc,
        timeline: [
          {
            at: new Date(began).toISOString(),
            kind: 'page',
            text: 'Welcome, ALICE ÅNGSTRÖM (asmith)',
            url: `${issuer}/u/alice.smith%40contoso.example.org`,
            screenshot: 'screenshots/a.jpg',
          },
        ],
      }),
    ],
  };
}
const record: RunRecord = {
  schemaVersion: 1,
  amrcheck: '0.1.0',
  startedAt: new Date(began).toISOString(),
  finishedAt: new Date(arrived).toISOString(),
  digestKey: '00',
  targets: [{ facts: evidence().target, notTested: [] }],
};

/** Everything that can be read in `value`, tokens too. */
function readable(value: unknown): string {
  const text = JSON.stringify(value);
  const decoded = [...text.matchAll(/[\w-]{16,}/g)].map(([part]) =>
    Buffer.from(part, 'base64url').toString(),
  );
  return [text, decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25')), ...decoded]
    .join('\n')
    .toLowerCase();
}
const found = (value: unknown) => canaries.filter((canary) => readable(value).includes(canary.toLowerCase()));

test('no name is left, in any claim, text, address or token; without it the same search finds every one', () => {
  expect(found([record, evidence()])).toEqual(canaries);
  expect(found(pseudonymised(record, [evidence()]))).toEqual([]);
});

test('the same name has the same pseudonym everywhere, and what is not a name stays', () => {
  const { evidence: all, record: shown } = pseudonymised(record, [evidence(), evidence('bob')]);
  const [first, second] = all;
  expect([first?.account.id, second?.account.id]).toEqual(['user1', 'user2']);
  const payload = first?.signIns[0]?.oidc?.idToken?.payload;
  expect(payload?.['preferred_username']).toBe('user1');
  expect(payload?.['iss']).toBe('https://host1.example/realms/staff');
  expect(shown.targets[0]?.facts.issuer).toBe(payload?.['iss']);
  expect(payload?.['amr']).toEqual(claims().amr);
  expect(first?.signIns[0]?.timeline[0]?.text).toMatch(/^Welcome, name\d \(user1\)$/);
  expect(payload?.['name']).toMatch(/^name\d$/);
  expect(JSON.stringify(all)).not.toContain('screenshots/');
});

test('an account that is called like a word of the protocol does not change the evidence', () => {
  const {
    evidence: [one],
  } = pseudonymised(record, [evidence('mfa')]);
  expect([one?.account.id, one?.scenario]).toEqual([expect.stringMatching(/^user\d$/), 'mfa']);
});

test('every verdict is the same as with the names', () => {
  const outcomes = (input: { record: RunRecord; evidence: Evidence[] }) =>
    judge({ ...input, profiles }).targets.flatMap(({ verdict, probes }) => [
      verdict,
      ...probes.flatMap(({ findings }) => findings.map(({ check, outcome }) => `${check} ${outcome}`)),
    ]);
  const whole = { record, evidence: [evidence()] };
  expect(outcomes(pseudonymised(record, whole.evidence))).toEqual(outcomes(whole));
});

test('a token kept whole is cut, and so is a signature in a message', () => {
  const one = evidence();
  const oidc = one.signIns[0]!.oidc!;
  oidc.idToken!.cut += '.c2lnbmF0dXJl';
  one.signIns[0]!.saml = {
    library: [],
    response: { xml: '<a><ds:SignatureValue Id="x">c2ln\nbmF0</ds:SignatureValue></a>' } as never,
  };
  const cut = unusable(one);
  expect(cut.signIns[0]?.oidc?.idToken?.cut.split('.')).toHaveLength(2);
  expect(cut.signIns[0]?.saml?.response?.xml).toBe('<a><ds:SignatureValue Id="x"></ds:SignatureValue></a>');
});
