import { privateDecrypt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startLab, wsfedForms } from '../../../lab/index.ts';
import type { Lab, LabAccount, LabTarget, WsfedFormId } from '../../../lab/index.ts';
import { newCertifiedKey } from '../../../lab/xml/certificate.ts';
import type { CertifiedKey } from '../../../lab/xml/certificate.ts';
import type { Page } from '../browser.ts';
import { observe, xmlOf } from './observe.ts';
import { Visitor, isPosted, reply, signInQuery, state } from './visitor.ts';
import type { Posted } from './visitor.ts';

const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const password = 'urn:oasis:names:tc:SAML:1.0:am:password';
const microsoftPassword = 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password';
const loginSrf = 'https://login.microsoftonline.com/login.srf';
const methodPath = 'Assertion/AuthenticationStatement@AuthenticationMethod';
const attribute = (name: string): string => `Assertion/AttributeStatement/Attribute[${name}]/AttributeValue`;
const methodAttribute = attribute(
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
);
const references = attribute('http://schemas.microsoft.com/claims/authnmethodsreferences');

let lab: Lab<'wsfed'>;
let honest: LabTarget<'wsfed'>;
let alice: LabAccount;
let bob: LabAccount;
let ours: CertifiedKey;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  ours = await newCertifiedKey('the relying party', Date.now());
  lab = await startLab({
    protocols: ['wsfed'],
    variants: Object.keys(wsfedForms) as WsfedFormId[],
    defects: [
      'wsfed-wauth-echoed',
      'wsfed-wauth-ignored',
      'wsfed-wauth-not-asked',
      'wsfed-wauth-password-only',
      'wsfed-wfresh-ignored',
      'wsfed-skip-claims-mfa',
    ],
    replies: [loginSrf],
    relyingPartyCertificate: ours.certificate,
  });
  honest = targetOf('honest-wsfed');
  [alice, bob] = honest.accounts as [LabAccount, LabAccount];
});

// The next code, without waiting for it.
beforeEach(() => {
  vi.setSystemTime(Date.now() + 60_000);
});

afterAll(async () => {
  vi.useRealTimers();
  await lab.stop();
});

function targetOf(id: string): LabTarget<'wsfed'> {
  const target = lab.targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}

const urlFor = (extra: Record<string, string> = {}, target = honest): string =>
  `${target.url}?${signInQuery(extra)}`;
const instantOf = (posted: Posted): number =>
  Date.parse(/AuthenticationInstant="([^"]+)"/.exec(xmlOf(posted))?.[1] ?? '');
const methodOf = (posted: Posted): string[] | undefined => observe(honest, alice, posted).get(methodPath);

test('the honest provider says what it checked, wherever Entra looks', async () => {
  const posted = await new Visitor().signIn(alice, urlFor());
  expect(posted).toMatchObject({ action: reply, steps: ['sign-in', 'code'], fields: { wa: 'wsignin1.0' } });
  expect(posted.fields['wctx']).toBe(state);
  expect(Object.fromEntries(observe(honest, alice, posted))).toMatchObject({
    '#root': ['RequestSecurityTokenResponse'],
    'RequestSecurityTokenResponse/AppliesTo/EndpointReference/Address': ['urn:federation:MicrosoftOnline'],
    'RequestSecurityTokenResponse/TokenType': ['urn:oasis:names:tc:SAML:1.0:assertion'],
    'Assertion@Issuer': ['ENTITY'],
    'Assertion@MajorVersion': ['1'],
    'Assertion/Signature': ['verified'],
    'Assertion/Conditions/AudienceRestrictionCondition/Audience': ['urn:federation:MicrosoftOnline'],
    'Assertion/AttributeStatement/Subject/NameIdentifier': ['immutable id'],
    'Assertion/AttributeStatement/Subject/SubjectConfirmation/ConfirmationMethod': [
      'urn:oasis:names:tc:SAML:1.0:cm:bearer',
    ],
    'Assertion/AuthenticationStatement@AuthenticationInstant': ['0 s from now'],
    [methodPath]: [multipleauthn],
    [methodAttribute]: [multipleauthn],
    [references]: [password, multipleauthn],
    [attribute('http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID')]: ['immutable id'],
    [attribute('http://schemas.xmlsoap.org/claims/UPN')]: ['alice@lab.invalid'],
    [attribute('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress')]: ['alice@lab.invalid'],
  });
  const low = observe(honest, bob, await new Visitor().signIn(bob, urlFor()));
  expect([methodPath, methodAttribute, references].map((path) => low.get(path))).toEqual([
    [password],
    [password],
    [password],
  ]);
});

test('the metadata names the passive endpoint and the certificate', async () => {
  const metadata = await (await fetch(honest.metadataUrl)).text();
  expect(metadata).toContain(`entityID="${honest.entityId}"`);
  expect(metadata).toContain('xsi:type="fed:SecurityTokenServiceType"');
  expect(metadata).toContain(`<wsa:Address>${honest.url}</wsa:Address>`);
  expect(metadata).toContain(honest.certificate.replace(/-----.*-----|\s/g, ''));
  const next = await (await fetch(targetOf('wsfed-next-key').metadataUrl)).text();
  expect(next.match(/X509Certificate>/g)).toHaveLength(4);
});

test('wctx comes back as it was, and does not where there was none', async () => {
  const hostile = 'LoginOptions=3&estsredirect=2&"\'<>%20+%2B ü\u{1f600}';
  const visitor = new Visitor();
  expect((await visitor.signIn(bob, urlFor({ wctx: hostile }))).fields['wctx']).toBe(hostile);
  const without = new URLSearchParams(signInQuery());
  without.delete('wctx');
  expect((await visitor.signIn(bob, `${honest.url}?${without}`)).fields).not.toHaveProperty('wctx');
});

test('wauth of multipleauthn demands a second factor: a step up for alice, no sign-in for bob', async () => {
  const target = targetOf('wsfed-wauth-password-only');
  const visitor = new Visitor();
  const low = await visitor.signIn(target.accounts[0]!, urlFor({ wauth: password }, target));
  expect(low.steps).toEqual(['sign-in']);
  const up = await visitor.signIn(target.accounts[0]!, urlFor({ wauth: multipleauthn }, target));
  expect(up.steps).toEqual(['code']);
  expect(methodOf(up)).toEqual([multipleauthn]);

  const bobs = new Visitor();
  const start = (await bobs.open(urlFor({ wauth: multipleauthn }))) as Page;
  const refused = await bobs.send(start, { username: 'bob', password: bob.password });
  expect(refused).toMatchObject({ status: 400, step: undefined });
  expect((refused as Page).text).toContain('SecondFactorMissing');
});

test.each([password, microsoftPassword])(
  'wauth of %s with wfresh=0, as Entra says prompt=login, still asks for what the account has',
  async (wauth) => {
    const visitor = new Visitor();
    await visitor.signIn(alice, urlFor());
    vi.setSystemTime(Date.now() + 60_000);
    const forced = await visitor.signIn(alice, urlFor({ wauth, wfresh: '0' }));
    expect(forced.steps).toEqual(['sign-in', 'code']);
    expect(methodOf(forced)).toEqual([multipleauthn]);
    expect(instantOf(forced)).toBe(Date.now());

    const literal = targetOf('wsfed-wauth-password-only');
    const lost = await new Visitor().signIn(literal.accounts[0]!, urlFor({ wauth, wfresh: '0' }, literal));
    expect(lost.steps).toEqual(['sign-in']);
    expect(methodOf(lost)).toEqual([password]);
  },
);

test('a session is used again with its first instant, as long as wfresh allows', async () => {
  const visitor = new Visitor();
  const first = await visitor.signIn(alice, urlFor());
  vi.setSystemTime(Date.now() + 120_000);
  const again = await visitor.signIn(alice, urlFor({ wfresh: '5' }));
  expect(again.steps).toEqual([]);
  expect(instantOf(again)).toBe(instantOf(first));
  expect((await visitor.signIn(alice, urlFor({ wfresh: '1' }))).steps).toEqual(['sign-in', 'code']);

  const target = targetOf('wsfed-wfresh-ignored');
  const other = new Visitor();
  await other.signIn(target.accounts[1]!, urlFor({}, target));
  expect((await other.signIn(target.accounts[1]!, urlFor({ wfresh: '0' }, target))).steps).toEqual([]);
});

test('who ignores wauth asks for no code, and says a password or lies', async () => {
  for (const [id, expected] of [
    ['wsfed-wauth-ignored', password],
    ['wsfed-wauth-not-asked', multipleauthn],
  ] as const) {
    const target = targetOf(id);
    const posted = await new Visitor().signIn(target.accounts[0]!, urlFor({ wauth: multipleauthn }, target));
    expect(posted.steps).toEqual(['sign-in']);
    expect(methodOf(posted)).toEqual([expected]);
  }
  const echo = targetOf('wsfed-wauth-echoed');
  const echoed = await new Visitor().signIn(echo.accounts[1]!, urlFor({ wauth: multipleauthn }, echo));
  expect(methodOf(echoed)).toEqual([multipleauthn]);
});

test('wsfed-skip-claims-mfa claims MFA for a factor that was skipped', async () => {
  const target = targetOf('wsfed-skip-claims-mfa');
  const { username, password: secret } = target.accounts[0]!;
  const visitor = new Visitor();
  const start = (await visitor.open(urlFor({}, target))) as Page;
  const code = (await visitor.send(start, { username, password: secret })) as Page;
  expect(methodOf((await visitor.send(code, { choice: 'skip' })) as Posted)).toEqual([multipleauthn]);
});

test('the user name is filled in, and hints that mean nothing here are passed over', async () => {
  const page = (await new Visitor().open(
    urlFor({
      username: 'alice@lab.invalid',
      whr: 'lab.invalid',
      wct: '2026-01-01T00:00:00Z',
      mkt: '',
      lc: '',
    }),
  )) as Page;
  expect(page).toMatchObject({ step: 'sign-in' });
  expect(page.text).toMatch(/id="username" name="username" value="alice"/);
});

test('cancelling ends on a page of the provider', async () => {
  const visitor = new Visitor();
  const start = (await visitor.open(urlFor())) as Page;
  const ended = (await visitor.send(start, { choice: 'cancel' })) as Page;
  expect(ended).toMatchObject({ status: 400, step: undefined, error: 'The user cancelled the sign-in.' });
});

test.each<[string, Record<string, string>, string]>([
  ['another wa', { wa: 'wsignout1.0' }, 'BadRequest'],
  ['no realm', { wtrealm: '' }, 'BadRequest'],
  ['a wreply of somebody else', { wreply: 'https://evil.example/wsfed/callback' }, 'UnknownReply'],
  ['a wreply that is script', { wreply: 'javascript:alert(1)' }, 'UnknownReply'],
  ['a wfresh that is no number', { wfresh: '-1' }, 'BadRequest'],
])('%s is refused on a page', async (_, extra, name) => {
  const page = (await new Visitor().open(urlFor(extra))) as Page;
  expect(page).toMatchObject({ status: 400, step: undefined });
  expect(page.text).toContain(name);
});

test('the same parameter twice is refused on a page', async () => {
  expect(await new Visitor().open(`${urlFor()}&wctx=other`)).toMatchObject({ status: 400, step: undefined });
});

test('an address that is configured is answered to, also unasked', async () => {
  for (const extra of [{ wreply: loginSrf }, undefined]) {
    const query = new URLSearchParams(signInQuery(extra));
    if (!extra) query.delete('wreply');
    expect((await new Visitor().signIn(bob, `${honest.url}?${query}`)).action).toBe(loginSrf);
  }
});

async function answerOf(id: WsfedFormId): Promise<{ target: LabTarget<'wsfed'>; posted: Posted }> {
  const target = targetOf(id);
  return { target, posted: await new Visitor().signIn(target.accounts[0]!, urlFor({}, target)) };
}

test('WS-Trust 1.3 sends a collection', async () => {
  const { target, posted } = await answerOf('wsfed-trust-13');
  const seen = observe(target, alice, posted);
  expect(seen.get('#root')).toEqual(['RequestSecurityTokenResponseCollection']);
  expect(xmlOf(posted)).toContain('xmlns:t="http://docs.oasis-open.org/ws-sx/ws-trust/200512"');
  expect(seen.get('Assertion/Signature')).toEqual(['verified']);
  expect(seen.get(methodPath)).toEqual([multipleauthn]);
});

test('a SAML 2.0 token says the same in its own places', async () => {
  const { target, posted } = await answerOf('wsfed-saml-20');
  const seen = observe(target, target.accounts[0]!, posted);
  expect(seen.get('RequestSecurityTokenResponse/TokenType')).toEqual([
    'urn:oasis:names:tc:SAML:2.0:assertion',
  ]);
  expect(seen.get('Assertion/Signature')).toEqual(['verified']);
  expect(seen.get('Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef')).toEqual([multipleauthn]);
  expect(seen.get(methodAttribute)).toEqual([multipleauthn]);
  expect(seen.get('Assertion/Subject/NameID')).toEqual(['immutable id']);
});

test('each value can have an Attribute of its own', async () => {
  const { target, posted } = await answerOf('wsfed-repeated-attributes');
  expect(observe(target, alice, posted).get(references)).toEqual([password, multipleauthn]);
  expect(xmlOf(posted).match(/AttributeName="authnmethodsreferences"/g)).toHaveLength(2);
});

test('an encrypted token is for the key of the relying party', async () => {
  const { posted } = await answerOf('wsfed-encrypted');
  const xml = xmlOf(posted);
  expect(xml).toMatch(/<t:RequestedSecurityToken><xenc:EncryptedData /);
  expect(xml).not.toContain('ImmutableID');
  const [, wrapped = ''] = /<xenc:CipherValue>([^<]*)/.exec(xml) ?? [];
  expect(
    privateDecrypt({ key: ours.privateKey, oaepHash: 'sha1' }, Buffer.from(wrapped, 'base64')),
  ).toHaveLength(32);
});

test('a form that is sent by itself has a button where there is no script', async () => {
  const visitor = new Visitor();
  const start = (await visitor.open(urlFor())) as Page;
  const response = await visitor.visit(start.url, {
    method: 'POST',
    body: new URLSearchParams({ step: 'sign-in', username: 'bob', password: bob.password }),
  });
  const { text } = response as Page;
  expect(isPosted(response as Page)).toBe(false);
  expect(text).toMatch(/<noscript><button>Continue<\/button><\/noscript>/);
  expect(text).toContain('document.forms[0].submit()');
});
