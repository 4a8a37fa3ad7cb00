/** Results as the judge writes them: one for each story that a report has to tell. Synthetic people and tenants. */
import type { Finding, ProbeResult, Result, TargetResult } from '../../core/result.ts';

const issuer = 'http://127.0.0.1:8080/realms/contoso';
const rfc8176 = { id: 'RFC8176-2', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' };
const core = (section: string, anchor: string) => ({
  id: `OIDC-CORE-${section}`,
  source: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});
const faq = {
  id: 'PARTNER-FAQ-AMR',
  source:
    'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-faq#what-should-i-check-with-a-third-party-mfa-solution',
};
const limits =
  'A local relying party sees the first hop only: what the provider tells Microsoft Entra. Whether Entra takes it over into the token that Partner Center reads depends on the federation settings of the domain, which are not tested here.';

const tokenChecks: [check: string, title: string, requirement: Finding['requirement']][] = [
  [
    'oidc/discovery-sane',
    'The discovery document names the issuer that was asked for',
    core('DISCOVERY-4.3', 'IDTokenValidation'),
  ],
  [
    'oidc/state-returned',
    'The answer carries the state that was sent',
    core('3.1.2.7', 'AuthResponseValidation'),
  ],
  [
    'oidc/signature-verifies',
    'The id_token is signed with a published key',
    core('3.1.3.7', 'IDTokenValidation'),
  ],
  [
    'oidc/alg-allowed',
    'The id_token is signed with an algorithm that discovery offers',
    core('3.1.3.7', 'IDTokenValidation'),
  ],
  ['oidc/iss-matches', 'iss is the issuer', core('3.1.3.7', 'IDTokenValidation')],
  ['oidc/aud-contains-client', 'aud contains the client id', core('3.1.3.7', 'IDTokenValidation')],
  ['oidc/not-expired', 'The id_token has not expired', core('3.1.3.7', 'IDTokenValidation')],
  ['oidc/nonce-matches', 'nonce is the one that was sent', core('3.1.3.7', 'IDTokenValidation')],
  ['oidc/at-hash-matches', 'at_hash fits the access token', core('3.1.3.8', 'CodeFlowTokenValidation')],
  [
    'oidc/sub-same-everywhere',
    'sub is the same in the id_token and at userinfo',
    core('5.3.2', 'UserInfoResponse'),
  ],
  [
    'oidc/auth-time-inside-sign-in',
    'auth_time lies within the sign-in that was watched',
    core('2', 'IDToken'),
  ],
];

export function passed(
  check: string,
  title: string,
  requirement = rfc8176,
  more: Partial<Finding> = {},
): Finding {
  return { check, outcome: 'pass', severity: 'serious', title, requirement, ...more };
}

const generalChecks = tokenChecks.map(([check, title, requirement]) => passed(check, title, requirement));

const amrPassed = [
  passed('oidc/amr-present', 'The id_token has an amr claim', core('2', 'IDToken'), { severity: 'critical' }),
  passed('oidc/amr-is-array-of-strings', 'amr is a JSON array of strings', rfc8176, { severity: 'critical' }),
  passed('oidc/amr-contains-mfa', 'amr contains "mfa"', faq, { severity: 'critical' }),
  passed('oidc/amr-registered', 'Every value of amr is registered', rfc8176, {
    severity: 'minor',
    notes: ['"pwd", "otp" and "mfa" are in the registry of RFC 8176.'],
  }),
];

const notApplicable: Finding = {
  check: 'oidc/acr-as-asked',
  outcome: 'notApplicable',
  severity: 'serious',
  title: 'acr is the one that was asked for',
  reason: 'No acr was asked for.',
  requirement: core('5.5.1.1', 'acrSemantics'),
};

const negativePassed = passed(
  'oidc/no-mfa-without-second-factor',
  'No "mfa" is claimed for a sign-in with a password alone',
  faq,
  {
    severity: 'critical',
  },
);

function claims(more: Record<string, string | number | string[]>): NonNullable<ProbeResult['claims']> {
  return {
    iss: issuer,
    sub: '3f0c2a52-6a53-4a7b-8f0e-2d6f0a7c9b11',
    aud: 'amrcheck',
    exp: 1796119512,
    iat: 1796119212,
    auth_time: 1796119211,
    nonce: 'q0uBx3w6m1c9Y7',
    sid: '8c1f5d0e-5b0b-4a0e-9d0a-0c4b7b1f7a10',
    at_hash: 'sXk2b0v3F1y8mQ0r7J4d5w',
    preferred_username: 'alice',
    ...more,
  };
}

const timeline: NonNullable<ProbeResult['timeline']> = [
  {
    at: '2026-12-01T10:00:05.000Z',
    kind: 'request',
    text: 'sent the browser to the provider',
    url: `${issuer}/protocol/openid-connect/auth`,
  },
  {
    at: '2026-12-01T10:00:05.610Z',
    kind: 'page',
    text: 'a page asks for user name and password',
    url: `${issuer}/protocol/openid-connect/auth`,
    screenshot: 'screenshots/contoso.mfa.alice.1.png',
  },
  { at: '2026-12-01T10:00:05.702Z', kind: 'typed', text: 'typed the user name' },
  { at: '2026-12-01T10:00:05.741Z', kind: 'typed', text: 'typed the password' },
  { at: '2026-12-01T10:00:05.780Z', kind: 'submitted', text: 'submitted the page' },
  {
    at: '2026-12-01T10:00:06.410Z',
    kind: 'page',
    text: 'a page asks for a one-time code',
    url: `${issuer}/login-actions/authenticate`,
    screenshot: 'screenshots/contoso.mfa.alice.2.png',
  },
  {
    at: '2026-12-01T10:00:06.500Z',
    kind: 'waited',
    text: 'waited 4.1 s for the next TOTP code, as the current one had been used',
  },
  { at: '2026-12-01T10:00:10.640Z', kind: 'typed', text: 'typed a TOTP code' },
  { at: '2026-12-01T10:00:10.662Z', kind: 'submitted', text: 'submitted the page' },
  {
    at: '2026-12-01T10:00:11.904Z',
    kind: 'answer',
    text: 'the provider answered with a code',
    url: 'http://127.0.0.1:4180/oidc/callback',
  },
  {
    at: '2026-12-01T10:00:12.050Z',
    kind: 'answer',
    text: 'the token endpoint answered with an id_token and an access token',
  },
];

export function probe(more: Partial<ProbeResult> = {}): ProbeResult {
  return {
    scenario: 'mfa',
    account: 'alice',
    driver: 'browser',
    verdict: 'pass',
    sentence: 'alice signed in with password and TOTP, and amr says mfa.',
    durationMs: 7050,
    startedAt: '2026-12-01T10:00:05.000Z',
    factorsUsed: ['password', 'totp'],
    authenticationMethods: { source: 'id_token.amr', values: ['pwd', 'otp', 'mfa'], form: 'array' },
    findings: [...amrPassed, ...generalChecks, notApplicable],
    evidence: 'evidence/contoso.mfa.alice.json',
    timeline,
    claims: claims({ amr: ['pwd', 'otp', 'mfa'], acr: '1' }),
    ...more,
  };
}

export function negativeControl(more: Partial<ProbeResult> = {}): ProbeResult {
  return {
    scenario: 'password-only',
    account: 'bob',
    driver: 'browser',
    verdict: 'pass',
    sentence: 'bob signed in with a password alone, and no mfa is claimed.',
    durationMs: 1240,
    startedAt: '2026-12-01T10:00:13.000Z',
    factorsUsed: ['password'],
    authenticationMethods: { source: 'id_token.amr', values: ['pwd'], form: 'array' },
    findings: [negativePassed],
    evidence: 'evidence/contoso.password-only.bob.json',
    timeline: timeline.slice(0, 5).map(({ screenshot: _, ...event }) => event),
    claims: claims({ amr: ['pwd'], preferred_username: 'bob' }),
    ...more,
  };
}

export function target(more: Partial<TargetResult> = {}): TargetResult {
  return {
    id: 'contoso',
    protocol: 'oidc',
    profile: 'partner-center',
    profileTitle: 'Microsoft Partner Center: partner security requirements',
    limits,
    verdict: 'pass',
    sentence: 'Microsoft would see MFA. It is claimed when a second factor was used, and only then.',
    cmdlet: 'pass',
    provider: { id: 'keycloak', detectedBy: 'the path /realms/ and the cookie KC_RESTART' },
    probes: [probe(), negativeControl()],
    ...more,
  };
}

export function result(more: Partial<Result> = {}): Result {
  return {
    schemaVersion: 1,
    verdict: 'pass',
    notTested: [],
    startedAt: '2026-12-01T10:00:04.120Z',
    finishedAt: '2026-12-01T10:00:15.480Z',
    amrcheck: '0.1.0',
    targets: [target()],
    ...more,
  };
}

export const pass = result({
  notTested: [
    { target: 'contoso', scenario: 'step-up', reason: 'No acrValues are configured for this target.' },
    { target: 'contoso', scenario: 'refresh', reason: 'The provider gave no refresh token.' },
  ],
});

export const amrAbsent: Finding = {
  check: 'oidc/amr-present',
  outcome: 'fail',
  severity: 'critical',
  title: 'The id_token has no amr claim',
  expected: ['amr with the value "mfa", e.g. ["pwd","otp","mfa"]'],
  actual: [
    'no amr claim; the token has: iss, sub, aud, exp, iat, auth_time, nonce, sid, at_hash, preferred_username, acr',
  ],
  why: 'amr is the only claim in which a provider tells how a person signed in.',
  detail:
    'alice did use a second factor (TOTP). The provider did not write it into the token, so nobody who reads the token can know.',
  requirement: faq,
  remedy: '1. In the admin console open Clients, … 5. Run amrcheck again.',
  remedySteps: [
    'In the admin console open Clients, choose the client, open the tab Client scopes, and choose its dedicated scope.',
    'Choose Add mapper, By configuration, Authentication Method Reference (AMR). Switch on Add to ID token. Save.',
    'Open Authentication, choose the browser flow (copy it first: built-in flows cannot be changed), and press the gear beside Username Password Form. Set Authenticator Reference to pwd and its max age to 36000.',
    'Press the gear beside OTP Form. Set Authenticator Reference to mfa and its max age to 36000. With the default of 0 the value is gone within a second.',
    'Run amrcheck again.',
  ],
  remedySource: 'https://www.keycloak.org/docs/latest/server_admin/#_authentication_flows',
};

const negativeRefused = negativeControl({
  authenticationMethods: { source: 'id_token.amr', values: [], form: 'absent' },
  claims: claims({ acr: '1', preferred_username: 'bob' }),
});

/** Keycloak as shipped: MFA done, amr absent. */
export const fail = result({
  verdict: 'fail',
  notTested: [{ target: 'contoso', scenario: 'refresh', reason: 'The provider gave no refresh token.' }],
  targets: [
    target({
      verdict: 'fail',
      sentence: 'Microsoft would not see MFA. The id_token has no amr claim.',
      cmdlet: 'fail',
      probes: [
        probe({
          verdict: 'fail',
          sentence: 'alice signed in with password and TOTP; the token does not say so.',
          authenticationMethods: {
            source: 'id_token.amr',
            values: [],
            form: 'absent',
            elsewhere: [{ source: 'userinfo.amr', values: [], form: 'absent' }],
          },
          claims: claims({ acr: '1' }),
          findings: [
            amrAbsent,
            ...amrPassed.slice(1).map(({ notes: _, ...finding }): Finding => ({
              ...finding,
              outcome: 'notApplicable',
              reason: 'There is no amr claim.',
            })),
            {
              check: 'oidc/acr-meaningful',
              outcome: 'fail',
              severity: 'minor',
              title: 'acr says nothing about the second factor',
              expected: ['a value that differs when a second factor was used'],
              actual: ['"1"'],
              requirement: core('2', 'IDToken'),
              remedy: 'Map levels of authentication to acr values in the realm settings.',
            },
            ...generalChecks,
            notApplicable,
          ],
        }),
        negativeRefused,
      ],
    }),
  ],
});

/** A provider that says mfa to everyone. */
export const lying = result({
  verdict: 'fail',
  targets: [
    target({
      id: 'fabrikam',
      verdict: 'fail',
      sentence: 'The claim proves nothing. "mfa" is also claimed for a sign-in with a password alone.',
      cmdlet: 'pass',
      cmdletNote: 'It looks at one sign-in only and cannot notice that the value is the same for everyone.',
      provider: { id: 'generic', detectedBy: 'no product was recognised' },
      probes: [
        probe(),
        negativeControl({
          verdict: 'fail',
          sentence: 'bob signed in with a password alone, and amr says mfa.',
          authenticationMethods: { source: 'id_token.amr', values: ['pwd', 'mfa'], form: 'array' },
          claims: claims({ amr: ['pwd', 'mfa'], preferred_username: 'bob' }),
          findings: [
            {
              ...negativePassed,
              outcome: 'fail',
              title: '"mfa" is claimed for a sign-in with a password alone',
              expected: ['an amr without "mfa", or no sign-in at all'],
              actual: ['["pwd","mfa"]'],
              detail: 'bob has no second factor and typed a password only.',
              remedy: '1. Look for a rule … 2. Use the product’s own setting …',
              remedySteps: [
                'Look for a rule or mapper that writes a fixed amr for this client, and remove it.',
                'Use the product’s own setting for amr, or ask its vendor for one.',
              ],
            },
          ],
          attempts: [
            { verdict: 'fail', durationMs: 1240 },
            { verdict: 'fail', durationMs: 1190 },
            { verdict: 'pass', durationMs: 1310 },
          ],
        }),
      ],
    }),
  ],
});

export const inconclusive = result({
  verdict: 'inconclusive',
  notTested: [
    {
      target: 'contoso',
      scenario: 'password-only',
      reason: 'No account without a second factor is configured, so no negative control was run.',
    },
  ],
  targets: [
    target({
      verdict: 'inconclusive',
      sentence: 'amr says mfa, but it could be a constant: no negative control was run.',
      probes: [
        probe({
          verdict: 'inconclusive',
          findings: [
            ...amrPassed,
            {
              check: 'oidc/signature-verifies',
              outcome: 'inconclusive',
              severity: 'critical',
              title: 'Whether the id_token is signed with a published key',
              reason: 'The key set could not be fetched: the provider answered 503.',
              requirement: core('3.1.3.7', 'IDTokenValidation'),
            },
            ...generalChecks.filter(({ check }) => check !== 'oidc/signature-verifies'),
          ],
        }),
      ],
      waived: [{ scenario: 'fresh', reason: 'The product has no forced sign-in.' }],
    }),
  ],
});

const unknownPage: NonNullable<ProbeResult['error']> = {
  code: 'LOGIN_PAGE_UNKNOWN',
  message: 'After the password a page came that amrcheck does not understand: "Verify it is you".',
  hint: 'Look at the screenshot. If a person has to act here, use the factor `manual`; if the page is an ordinary one, report it with its outline.',
  fault: 'provider',
  screenshot: 'screenshots/contoso.mfa.alice.error.png',
  outline: [
    'heading "Verify it is you"',
    'text "Choose the picture that you chose when you enrolled"',
    'image button "anchor"',
    'image button "bicycle"',
    'button "Continue" (disabled)',
  ],
};

export const harnessError = result({
  verdict: 'inconclusive',
  notTested: [{ target: 'contoso', scenario: 'password-only', reason: 'The login page was not understood.' }],
  targets: [
    target({
      verdict: 'inconclusive',
      sentence: 'The sign-in could not be finished, so nothing is known about amr.',
      provider: { id: 'generic', detectedBy: 'no product was recognised' },
      probes: [
        probe({
          verdict: 'inconclusive',
          sentence: 'The sign-in stopped at a page that amrcheck does not understand.',
          findings: [],
          factorsUsed: ['password'],
          timeline: timeline.slice(0, 5),
          error: unknownPage,
        }),
      ].map(({ claims: _claims, authenticationMethods: _methods, ...rest }) => rest),
    }),
  ].map(({ cmdlet: _, ...rest }) => rest),
});

/** Every string is out to do harm. */
const evil = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  '\u001b[2J\u001b[31mcontoso: PASS\u001b[0m\u0007\u0000\r\n',
  '\u202Eafm\u202C m\u200Bfa',
  '\u009b31m\u0085',
  ']]> --> </style></title> &lt; {{x}} ${y} | `z` [a](javascript:alert(3)) \ud800',
].join(' ');
const huge = `${evil}${'A'.repeat(100_000)}`;
const javascript = 'javascript:alert(document.domain)';

export const hostile = result({
  verdict: 'fail',
  notTested: [{ target: 'contoso', scenario: 'refresh', reason: evil }],
  targets: [
    target({
      verdict: 'fail',
      sentence: evil,
      profileTitle: evil,
      limits: evil,
      cmdlet: 'pass',
      cmdletNote: evil,
      provider: { id: 'generic', detectedBy: huge },
      waived: [{ scenario: 'fresh', reason: evil }],
      probes: [
        probe({
          account: evil,
          verdict: 'fail',
          sentence: huge,
          evidence: evil,
          authenticationMethods: {
            source: 'id_token.amr',
            values: [evil, huge, null, [['mfa']], { mfa: evil }],
            form: 'array',
            elsewhere: [{ source: evil, values: [huge], form: 'string' }],
          },
          claims: {
            iss: javascript,
            amr: [evil],
            [evil]: huge,
            nested: { [evil]: [evil] },
            exp: 1e300,
            iat: -1,
            auth_time: evil,
          },
          timeline: [
            {
              at: '2026-12-01T10:00:05.000Z',
              kind: evil,
              text: huge,
              url: javascript,
              screenshot: '../../etc/passwd',
            },
            {
              at: '2026-12-01T10:00:06.000Z',
              kind: 'page',
              text: evil,
              url: `https://evil.example/${evil}`,
              screenshot: javascript,
            },
          ],
          findings: [
            {
              check: evil,
              outcome: 'fail',
              severity: 'critical',
              title: evil,
              expected: [evil, huge],
              actual: [huge, evil],
              detail: evil,
              notes: [evil],
              requirement: { id: evil, source: javascript },
              remedy: evil,
              remedySteps: [evil, huge],
              remedySource: javascript,
            },
            {
              check: evil,
              outcome: 'error',
              severity: 'minor',
              title: evil,
              reason: evil,
              requirement: { id: evil, source: `data:text/html,${evil}` },
            },
            {
              check: evil,
              outcome: 'fail',
              severity: 'moderate',
              title: huge,
              requirement: { id: evil, source: evil },
            },
          ],
          error: {
            code: evil,
            message: huge,
            hint: evil,
            fault: 'provider',
            screenshot: '../../../etc/shadow',
            outline: Array.from({ length: 50 }, () => evil),
          },
        }),
      ],
    }),
  ],
});

/** What `validate` makes of a token from Entra, without keys. */
export const message = result({
  verdict: 'inconclusive',
  notTested: [
    { target: 'token.jwt', scenario: 'mfa', reason: 'oidc/nonce-matches: no --nonce was given.' },
    {
      target: 'token.jwt',
      scenario: 'mfa',
      reason: 'How the token was earned: a message alone cannot show that. Use amrcheck run.',
    },
  ],
  targets: [
    target({
      id: 'token.jwt',
      profile: 'entra-token',
      profileTitle: 'Entra access token for Partner Center',
      limits: 'Whether the sign-in really had a second factor cannot be read from a token.',
      verdict: 'inconclusive',
      sentence: 'It could not be told whether Partner Center would accept this token. No keys were given.',
      probes: [
        probe({
          account: '-',
          driver: 'none',
          verdict: 'inconclusive',
          sentence: 'No keys were given.',
          durationMs: 0,
          factorsUsed: [],
          findings: [
            {
              check: 'oidc/signature-verifies',
              outcome: 'inconclusive',
              severity: 'critical',
              title: 'The token is signed with a published key',
              reason: 'No keys were given.',
              requirement: core('3.1.3.7', 'IDTokenValidation'),
            },
            ...amrPassed,
          ],
        }),
      ].map(({ timeline: _timeline, evidence: _evidence, ...rest }) => rest),
    }),
  ].map(({ provider: _, ...rest }) => rest),
});

/** As many targets as a vendor with many customers has; every 25th fails, every 60th cannot be told. */
export const many = result({
  verdict: 'fail',
  notTested: Array.from({ length: 500 }, (_, index) => ({
    target: tenant(index),
    scenario: 'refresh' as const,
    reason: 'The provider gave no refresh token.',
  })),
  targets: Array.from({ length: 500 }, (_, index): TargetResult => {
    const id = tenant(index);
    if (index % 25 === 7) return { ...fail.targets[0]!, id };
    if (index % 60 === 11) return { ...harnessError.targets[0]!, id };
    return target({ id });
  }),
});

function tenant(index: number): string {
  return `tenant-${String(index + 1).padStart(3, '0')}`;
}

/** The same provider under two profiles. */
export const twoProfiles = result({
  verdict: 'fail',
  targets: [
    fail.targets[0]!,
    target({
      profile: 'rfc8176',
      profileTitle: 'RFC 8176: a well-formed and truthful amr',
      limits: 'This says nothing about Microsoft.',
      sentence: 'amr is well-formed and truthful where it is present.',
    }),
  ].map((entry, index) => {
    if (index === 0) return entry;
    const { cmdlet: _, ...rest } = entry;
    return rest;
  }),
});

export const all = {
  message,
  pass,
  fail,
  lying,
  inconclusive,
  harnessError,
  hostile,
  many,
  twoProfiles,
} satisfies Record<string, Result>;
