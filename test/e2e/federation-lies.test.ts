import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decides } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import { samlDefects, samlForms, startLab, wsfedDefects, wsfedForms, type Lab } from '../../lab/index.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';

/** What shows only under another configuration. */
const asked: Partial<Record<string, object>> = {
  'saml-upn-foreign-domain': { domain: 'lab.invalid' },
  'wsfed-upn-foreign-domain': { domain: 'lab.invalid' },
  'saml-emailaddress-missing': { profile: 'entra-guest' },
  'wsfed-emailaddress-missing': { profile: 'entra-guest' },
};

/** Found by what is done (see scenarios.test.ts), asked for by another request, or before any sign-in. */
const elsewhere = /-(ignored|echoed|not-as-requested|not-asked|password-only)$|skip-claims|-html|metadata-/;

const laterSignIns = /-on-reuse$|-renewed$/;

/** Beside the check that is meant, these fail for the same cause. */
const also: Partial<Record<string, string[]>> = {
  hmac: ['assertion/signature-verified'],
  'https-algorithm': ['assertion/signature-verified'],
  'inclusive-c14n': ['assertion/signature-verified'],
  'two-references': ['assertion/signature-verified'],
  'two-assertions': ['assertion/signature-present', 'assertion/signature-verified'],
  'conditions-absent': ['assertion/audience'],
  'authn-statement-absent': ['assertion/authn-instant', 'saml/class-is-multipleauthn'],
  'authnmethodsreferences-only': ['wsfed/says-multipleauthn'],
};

const lies = [...samlDefects, ...wsfedDefects].filter(({ id }) => !elsewhere.test(id));
const needsOurKey = /encrypted|signed-requests/;
const forms = [...Object.keys(samlForms), ...Object.keys(wsfedForms)].filter((id) => !needsOurKey.test(id));

let lab: Lab<'saml' | 'wsfed'>;
let result: Result;

beforeAll(async () => {
  lab = await startLab({
    protocols: ['saml', 'wsfed'],
    defects: lies.map(({ id }) => id),
    variants: forms as never[],
  });
  result = await runLab(lab.targets, {
    asked: ({ id, protocol, defect }) => ({
      profile: protocol === 'saml' ? 'entra-saml' : 'entra-wsfed',
      scenarios: scenariosOf(defect ?? ''),
      ...asked[id],
    }),
  });
}, 900_000);

function scenariosOf(defect: string): string[] {
  if (defect === '' || defect.includes('constant')) return ['mfa', 'password-only'];
  return laterSignIns.test(defect) ? ['sso-reuse'] : ['mfa'];
}

afterAll(() => lab.stop());

describe('each lie is caught by the check that is meant for it, and by no other that decides', () => {
  test.for(lies.map(({ id, breaks }) => ({ id, breaks })))('$id', ({ id, breaks }) => {
    const target = targetNamed(result, id);
    const failed = failuresOf(target);
    const stopped = target.probes.flatMap(({ error }) => error?.message ?? []);
    expect(
      failed.map(({ check }) => check),
      stopped.join('\n'),
    ).toContain(breaks);
    const kin = also[id.replace(/^(saml|wsfed)-/, '')] ?? [];
    const others = failed.filter(
      ({ check, severity }) => check !== breaks && decides(severity) && !kin.includes(check),
    );
    expect(others.map(({ check }) => check)).toEqual([]);
  });
});

describe('an honest provider passes, in whatever form it answers', () => {
  test.for(['honest-saml', 'honest-wsfed', ...forms])('%s', (id) => {
    const target = targetNamed(result, id);
    expect(target.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
    const failed = failuresOf(target).filter(({ severity }) => decides(severity));
    // SAML-05: Entra wants the assertion itself signed.
    expect(failed.map(({ check }) => check)).toEqual(
      id === 'saml-response-signed' ? ['assertion/own-signature'] : [],
    );
  });
});
