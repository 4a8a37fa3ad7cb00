import { createVerify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import request from 'supertest';
import { expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { Redactor } from '../../../core/redact.ts';
import type { SamlCapture } from '../../../core/saml-evidence.ts';
import type { PendingXmlSignIn, RelyingParty, SamlAsked } from '../../../server/relying-party.ts';
import { parseXml } from '../../../server/xml/document.ts';
import { attribute, children, descendants, textOf } from '../../../server/xml/elements.ts';
import { pem } from '../../vectors/make/sign.ts';
import { digestKey } from '../setting.ts';
import { freezeClock, metadataXml, ownKeys, party, provider, vectorBytes } from '../xml/setting.ts';

async function begin(asked: SamlAsked = {}, more: Parameters<typeof provider>[0] = {}, config = {}) {
  const [relyingParty, idp] = [await party(config), await provider(more)];
  return { relyingParty, pending: await relyingParty.beginSaml(idp, asked) };
}

/** The address to which the browser is sent, and the request in it. */
async function redirectOf(pending: PendingXmlSignIn<SamlCapture>) {
  const start = await request(pending.startUrl).get('').redirects(0);
  expect(start.status).toBe(303);
  const url = new URL(String(start.headers.location));
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  return { url, xml, root: parseXml(xml), cookie: String(start.headers['set-cookie']) };
}

async function formOf(pending: PendingXmlSignIn<SamlCapture>) {
  const page = await request(pending.startUrl).get('');
  const field = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  const xml = Buffer.from(field('SAMLRequest'), 'base64').toString();
  return { page, xml, root: parseXml(xml), relayState: field('RelayState') };
}

function answer(relyingParty: RelyingParty, fields: Record<string, string>, cookie = '') {
  return request(`${relyingParty.baseUrl}/saml/acs`).post('').type('form').set('Cookie', cookie).send(fields);
}

const good = vectorBytes('saml/assertion-signed.plain').toString('base64');

test('a request by redirect: unsigned, with what is asked and nothing else', async () => {
  const { relyingParty, pending } = await begin();
  const { url, root } = await redirectOf(pending);
  expect(url.origin + url.pathname).toBe('https://idp.vectors.example/sso');
  expect([...url.searchParams.keys()]).toEqual(['tenant', 'SAMLRequest', 'RelayState']);
  expect(url.searchParams.get('tenant')).toBe('a b');
  expect(attribute(root, 'ID')).toBe(pending.capture.request?.id);
  expect(attribute(root, 'AssertionConsumerServiceURL')).toBe(`${relyingParty.baseUrl}/saml/acs`);
  expect(attribute(root, 'Destination')).toBe('https://idp.vectors.example/sso?tenant=a%20b');
  expect(textOf(children(root, 'Issuer', 'saml')[0]!)).toBe(`${relyingParty.baseUrl}/saml/metadata`);
  for (const name of ['ForceAuthn', 'IsPassive']) expect(attribute(root, name)).toBeUndefined();
  expect(children(root, 'RequestedAuthnContext', 'samlp')).toEqual([]);
  expect(pending.capture.request).toMatchObject({
    endpoint: 'https://idp.vectors.example/sso?tenant=a%20b',
    binding: 'redirect',
    signed: false,
    forceAuthn: false,
    isPassive: false,
    relayState: url.searchParams.get('RelayState'),
  });
});

const everything: SamlAsked = {
  forceAuthn: true,
  isPassive: true,
  requestedAuthnContext: { comparison: 'exact', classRefs: ['urn:one', 'urn:two'] },
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
};

test.each(['redirect', 'post'] as const)('everything that can be asked, by %s', async (binding) => {
  const { pending } = await begin(everything, { binding });
  const { root } = binding === 'redirect' ? await redirectOf(pending) : await formOf(pending);
  expect(attribute(root, 'ForceAuthn')).toBe('true');
  expect(attribute(root, 'IsPassive')).toBe('true');
  const [context] = children(root, 'RequestedAuthnContext', 'samlp');
  expect(attribute(context!, 'Comparison')).toBe('exact');
  expect(children(context!, 'AuthnContextClassRef', 'saml').map(textOf)).toEqual(['urn:one', 'urn:two']);
  const [policy] = children(root, 'NameIDPolicy', 'samlp');
  expect(attribute(policy!, 'Format')).toBe(everything.nameIdFormat);
  expect(pending.capture.request).toMatchObject({ ...everything, binding });
});

test.each([[{}], [{ isPassive: true }]])('a redirect that is signed: %j', async (asked) => {
  const { pending } = await begin(asked, { signRequests: true }, ownKeys);
  const { url } = await redirectOf(pending);
  const query = (name: string): string => `${name}=${encodeURIComponent(url.searchParams.get(name) ?? '')}`;
  const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].map(query).join('&');
  const signature = Buffer.from(url.searchParams.get('Signature') ?? '', 'base64');
  const { publicKey } = new X509Certificate(pem('relying-party'));
  expect(createVerify('sha256').update(signed).verify(publicKey, signature)).toBe(true);
  expect(pending.capture.request?.signed).toBe(true);
});

test('a form that is signed: behind the Issuer, as the schema wants it', async () => {
  const { pending } = await begin({}, { signRequests: true, binding: 'post' }, ownKeys);
  const { xml, root, relayState } = await formOf(pending);
  expect(children(root).map(({ localName }) => localName)).toEqual(['Issuer', 'Signature', 'NameIDPolicy']);
  const signed = new SignedXml({ publicCert: pem('relying-party'), getCertFromKeyInfo: () => null });
  signed.loadSignature(/<ds:Signature [^]*<\/ds:Signature>/.exec(xml)?.[0] ?? '');
  expect(signed.checkSignature(xml)).toBe(true);
  expect(signed.getSignedReferences()[0]).toContain('<AuthnRequest');
  expect(descendants(root, 'X509Certificate', 'ds')).toHaveLength(1);
  expect(relayState).toBe(pending.capture.request?.relayState);
});

test('the page with the form runs only its own line, and may be sent on to where it leads', async () => {
  const { pending } = await begin({}, { binding: 'post' });
  const { page } = await formOf(pending);
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(page.headers['referrer-policy']).toBe('strict-origin');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.text).toContain('action="https://idp.vectors.example/sso?tenant=a%20b"');
  expect(page.text.match(/<script/g)).toHaveLength(1);
});

test('a provider that wants signed requests gets them, or it is said what is missing', async () => {
  const wants = metadataXml('WantAuthnRequestsSigned="true"');
  const signing = await (await party(ownKeys)).beginSaml(await provider({}, wants), {});
  expect(signing.capture.request?.signed).toBe(true);
  await expect((await party()).beginSaml(await provider({}, wants), {})).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('relyingParty.key is missing'),
  });
});

test('a binding that the provider does not offer', async () => {
  const onlyPost = await provider({}, metadataXml('', ['POST']));
  const relyingParty = await party();
  expect((await relyingParty.beginSaml(onlyPost, {})).capture.request?.binding).toBe('post');
  const other = { ...onlyPost, target: { ...onlyPost.target, binding: 'redirect' as const } };
  await expect(relyingParty.beginSaml(other, {})).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('a response: both judgements are evidence, and nothing usable is kept', async () => {
  freezeClock();
  const redactor = new Redactor(digestKey);
  const relyingParty = await party({}, { redactor });
  const pending = await relyingParty.beginSaml(
    await provider({ entityId: 'http://127.0.0.1:4180/saml/metadata' }),
    {},
  );
  const { url, cookie } = await redirectOf(pending);
  const RelayState = url.searchParams.get('RelayState') ?? '';
  const page = await answer(relyingParty, { SAMLResponse: good, RelayState }, cookie.split(';')[0]);
  expect(page.text).toContain('amrcheck has the answer');
  expect(page.headers['set-cookie']?.[0]).toContain('Expires=Thu, 01 Jan 1970');
  const capture = await pending.answered;
  expect(capture.library).toEqual([{ accepted: true }]);
  expect(capture.response).toMatchObject({
    relayState: RelayState,
    sameBrowser: true,
    receivedAt: '2026-11-24T10:00:10.000Z',
    assertion: { trusted: true, nameId: { value: 'alice@contoso.example' } },
    signatures: [{ status: 'verified', key: 'metadata signing key 1' }],
  });
  const value = /<ds:SignatureValue>([^<]*)/.exec(Buffer.from(good, 'base64').toString())?.[1] ?? 'none';
  expect(JSON.stringify(capture)).not.toContain(value);
  expect(redactor.text(JSON.stringify(pending))).not.toContain(cookie.split(/[=;]/)[1]);
  // It is taken once.
  expect((await answer(relyingParty, { SAMLResponse: good, RelayState })).status).toBe(400);
});

test('where the two judgements differ, both stand', async () => {
  freezeClock();
  const { relyingParty, pending } = await begin({}, { entityId: 'http://127.0.0.1:4180/saml/metadata' });
  const { url } = await redirectOf(pending);
  const SAMLResponse = vectorBytes('saml/assertion-signed.reference-empty').toString('base64');
  await answer(relyingParty, { SAMLResponse, RelayState: url.searchParams.get('RelayState') ?? '' });
  const { library, response } = await pending.answered;
  expect(library).toEqual([{ accepted: true }]);
  expect(response).toMatchObject({ sameBrowser: false, signatures: [{ status: 'invalid' }] });
});

test('an encrypted response is opened with relyingParty.key', async () => {
  freezeClock();
  const target = { entityId: 'http://127.0.0.1:4180/saml/metadata' };
  const { relyingParty, pending } = await begin({}, target, ownKeys);
  const { url } = await redirectOf(pending);
  const path = 'saml/assertion-signed-then-encrypted.aes256-gcm.oaep-sha1';
  const SAMLResponse = vectorBytes(path).toString('base64');
  await answer(relyingParty, { SAMLResponse, RelayState: url.searchParams.get('RelayState') ?? '' });
  const { library, response } = await pending.answered;
  expect(library).toEqual([{ accepted: true }]);
  expect(response).toMatchObject({ encrypted: true, assertion: { trusted: true } });
});

test.each([
  ['no RelayState', {}],
  ['a wrong RelayState', { RelayState: 'wrong' }],
])('a response with %s belongs to the browser that began', async (_what, fields) => {
  const { relyingParty, pending } = await begin();
  const { cookie } = await redirectOf(pending);
  expect((await answer(relyingParty, { SAMLResponse: good, ...fields })).status).toBe(400);
  await answer(relyingParty, { SAMLResponse: good, ...fields }, cookie.split(';')[0]);
  const { response } = await pending.answered;
  expect(response?.sameBrowser).toBe(true);
  expect(response?.relayState).toBe('RelayState' in fields ? 'wrong' : undefined);
});

test('a sign-in that the provider begins has no request', async () => {
  const { relyingParty, pending } = await begin({ initiatedAt: 'https://idp.vectors.example/begin' });
  const start = await request(pending.startUrl).get('').redirects(0);
  expect(start.headers.location).toBe('https://idp.vectors.example/begin');
  const cookie = String(start.headers['set-cookie']).split(';')[0];
  await answer(relyingParty, { SAMLResponse: good }, cookie);
  const capture = await pending.answered;
  expect(capture.request).toBeUndefined();
  expect(capture.response?.assertion).toBeDefined();
});

test.each([
  ['nothing', '', 'it is empty'],
  ['no base64', '<<<', 'it is empty'],
  ['HTML', Buffer.from('<html></html>').toString('base64'), 'its root element is html'],
  [
    'an attribute twice, at which saml2-js would crash',
    vectorBytes('saml/assertion-signed.attribute-twice.same-name').toString('base64'),
    'redefined',
  ],
  [
    'more than 5 MiB',
    vectorBytes('saml/assertion-signed.attribute-larger-than-5-mib').toString('base64'),
    'larger than 5 MiB',
  ],
])('%s is evidence, too', async (_what, SAMLResponse, words) => {
  const { relyingParty, pending } = await begin();
  const { url } = await redirectOf(pending);
  await answer(relyingParty, { SAMLResponse, RelayState: url.searchParams.get('RelayState') ?? '' });
  const { library, response } = await pending.answered;
  expect(response?.unreadable?.reason).toContain(words);
  expect(library).toEqual([{ accepted: false, message: expect.stringContaining('Not asked') }]);
});

test('an answer for an address that is not ours is taken from the browser, once', async () => {
  const target = {
    entityId: 'urn:federation:MicrosoftOnline',
    reply: 'https://login.microsoftonline.com/login.srf',
  };
  const { relyingParty, pending } = await begin({}, target);
  expect(pending.replyUrl).toBe(target.reply);
  const { root } = await redirectOf(pending);
  expect(attribute(root, 'AssertionConsumerServiceURL')).toBe(target.reply);
  expect(textOf(children(root, 'Issuer', 'saml')[0]!)).toBe(target.entityId);
  const RelayState = pending.capture.request?.relayState ?? '';
  await pending.answerFromBrowser(new URLSearchParams({ SAMLResponse: good, RelayState }));
  const { response } = await pending.answered;
  expect(response).toMatchObject({ sameBrowser: true, relayState: RelayState, assertion: { trusted: true } });
  await pending.answerFromBrowser(new URLSearchParams({ SAMLResponse: '', RelayState: 'again' }));
  expect(pending.capture.response?.relayState).toBe(RelayState);
  expect((await answer(relyingParty, { SAMLResponse: good, RelayState })).status).toBe(400);
});

test('what is cancelled takes nothing any more', async () => {
  const { relyingParty, pending } = await begin();
  const { url } = await redirectOf(pending);
  pending.cancel();
  const RelayState = url.searchParams.get('RelayState') ?? '';
  expect((await answer(relyingParty, { SAMLResponse: good, RelayState })).status).toBe(400);
  expect((await request(pending.startUrl).get('')).status).toBe(404);
});

test.each([
  ['with keys', ownKeys, 2],
  ['without', {}, 0],
])('our metadata, %s, says only what is so', async (_what, config, keys) => {
  const relyingParty = await party(config);
  const page = await request(`${relyingParty.baseUrl}/saml/metadata`)
    .get('')
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk)).on('end', () => done(null, text));
    });
  expect(page.headers['content-type']).toMatch(/^application\/samlmetadata\+xml/);
  const root = parseXml(page.body as string);
  expect(attribute(root, 'entityID')).toBe(`${relyingParty.baseUrl}/saml/metadata`);
  expect(attribute(root, 'validUntil')).toBeUndefined();
  expect(descendants(root, 'KeyDescriptor', 'md')).toHaveLength(keys);
  expect(descendants(root, 'SingleLogoutService', 'md')).toEqual([]);
  const [service] = descendants(root, 'AssertionConsumerService', 'md');
  expect(attribute(service!, 'Location')).toBe(`${relyingParty.baseUrl}/saml/acs`);
});
