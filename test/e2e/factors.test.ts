import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result, TargetResult } from '../../core/result.ts';
import { startLab, variants, type Lab, type LabTarget, type VariantId } from '../../lab/index.ts';
import { PasskeyStore } from '../../probes/factors/passkey.ts';
import { configOf, passkeyOf } from '../../kill/factors.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';
import { keepRan, ranIn } from '../what-ran.ts';

const withFactor = (Object.keys(variants) as VariantId[]).filter((id) => 'factor' in variants[id]);

let lab: Lab;
let result: Result;

beforeAll(async () => {
  lab = await startLab({ variants: withFactor });
  result = await runLab(lab.targets, {
    scenarios: ['mfa', 'password-only'],
    person: (message) => void approve(message),
  });
  await keepRan(
    'test/e2e/factors.test.ts',
    'lab',
    ranIn(result, () => 'amrcheck lab'),
  );
});

afterAll(() => lab.stop());

/** The person at the phone, who reads the number and finds it there. */
async function approve(message: string): Promise<void> {
  const number = /number (\d+)/.exec(message)?.[1];
  if (number === undefined) return;
  await fetch(`${labTarget('approval').issuer}/phone/alice`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: Number(number) }),
  });
}

function labTarget(id: string): LabTarget {
  const target = lab.targets.find((one) => one.id === id);
  if (!target) throw new Error(`the lab has no ${id}`);
  return target;
}

const probeOf = ({ probes }: TargetResult) => probes.find(({ scenario }) => scenario === 'mfa')!;

test.for([
  ['sent-code', ['password', 'code-command'], ['pwd', 'sms', 'mfa']],
  ['recovery-code', ['password', 'recovery-codes'], ['pwd', 'mfa']],
  ['passkey', ['password', 'passkey'], ['pwd', 'swk', 'user', 'mfa']],
  ['passkey-or-app', ['password', 'passkey'], ['pwd', 'swk', 'user', 'mfa']],
  ['approval', ['password', 'manual'], ['pwd', 'mca', 'mfa']],
] as const)('%s', ([id, factors, amr]) => {
  const target = targetNamed(result, id);
  const probe = probeOf(target);
  expect(probe.error).toBeUndefined();
  expect(probe.factorsUsed).toEqual(factors);
  expect(probe.authenticationMethods?.values).toEqual(amr);
  expect(failuresOf(target)).toEqual([]);
  expect(target.verdict).toBe('pass');
});

test('a later run uses the stored passkey, and one can be given as well', async () => {
  const target = labTarget('passkey');
  const [alice] = target.accounts;
  const known = alice?.passkey?.id;
  const store = new PasskeyStore(passkeyOf(target, 'alice'), target.issuer, 'alice');
  const [stored] = await store.load();
  expect(stored?.id).toBe(known);

  const given = { credential: JSON.stringify(stored) };
  const { accounts } = configOf(target) as { accounts: Record<string, object> };
  // One after the other: of two at once the slower would show a counter that the faster has passed.
  for (const asked of [
    {},
    { accounts: { alice: { ...accounts['alice'], factors: [{ passkey: given }] } } },
  ]) {
    const later = await runLab([target], { scenarios: ['mfa'], asked: () => asked });
    const probe = probeOf(later.targets[0]!);
    expect(probe.error).toBeUndefined();
    expect(probe.factorsUsed).toEqual(['password', 'passkey']);
  }
  expect(alice?.passkey?.id).toBe(known);
});

test('without leave no passkey is set up; without a person nobody approves', async () => {
  const fresh = await startLab({ variants: ['passkey', 'approval'] });
  const refused = await runLab(
    fresh.targets.filter(({ id }) => id !== 'honest'),
    {
      scenarios: ['mfa'],
      asked: (target) => {
        const { accounts } = configOf(target) as { accounts: Record<string, object> };
        const passkey = { secret: 'correct horse battery', store: '/dev/null/none' };
        return target.id === 'passkey'
          ? { accounts: { alice: { ...accounts['alice'], factors: [{ passkey }] } } }
          : {};
      },
    },
  );
  const errors = refused.targets.map(({ id, probes }) => [
    id,
    probes[0]?.error?.code,
    probes[0]?.error?.hint,
  ]);
  expect(errors).toEqual([
    ['passkey', 'ENROLMENT_DEMANDED', expect.stringContaining('enrol: true')],
    ['approval', 'FACTOR_FAILED', expect.stringContaining('--headed')],
  ]);
  await fresh.stop();
});
