import { expect, test } from 'vitest';
import { messageArtifacts } from '../../core/artifacts.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import { judgeMessage } from '../../core/judge.ts';
import { resultSchema } from '../../core/result.ts';
import type { JwtEvidence, SignatureFact } from '../../core/evidence.ts';
import { entraToken } from '../../profiles/entra-token.ts';
import { partnerCenter } from '../../profiles/partner-center.ts';
import { arrived, claims, jwt } from '../validators/samples.ts';

const notChecked: SignatureFact = { status: 'notChecked', alg: 'RS256', kid: 'k1', candidates: 0 };

function validate(
  token: JwtEvidence,
  known: Parameters<typeof messageArtifacts>[2] = {},
  profile = partnerCenter,
) {
  const artifacts = messageArtifacts(token, profile.reads, known);
  const result = judgeMessage({ id: 'token.jwt', artifacts, profile, now: arrived, amrcheck: '0.1.0' });
  expect(() => resultSchema.parse(result)).not.toThrow();
  return result;
}

test('a sound token passes; scenarios do not bind, and what was not given is listed', () => {
  const result = validate(jwt());
  expect(result).toMatchObject({
    verdict: 'pass',
    targets: [{ id: 'token.jwt', verdict: 'pass', cmdlet: 'pass' }],
  });
  expect(exitCodeOf(result)).toBe(0);
  const reasons = result.notTested.map(({ reason }) => reason).join('\n');
  for (const option of ['--issuer', '--client-id', '--audience', '--nonce', 'amrcheck run'])
    expect(reasons).toContain(option);
});

test('what is known is compared', () => {
  const known = { issuer: 'https://other.example', clientId: 'amrcheck', nonce: 'n-1' };
  const result = validate(jwt(), known);
  const failed = result.targets[0]?.probes[0]?.findings.filter(({ outcome }) => outcome === 'fail');
  expect(failed?.map(({ check }) => check)).toEqual(['oidc/id-token-iss']);
  expect(result.notTested).toHaveLength(1);
});

test('without a key it is at best inconclusive; a failed check still fails', () => {
  expect(exitCodeOf(validate(jwt(claims(), { signature: notChecked })))).toBe(3);
  expect(exitCodeOf(validate(jwt(claims({ amr: ['pwd'] }), { signature: notChecked })))).toBe(1);
});

test('nothing is said of what only a sign-in can show', () => {
  const checks = validate(jwt()).targets[0]?.probes[0]?.findings.map(({ check }) => check) ?? [];
  expect(checks.filter((check) => check.startsWith('session/'))).toEqual([]);
  expect(checks).not.toContain('oidc/discovery-sane');
  expect(checks).toContain('oidc/amr-contains-mfa');
});

test('an auth_time ahead fails in a message, too; an old one does not', () => {
  expect(validate(jwt(claims({ auth_time: arrived / 1000 + 3_600 }))).verdict).toBe('fail');
  expect(validate(jwt(claims({ auth_time: arrived / 1000 - 86_400 }))).verdict).toBe('pass');
});

const tid = '11111111-2222-3333-4444-555555555555';
/** The claims of the sample on Microsoft's page, with times of ours. */
const entra = {
  aud: 'https://api.partnercenter.microsoft.com',
  iss: `https://sts.windows.net/${tid}/`,
  iat: arrived / 1000 - 60,
  nbf: arrived / 1000 - 60,
  exp: arrived / 1000 + 3_840,
  acr: '1',
  amr: ['pwd', 'mfa'],
  scp: 'user_impersonation',
  tid,
  ver: '1.0',
};

test('an Entra token for Partner Center passes with keys and is inconclusive without', () => {
  expect(validate(jwt(entra), {}, entraToken)).toMatchObject({
    verdict: 'pass',
    targets: [
      {
        sentence: 'Microsoft sees MFA in this token.',
        probes: [{ authenticationMethods: { source: 'access_token.amr', values: ['pwd', 'mfa'] } }],
      },
    ],
  });
  const unverified = validate(jwt(entra, { signature: notChecked }), {}, entraToken);
  expect(unverified.verdict).toBe('inconclusive');
  expect(unverified.targets[0]?.sentence).toContain('--jwks');
});

test.each([
  ['aud', { aud: 'https://graph.microsoft.com' }, 'entra/aud-is-partner-center'],
  ['iss', { iss: 'https://login.contoso.example' }, 'entra/iss-is-entra-v1'],
  ['ver', { ver: '2.0' }, 'entra/ver-is-1'],
  ['amr', { amr: ['pwd'] }, 'oidc/amr-contains-mfa'],
  ['scp', { scp: 'openid' }, 'entra/scp-user-impersonation'],
  ['exp', { exp: arrived / 1000 - 61 }, 'entra/token-not-expired'],
])('an Entra token with another %s fails for it alone', (_name, changes, check) => {
  const [target] = validate(jwt({ ...entra, ...changes }), {}, entraToken).targets;
  const failed = target?.probes[0]?.findings.filter(({ outcome }) => outcome === 'fail');
  expect(failed?.map((finding) => finding.check)).toEqual([check]);
});
