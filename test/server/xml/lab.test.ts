/** The relying party at the lab's providers: request, sign-in, answer, both ways of reading it. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readFileSync } from 'node:fs';
import { samlForms, startLab, wsfedForms, type Lab, type LabTarget } from '../../../lab/index.ts';
import { openXmlProvider } from '../../../server/xml/provider.ts';
import { isPosted, Visitor } from '../../lab/federation/visitor.ts';
import { ownKeys, party, xmlTarget } from './setting.ts';

const names = <Forms extends object>(forms: Forms) => Object.keys(forms) as (keyof Forms)[];
const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
let lab: Lab<'saml' | 'wsfed'>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  lab = await startLab({
    protocols: ['saml', 'wsfed'],
    variants: [...names(samlForms), ...names(wsfedForms)],
    relyingPartyCertificate: readFileSync(ownKeys.cert, 'utf8'),
  });
});
// The next code, without waiting for it.
beforeEach(() => {
  vi.setSystemTime(Date.now() + 60_000);
});
afterAll(async () => {
  vi.useRealTimers();
  await lab.stop();
});

function targetOf(id: string): LabTarget<'saml'> | LabTarget<'wsfed'> {
  const found = lab.targets.find((target) => target.id === id);
  if (!found) throw new Error(`no target ${id}`);
  return found;
}

/** Brings the form that `url` leads to where it belongs, as a browser would. */
async function walk(url: string, target: LabTarget<'saml'> | LabTarget<'wsfed'>): Promise<void> {
  const visitor = new Visitor();
  const first = await visitor.open(url);
  const toProvider = isPosted(first) && !first.action.includes('/saml/acs') && !first.fields.wresult;
  const init = toProvider ? { method: 'POST', body: new URLSearchParams(first.fields) } : {};
  const start = toProvider ? first.action : url;
  const { action, fields } = await visitor.signIn(target.accounts[0]!, start, init);
  await visitor.open(action, { method: 'POST', body: new URLSearchParams(fields) });
}

test.each(
  ['honest-saml', ...names(samlForms)].flatMap((id) => [[id, 'redirect'] as const, [id, 'post'] as const]),
)('SAML 2.0: %s, by %s', async (id, binding) => {
  const target = targetOf(id);
  const relyingParty = await party(ownKeys);
  const provider = await openXmlProvider(xmlTarget({ metadata: target.metadataUrl, binding }));
  const requestedAuthnContext = { comparison: 'exact' as const, classRefs: [multipleauthn] };
  const pending = await relyingParty.beginSaml(provider, { requestedAuthnContext, forceAuthn: true });
  await walk(pending.startUrl, target);
  const { request, response, library } = await pending.answered;
  expect(response?.unreadable).toBeUndefined();
  expect(response).toMatchObject({
    sameBrowser: true,
    relayState: request?.relayState,
    assertions: 1,
    assertion: { trusted: true, issuer: target.entityId, authnStatements: [{ methods: [multipleauthn] }] },
    envelope: { inResponseTo: request?.id, destination: `${relyingParty.baseUrl}/saml/acs` },
  });
  expect(response?.signatures.map(({ status }) => status)).not.toContain('invalid');
  expect(library).toEqual([{ accepted: true }]);
});

test.each(['honest-wsfed', ...names(wsfedForms)])('WS-Federation: %s', async (id) => {
  const target = targetOf(id);
  const relyingParty = await party(ownKeys);
  const provider = await openXmlProvider(xmlTarget({ protocol: 'wsfed', metadata: target.metadataUrl }));
  const pending = await relyingParty.beginWsfed(provider, { wauth: multipleauthn, wfresh: '0' });
  await walk(pending.startUrl, target);
  const { request, response } = await pending.answered;
  expect(response?.unreadable).toBeUndefined();
  expect(response).toMatchObject({
    sameBrowser: true,
    relayState: request?.parameters.wctx,
    assertions: 1,
    assertion: { trusted: true, issuer: target.entityId },
    envelope: { appliesTo: `${relyingParty.baseUrl}/wsfed` },
  });
  expect(JSON.stringify(response?.assertion)).toContain(multipleauthn);
});
