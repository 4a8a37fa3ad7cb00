/** What the first line says: a provider that is silent is told from one that says MFA and is not believed. */
import { expect, test } from 'vitest';
import type { JwtEvidence, SignIn, TargetFacts } from '../../core/evidence.ts';
import { judge } from '../../core/judge.ts';
import type { JsonValue, Protocol } from '../../core/model.ts';
import type { XmlAnswer, XmlAssertion } from '../../core/saml-evidence.ts';
import { profiles } from '../../profiles/index.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import { arrived, began, capture, claims, discovery, issuer, jwt, signIn } from '../validators/samples.ts';
import {
  entityId,
  reply,
  samlAnswer,
  samlAssertion,
  samlSignIn,
  signature,
  wsfedAnswer,
  wsfedAssertion,
  wsfedSignIn,
} from '../validators/xml-samples.ts';

function firstLine(protocol: Protocol, profile: string, signIn: SignIn): string {
  const target: TargetFacts = {
    ...{ id: 'contoso', protocol, issuer, profiles: [profile], waive: {} },
    ...(protocol === 'saml' && { entityId, reply }),
    ...(protocol === 'wsfed' && { realm: entityId, reply }),
    ...(protocol === 'oidc' && { clientId: 'amrcheck' }),
    ...(protocol === 'external-mfa' && { clientId: 'amrcheck' }),
  };
  const at = (ms: number): string => new Date(ms).toISOString();
  const result = judge({
    record: {
      ...{ schemaVersion: 1, amrcheck: '0.1.0', startedAt: at(began), finishedAt: at(arrived) },
      ...{ digestKey: '00', targets: [{ facts: target, notTested: [] }] },
    },
    evidence: [
      {
        ...{ schemaVersion: 1, target, scenario: 'mfa', driver: 'browser', attempt: 1 },
        account: { id: 'alice', factors: ['totp'], requireMfa: false },
        ...{ startedAt: at(began), finishedAt: at(arrived + 2_000) },
        provider: { id: 'generic', detectedBy: 'nothing' },
        clock: { offsetMs: 0, uncertaintyMs: 500 },
        discovery: {
          ...discovery(),
          jwks: { url: issuer, status: 200, keys: [{ kid: 'k1', x5c: ['AA'] }], total: 1 },
        },
        signIns: [signIn],
      },
    ],
    profiles,
  });
  return renderTerminal(result, { width: Infinity, color: false }).split('\n')[0]!;
}

type Token = { claims?: Record<string, JsonValue | undefined>; more?: Partial<JwtEvidence> };
const forged: Token['more'] = {
  signature: { status: 'invalid', alg: 'RS256', kid: 'k1', candidates: 1, reason: 'no key verifies it.' },
};
const only = ['password'] as const;

const oidc = ({ claims: changes = {}, more = {} }: Token, factors?: readonly 'password'[]): string => {
  const idToken = jwt(claims(changes), more);
  return firstLine('oidc', 'partner-center', signIn(factors, { oidc: capture({ idToken }) }));
};
const xml = (
  protocol: 'saml' | 'wsfed',
  change: { assertion?: Partial<XmlAssertion>; answer?: Partial<XmlAnswer> },
  factors?: readonly 'password'[],
): string => {
  const [answer, assertion] =
    protocol === 'saml' ? [samlAnswer, samlAssertion] : [wsfedAnswer, wsfedAssertion];
  const changed = { ...answer, assertion: { ...assertion, ...change.assertion }, ...change.answer };
  const done = protocol === 'saml' ? samlSignIn(factors, changed) : wsfedSignIn(factors, changed);
  return firstLine(protocol, `entra-${protocol}`, done);
};
const silentXml = { authnStatements: [{ instant: samlAssertion.issueInstant!, methods: ['urn:password'] }] };
const foreign = { signatures: [{ ...signature, status: 'foreignKey' as const }] };
const entra = ({ claims: changes = {}, more = {} }: Token, factors?: readonly 'password'[]): string => {
  const tid = '00000000-0000-0000-0000-000000000001';
  const honest = {
    ...{ aud: 'https://api.partnercenter.microsoft.com', iss: `https://sts.windows.net/${tid}/`, tid },
    ...{ ver: '1.0', scp: 'user_impersonation' },
  };
  const accessToken = jwt(claims({ ...honest, ...changes }), more);
  const { idToken: _none, ...tokens } = capture({ accessToken });
  return firstLine('entra', 'entra-token', signIn(factors, { oidc: tokens }));
};
const externalMfa = (
  { claims: changes = {}, more = {} }: Token,
  factors?: readonly ('password' | 'totp')[],
) => {
  const acr = 'possessionorinherence';
  const idToken = jwt(claims({ amr: ['otp'], acr, ...changes }), more);
  return firstLine(
    'external-mfa',
    'entra-external-mfa',
    signIn(factors ?? ['totp'], {
      oidc: capture({ idToken, request: { ...capture().request, hint: { sub: 'alice-1' } } }),
    }),
  );
};

test('silent, not earned, and not believed are three lines, over every protocol', async () => {
  const other = { iss: 'https://other.example' };
  const lines = {
    'oidc, silent': oidc({ claims: { amr: undefined } }),
    'oidc, says something else': oidc({ claims: { amr: ['pwd', 'otp'] } }),
    'oidc, not earned': oidc({}, only),
    'oidc, signature not valid': oidc({ more: forged }),
    'oidc, another issuer': oidc({ claims: other }),
    'oidc, silent and signature not valid': oidc({ claims: { amr: undefined }, more: forged }),
    'saml, silent': xml('saml', { assertion: silentXml }),
    'saml, not earned': xml('saml', {}, only),
    'saml, key not published': xml('saml', { answer: foreign }),
    'saml, another issuer': xml('saml', { assertion: { issuer: other.iss } }),
    'wsfed, silent': xml('wsfed', { assertion: silentXml }),
    'wsfed, not earned': xml('wsfed', {}, only),
    'wsfed, key not published': xml('wsfed', { answer: foreign }),
    'wsfed, another issuer': xml('wsfed', { assertion: { issuer: other.iss } }),
    'entra, silent': entra({ claims: { amr: ['pwd'] } }),
    'entra, not earned': entra({}, only),
    'entra, nobody asked': entra({ claims: { amr: ['pwd'] } }, only),
    'entra, signature not valid': entra({ more: forged }),
    'entra, another issuer': entra({ claims: other }),
    'external-mfa, silent': externalMfa({ claims: { amr: undefined } }),
    'external-mfa, not earned': externalMfa({}, only),
    'external-mfa, signature not valid': externalMfa({ more: forged }),
    'external-mfa, another issuer': externalMfa({ claims: other }),
  };
  const text = Object.entries(lines)
    .map(([kind, line]) => `${kind}\n  ${line}\n`)
    .join('');
  await expect(text).toMatchFileSnapshot('../golden/first-lines.txt');
  for (const [kind, line] of Object.entries(lines)) {
    const isSaid = !/silent|else|nobody/.test(kind);
    expect([kind, /would not see|does not see|would not learn|Nobody asked/.test(line)]).toEqual([
      kind,
      !isSaid,
    ]);
  }
});
