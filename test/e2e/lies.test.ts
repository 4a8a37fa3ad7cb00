import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { decides } from '../../core/profile.ts';
import { defects, startLab, variants } from '../../lab/index.ts';
import type { DefectId, Lab, VariantId } from '../../lab/index.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';

/** What a defect breaks shows only when it is asked for. */
const asked: Partial<Record<DefectId, object>> = {
  'wrong-acr': { claims: { id_token: { acr: { essential: true, values: ['urn:amrcheck:lab:mfa'] } } } },
  'auth-time-absent': { maxAge: 3600 },
};

/** Beside the check that is meant, these fail for the same cause. */
const also: Partial<Record<DefectId, string[]>> = {
  'embedded-key': ['oidc/id-token-signature'],
  'unknown-kid': ['oidc/id-token-signature'],
};

const refreshed = new Set<DefectId>(['mfa-lost-on-refresh', 'sub-differs-after-refresh']);

/** Told apart by what the provider does and not by what its tokens say; or they keep amrcheck from signing in. */
const elsewhere =
  /^(accepts-|ignores-|cancel-|skip-|step-up-|acr-echoed|remembered-|discovery-(html|huge|slow|javascript)|redirect-loop|echoes-|html-in)|-on-reuse$|^auth-time-renewed$/;

const caught = defects.filter(({ id }) => !elsewhere.test(id));

/** Those with an authenticator app; factors.test.ts has the others. */
const honestVariants = (Object.keys(variants) as VariantId[]).filter((id) => !('factor' in variants[id]));

let lab: Lab;
let result: Result;

beforeAll(async () => {
  lab = await startLab({ defects: caught.map(({ id }) => id), variants: honestVariants });
  const lying = lab.targets.filter(({ defect }) => defect !== null && !refreshed.has(defect));
  const honest = lab.targets.filter(({ defect }) => defect === null);
  const refreshing = lab.targets.filter(({ defect }) => defect === null || refreshed.has(defect));
  const results = [
    await runLab([...honest, ...lying], {
      // The negative control only where it can show something.
      asked: ({ defect }) => ({
        scenarios: defect === null || defect === 'constant-mfa' ? ['mfa', 'password-only'] : ['mfa'],
        ...(defect && asked[defect]),
      }),
    }),
    await runLab(
      refreshing.map((target) => ({ ...target, id: `${target.id}-refreshed` })),
      {
        scenarios: ['refresh'],
        asked: () => ({ scope: 'openid offline_access', prompt: 'consent' }),
      },
    ),
  ];
  result = { ...results[0]!, targets: results.flatMap(({ targets }) => targets) };
}, 600_000);

afterAll(() => lab.stop());

describe('each lie is caught by the check that is meant for it, and by no other', () => {
  test.for(caught.filter(({ id }) => !refreshed.has(id)))('$id', ({ id, breaks }) => {
    const failed = failuresOf(targetNamed(result, id)).filter(
      ({ check, severity }) => check === breaks || (decides(severity) && !also[id]?.includes(check)),
    );
    expect([...new Set(failed.map(({ check }) => check))]).toEqual([breaks]);
  });

  test.for(caught.filter(({ id }) => refreshed.has(id)))('$id', ({ id, breaks }) => {
    const failed = failuresOf(targetNamed(result, `${id}-refreshed`)).map(({ check }) => check);
    expect([...new Set(failed)]).toEqual([breaks]);
  });
});

describe('an honest provider passes, whatever its pages look like', () => {
  test.for(honestVariants.map((id) => (id === 'plain' ? 'honest' : id)))('%s', (id) => {
    const target = targetNamed(result, id);
    expect(failuresOf(target)).toEqual([]);
    expect(target.error ?? target.probes.find(({ error }) => error)?.error).toBeUndefined();
    expect(target.verdict).toBe('pass');
  });
});
