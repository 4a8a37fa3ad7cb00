import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decides } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import { samlDefects, samlForms, startLab, wsfedDefects, wsfedForms } from '../../lab/index.ts';
import type { Lab, LabTarget } from '../../lab/index.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { renderJunit } from '../../reports/junit.ts';
import { renderMarkdown } from '../../reports/markdown.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';

const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const reply = 'https://login.microsoftonline.com/login.srf';
const entityId = 'urn:federation:MicrosoftOnline';

/** The provider begins, for Microsoft: its addresses are known before our own port is. */
const unsolicited = ({ unsolicitedUrl }: LabTarget<'saml'>): object => ({
  scenarios: ['unsolicited'],
  ...{ entityId, reply },
  initiateUrl: `${unsolicitedUrl}?${new URLSearchParams({ providerId: entityId, shire: reply })}`,
});

/** What shows only under another configuration, or in another scenario than `mfa`. */
const asked: Partial<Record<string, object>> = {
  'saml-upn-foreign-domain': { domain: 'lab.invalid' },
  'wsfed-upn-foreign-domain': { domain: 'lab.invalid' },
  'saml-emailaddress-missing': { profile: 'entra-guest' },
  'wsfed-emailaddress-missing': { profile: 'entra-guest' },
  'saml-constant-multipleauthn': { scenarios: ['password-only'] },
  'wsfed-constant-multipleauthn': { scenarios: ['password-only'] },
  'saml-mfa-lost-on-reuse': { scenarios: ['sso-reuse'] },
  'wsfed-mfa-lost-on-reuse': { scenarios: ['sso-reuse'] },
  'saml-authn-instant-renewed': { scenarios: ['sso-reuse'] },
  'wsfed-authn-instant-renewed': { scenarios: ['sso-reuse'] },
  'saml-skip-claims-mfa': { scenarios: ['cancelled'] },
  'wsfed-skip-claims-mfa': { scenarios: ['cancelled'] },
  'saml-force-authn-ignored': { scenarios: ['fresh'] },
  'wsfed-wfresh-ignored': { scenarios: ['fresh'] },
  'saml-class-echoed': { scenarios: ['password-only'], authnContext: { classRefs: [multipleauthn] } },
  'saml-class-not-as-requested': { authnContext: { classRefs: ['https://refeds.org/profile/mfa'] } },
  'wsfed-wauth-echoed': { scenarios: ['password-only'], wauth: multipleauthn },
  'wsfed-wauth-ignored': { wauth: multipleauthn },
  'wsfed-wauth-not-asked': { wauth: multipleauthn },
};

/** Of no check: what they say must stay text, see the end of this file. */
const markup = ['saml-html-in-values', 'wsfed-html-in-values', 'saml-status-html'];
/** With these no sign-in can begin. */
const unusable = {
  'metadata-html': 'it is a web page',
  'metadata-no-key': 'it names no signing key that can be read',
  'metadata-expired': 'it was valid until ',
  'metadata-two-entities': 'it describes 2 providers (',
};
/** Shows in the scenario microsoft-prompt-login only. */
const notDriven = 'wsfed-wauth-password-only';

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
  'wauth-not-asked': ['session/no-mfa-without-second-factor'],
};

const all = [...samlDefects, ...wsfedDefects].filter(({ id }) => id !== notDriven);
const isMetadata = (id: string): boolean => id.includes('-metadata-');
const lies = all.filter(({ id }) => !isMetadata(id) && !markup.includes(id));
const honestIds = [
  'honest-saml',
  'honest-wsfed',
  'honest-saml-fresh',
  'honest-wsfed-fresh',
  'honest-saml-unsolicited',
];
const needsOurKey = /encrypted|signed-requests/;
const forms = [...Object.keys(samlForms), ...Object.keys(wsfedForms)].filter((id) => !needsOurKey.test(id));

let lab: Lab<'saml' | 'wsfed'>;
let result: Result;

beforeAll(async () => {
  lab = await startLab({
    protocols: ['saml', 'wsfed'],
    defects: all.map(({ id }) => id),
    variants: forms as never[],
    accounts: 3,
    replies: [reply],
  });
  // With accounts of their own, so that no code is waited for.
  const honest = lab.targets.filter(({ defect, variant }) => defect === null && variant === 'plain');
  const copies = honest.flatMap((target) => [
    { ...target, id: `${target.id}-fresh`, accounts: target.accounts.slice(2) },
    { ...target, id: `${target.id}-unsolicited`, accounts: target.accounts.slice(3) },
  ]);
  result = await runLab([...lab.targets, ...copies.filter(({ id }) => id !== 'honest-wsfed-unsolicited')], {
    timeoutMs: 120_000,
    asked: (target) => ({
      profile: target.protocol === 'saml' ? 'entra-saml' : 'entra-wsfed',
      scenarios: target.defect === null ? ['mfa', 'password-only'] : ['mfa'],
      ...(target.id.endsWith('-fresh') && { scenarios: ['cancelled', 'fresh'] }),
      ...asked[target.id],
      ...(target.protocol === 'saml' && target.id.includes('unsolicited') && unsolicited(target)),
    }),
  });
}, 900_000);

afterAll(() => lab.stop());

describe('each lie is caught by the check that is meant for it, and by no other that decides', () => {
  test.for(lies.map(({ id, breaks }) => ({ id, breaks })))('$id', ({ id, breaks }) => {
    const failed = failuresOf(targetNamed(result, id));
    expect(failed.map(({ check }) => check)).toContain(breaks);
    const kin = also[id.replace(/^(saml|wsfed)-/, '')] ?? [];
    const others = failed.filter(
      ({ check, severity }) => check !== breaks && decides(severity) && !kin.includes(check),
    );
    expect(others.map(({ check }) => check)).toEqual([]);
  });
});

describe('metadata with which nothing can begin is told in words', () => {
  test.for(all.filter(({ id }) => isMetadata(id)).map(({ id }) => id))('$0', (id) => {
    const { error, verdict } = targetNamed(result, id);
    const said = unusable[id.replace(/^(saml|wsfed)-/, '') as keyof typeof unusable];
    // Which of two is meant is for the configuration to say.
    const fault = id.endsWith('two-entities') ? 'configuration' : 'provider';
    expect(error).toMatchObject({ code: 'METADATA_UNUSABLE', fault });
    expect(error?.message).toContain(`cannot be used: ${said}`);
    expect(error?.hint).not.toBe('');
    expect(verdict).toBe('inconclusive');
  });
});

test.for(markup)('%s stays text in every report', (id) => {
  const only: Result = { ...result, targets: [targetNamed(result, id)] };
  const html = renderHtml(only);
  expect(html).not.toMatch(/<script|<img/i);
  expect(renderJunit(only)).not.toContain('<script');
  expect(renderMarkdown(only)).not.toContain('<script');
  if (id === 'saml-status-html') expect(html).toContain('&lt;script>');
});

describe('an honest provider passes, in whatever form it answers', () => {
  test.for([...honestIds, ...forms])('%s', (id) => {
    const target = targetNamed(result, id);
    expect(target.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
    const failed = failuresOf(target).filter(({ severity }) => decides(severity));
    // SAML-05: Entra wants the assertion itself signed.
    expect(failed.map(({ check }) => check)).toEqual(
      id === 'saml-response-signed' ? ['assertion/own-signature'] : [],
    );
  });
});
