import { expect, test } from 'vitest';
import { collectArtifacts } from '../../core/artifacts.ts';
import { HarnessError } from '../../core/errors.ts';
import { stepsOf } from '../../pages/scenarios.ts';
import { PersonSignIn } from '../../pages/sign-in.ts';
import type { PersonTarget } from '../../pages/sign-in.ts';

function target(answered: Promise<unknown> = Promise.resolve()): PersonTarget {
  return {
    facts: { id: 'contoso', protocol: 'oidc', profiles: ['partner-center'], waive: {} },
    profiles: ['partner-center'],
    recognised: { id: 'generic', detectedBy: 'nothing' },
    clock: () => ({ offsetMs: 0, uncertaintyMs: 500 }),
    begin: () =>
      Promise.resolve({
        startUrl: 'http://127.0.0.1/oidc/start/abc',
        answered,
        capture: {},
        cancel: () => undefined,
      }),
  };
}

async function signedIn(): Promise<PersonSignIn> {
  const signIn = new PersonSignIn(target(), 'mfa', stepsOf('mfa', 'oidc'));
  expect(await signIn.begin()).toBe('http://127.0.0.1/oidc/start/abc');
  await expect.poll(() => signIn.answered).toBe(true);
  return signIn;
}

test('until a person says how, nothing that depends on the factors is judged', async () => {
  const signIn = await signedIn();
  const evidence = signIn.evidence();
  expect(evidence).toMatchObject({ scenario: 'mfa', factorsUnseen: true });
  const { artifacts, absence } = collectArtifacts(evidence);
  expect(artifacts.factorsSeen).toBeUndefined();
  expect(absence('factorsSeen')).toEqual({
    outcome: 'notApplicable',
    reason: 'A person signed in with a browser of their own, and it is not known with which factors.',
  });
});

test('what a person says is what was used; a password alone makes the negative control', async () => {
  const signIn = await signedIn();
  signIn.said = 'totp';
  expect(signIn.evidence()).toMatchObject({
    scenario: 'mfa',
    account: { factors: ['totp'] },
    signIns: [{ purpose: 'first', factorsUsed: [{ factor: 'password' }, { factor: 'totp' }] }],
  });
  expect(collectArtifacts(signIn.evidence()).artifacts.factorsSeen).toBe(true);
  signIn.said = 'password';
  expect(signIn.evidence()).toMatchObject({
    scenario: 'password-only',
    account: { factors: [] },
    signIns: [{ factorsUsed: [{ factor: 'password' }] }],
  });
});

test('a later scenario holds the sign-in before it, and nobody saw whether anything was asked', async () => {
  const first = await signedIn();
  first.said = 'push';
  const again = new PersonSignIn(
    target(),
    'sso-reuse',
    stepsOf('sso-reuse', 'oidc'),
    first.asBefore('first'),
  );
  expect([again.answered, again.next?.purpose]).toEqual([true, 'reuse']);
  await again.begin();
  expect([again.answered, again.waitingAt]).toEqual([false, 'http://127.0.0.1/oidc/start/abc']);
  expect(again.includes('abc')).toBe(true);
  await expect.poll(() => again.answered).toBe(true);
  const { signIns, factorsUnseen } = again.evidence();
  expect(signIns.map(({ purpose }) => purpose)).toEqual(['first', 'reuse']);
  expect(factorsUnseen).toBe(true);
});

test('a step up is known once the person said how both were done', async () => {
  const first = await signedIn();
  first.said = 'password';
  const up = new PersonSignIn(target(), 'step-up', stepsOf('step-up', 'oidc'), first.asBefore('password'));
  await up.begin();
  await expect.poll(() => up.answered).toBe(true);
  expect(up.evidence().factorsUnseen).toBe(true);
  up.said = 'passkey';
  const { factorsUnseen, signIns, account } = up.evidence();
  expect([factorsUnseen, account.factors]).toEqual([undefined, ['passkey']]);
  expect(signIns.map(({ factorsUsed }) => factorsUsed.map(({ factor }) => factor))).toEqual([
    ['password'],
    ['passkey'],
  ]);
});

test('what kept the answer from being fetched is evidence', async () => {
  const failing = Promise.reject(
    new HarnessError('CLIENT_REJECTED', 'The client is unknown.', 'Register it.'),
  );
  const signIn = new PersonSignIn(target(failing), 'mfa', stepsOf('mfa', 'oidc'));
  await signIn.begin();
  await expect.poll(() => signIn.answered).toBe(true);
  expect(signIn.evidence().error).toMatchObject({ code: 'CLIENT_REJECTED', hint: 'Register it.' });
});

test('fresh is two sign-ins over OpenID Connect, one over the others', () => {
  const purposes = (protocol: 'oidc' | 'saml' | 'wsfed'): string[] =>
    stepsOf('fresh', protocol).map(({ purpose }) => purpose);
  expect([purposes('oidc'), purposes('saml'), purposes('wsfed')]).toEqual([
    ['prompt=login', 'max_age=0'],
    ['ForceAuthn'],
    ['wfresh=0'],
  ]);
});
