import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';

type Federated = Lab<'oidc' | 'saml' | 'wsfed'>;

const reply = 'https://login.microsoftonline.com/login.srf';
const lies = {
  'saml-class-password': 'saml/class-is-multipleauthn',
  'wsfed-method-password': 'wsfed/says-multipleauthn',
} as const;

let lab: Federated;
let result: Result;

beforeAll(async () => {
  lab = await startLab({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: Object.keys(lies) as (keyof typeof lies)[],
    accounts: 2,
    replies: [reply],
  });
  const federated = lab.targets.filter(({ protocol }) => protocol !== 'oidc');
  const captured = federated
    .filter(({ defect }) => defect === null)
    .map((target) => ({ ...target, id: `${target.id}-captured`, accounts: target.accounts.slice(1) }));
  result = await runLab([...federated, ...captured], {
    scenarios: ['mfa', 'password-only', 'sso-reuse'],
    profile: 'partner-center',
    asked: ({ id }) => (id.endsWith('-captured') ? microsoft : {}),
  });
});

/** As the trust with Microsoft is configured in production. */
const microsoft = {
  realm: 'urn:federation:MicrosoftOnline',
  entityId: 'urn:federation:MicrosoftOnline',
  reply,
};

afterAll(() => lab.stop());

describe('the honest providers pass', () => {
  test.for(['honest-saml', 'honest-wsfed', 'honest-saml-captured', 'honest-wsfed-captured'])('%s', (id) => {
    const target = targetNamed(result, id);
    expect(target.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(failuresOf(target).map(({ check, actual }) => ({ check, actual }))).toEqual([]);
    expect(target.verdict).toBe('pass');
  });
});

test.for(Object.entries(lies))('%s is caught by %s', ([id, check]) => {
  const target = targetNamed(result, id);
  expect(target.verdict).toBe('fail');
  expect(failuresOf(target).map((finding) => finding.check)).toContain(check);
});

test('what is captured for Microsoft is told to be a live credential, and no rehearsal', () => {
  const { probes, limits } = targetNamed(result, 'honest-saml-captured');
  const told = probes.flatMap(({ timeline = [] }) => timeline).filter(({ kind }) => kind === 'answer');
  expect(told.map(({ url }) => url)).toContain(reply);
  expect(told.every(({ text }) => text.includes('was not sent on'))).toBe(true);
  expect(limits).not.toContain('rehearsal');
  expect(targetNamed(result, 'honest-saml').limits).toContain('rehearsal');
});
