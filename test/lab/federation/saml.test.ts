import { createPublicKey, createSign, createVerify, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import saml2 from 'saml2-js';
import { SignedXml } from 'xml-crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { samlForms, startLab, variants } from '../../../lab/index.ts';
import type { Lab, LabAccount, LabTarget, SamlFormId, VariantId } from '../../../lab/index.ts';
import { newCertifiedKey } from '../../../lab/xml/certificate.ts';
import type { CertifiedKey } from '../../../lab/xml/certificate.ts';
import type { Page } from '../browser.ts';
import { observe, xmlOf } from './observe.ts';
import {
  Visitor,
  acs,
  authnRequest,
  isPosted,
  redirectQuery,
  relyingParty,
  requestedContext,
  state,
  usualUrl,
} from './visitor.ts';
import type { Posted } from './visitor.ts';

const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const refeds = 'https://refeds.org/profile/mfa';
const loginSrf = 'https://login.microsoftonline.com/login.srf';
let lab: Lab<'saml'>;
let honest: LabTarget<'saml'>;
let alice: LabAccount;
let bob: LabAccount;
let ours: CertifiedKey;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  ours = await newCertifiedKey('the relying party', Date.now());
  lab = await startLab({
    protocols: ['saml'],
    variants: [...(Object.keys(samlForms) as SamlFormId[]), 'everything'] as (VariantId | SamlFormId)[],
    defects: [
      'saml-class-echoed',
      'saml-class-not-as-requested',
      'saml-force-authn-ignored',
      'saml-skip-claims-mfa',
    ],
    replies: [loginSrf],
    relyingPartyCertificate: ours.certificate,
  });
  honest = targetOf('honest-saml');
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

function targetOf(id: string): LabTarget<'saml'> {
  const target = lab.targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}

const urlFor = (xml: string, target = honest): string => `${target.url}?${redirectQuery(xml)}`;

const classPath = 'Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef';
const classOf = (posted: Posted, account = alice): string[] | undefined =>
  observe(honest, account, posted).get(classPath);
const statusOf = (seen: Page | Posted): string[] => {
  if (!isPosted(seen)) throw new Error(`no answer but a page: ${seen.text}`);
  return [...xmlOf(seen).matchAll(/StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:(\w+)"/g)].map(
    ([, code = '']) => code,
  );
};
const instantOf = (posted: Posted): number =>
  Date.parse(/AuthnInstant="([^"]+)"/.exec(xmlOf(posted))?.[1] ?? '');

test('the honest provider says what it checked, and to whom', async () => {
  const posted = await new Visitor().signIn(alice, usualUrl(honest));
  expect(posted).toMatchObject({ action: acs, steps: ['sign-in', 'code'] });
  expect(posted.fields['RelayState']).toBe(state);
  expect(Object.fromEntries(observe(honest, alice, posted))).toMatchObject({
    'Response@Destination': ['our address'],
    'Response@InResponseTo': ['our request'],
    'Response/Issuer': ['ENTITY'],
    'Response/Status/StatusCode@Value': ['urn:oasis:names:tc:SAML:2.0:status:Success'],
    'Assertion/Issuer': ['ENTITY'],
    'Assertion/Signature': ['verified'],
    'Assertion/Signature/SignedInfo/Reference@URI': ['an ID'],
    'Assertion/Subject/NameID': ['immutable id'],
    'Assertion/Subject/NameID@Format': ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    'Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@InResponseTo': ['our request'],
    'Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@Recipient': ['our address'],
    'Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@NotOnOrAfter': ['300 s from now'],
    'Assertion/Conditions/AudienceRestriction/Audience': [relyingParty],
    'Assertion/AuthnStatement@AuthnInstant': ['0 s from now'],
    [classPath]: [multipleauthn],
    'Assertion/AttributeStatement/Attribute[IDPEmail]/AttributeValue': ['alice@lab.invalid'],
    'Assertion/AttributeStatement/Attribute[http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress]/AttributeValue':
      ['alice@lab.invalid'],
  });
  const low = await new Visitor().signIn(bob, usualUrl(honest));
  expect(classOf(low, bob)).toEqual([password]);
});

test('the signature holds by node:crypto alone', async () => {
  const xml = xmlOf(await new Visitor().signIn(bob, usualUrl(honest)));
  // What canonicalization does to this SignedInfo: its namespace is declared on it, and no tag closes itself.
  const signedInfo = (/<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(xml)?.[0] ?? '')
    .replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">')
    .replace(/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>');
  const value = /<ds:SignatureValue>([^<]*)/.exec(xml)?.[1] ?? '';
  const check = createVerify('RSA-SHA256').update(signedInfo);
  expect(check.verify(createPublicKey(honest.certificate), value, 'base64')).toBe(true);
});

test('the metadata names the services and the certificate, which is a sound one', async () => {
  const response = await fetch(honest.metadataUrl);
  expect(response.headers.get('content-type')).toContain('application/samlmetadata+xml');
  const metadata = await response.text();
  expect(metadata).toContain(`entityID="${honest.entityId}"`);
  for (const binding of ['HTTP-Redirect', 'HTTP-POST'])
    expect(metadata).toContain(
      `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${honest.url}">`,
    );
  const [, shown = ''] = /<ds:X509Certificate>([^<]*)/.exec(metadata) ?? [];
  const certificate = new X509Certificate(Buffer.from(shown, 'base64'));
  expect(certificate.toString()).toBe(honest.certificate);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
  expect(certificate.subject).toBe('CN=amrcheck lab');
});

test('the next key stands before the present one', async () => {
  const metadata = await (await fetch(targetOf('saml-next-key').metadataUrl)).text();
  const shown = [...metadata.matchAll(/<ds:X509Certificate>([^<]*)/g)].map(([, value]) => value);
  expect(shown).toHaveLength(2);
  expect(shown[1]).toBe(honest.certificate.replace(/-----.*-----|\s/g, ''));
});

test.each(['honest-saml', 'saml-response-signed', 'saml-both-signed', 'saml-encrypted', 'everything-saml'])(
  'saml2-js accepts what %s sends to its request',
  async (id) => {
    const target = targetOf(id);
    const sp = new saml2.ServiceProvider({
      entity_id: relyingParty,
      assert_endpoint: acs,
      private_key: ours.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificate: ours.certificate,
      allow_unencrypted_assertion: id !== 'saml-encrypted',
      sign_get_request: true,
    });
    const idp = new saml2.IdentityProvider({
      sso_login_url: target.url,
      sso_logout_url: target.url,
      certificates: [target.certificate],
    });
    const url = await new Promise<string>((resolve, reject) =>
      sp.create_login_request_url(idp, { relay_state: state }, (error, made) => {
        if (error) reject(error);
        else resolve(made);
      }),
    );
    const { fields } = await new Visitor().signIn(target.accounts[0]!, url);
    const post = promisify(sp.post_assert.bind(sp)) as (...args: unknown[]) => Promise<{
      user: { name_id: string; attributes: Record<string, string[]> };
    }>;
    const { user } = await post(idp, { request_body: fields });
    expect(user.name_id).toBe(target.accounts[0]!.sub.replaceAll('-', ''));
    expect(user.attributes['IDPEmail']).toEqual(['alice@lab.invalid']);
  },
);

test.each([
  ['saml-response-signed', { Response: 'verified', Assertion: undefined }],
  ['saml-both-signed', { Response: 'verified', Assertion: 'verified' }],
])('%s signs there and nowhere else', async (id, places) => {
  const target = targetOf(id);
  const seen = observe(target, bob, await new Visitor().signIn(target.accounts[1]!, usualUrl(target)));
  for (const [place, expected] of Object.entries(places))
    expect(seen.get(`${place}/Signature`)?.[0]).toBe(expected);
});

test.each([
  ['saml-encrypted', 'http://www.w3.org/2009/xmlenc11#aes256-gcm'],
  ['saml-encrypted-cbc', 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'],
])('%s shows no assertion, and hides one by %s', async (id, algorithm) => {
  const target = targetOf(id);
  const xml = xmlOf(await new Visitor().signIn(target.accounts[1]!, usualUrl(target)));
  expect(xml).toMatch(new RegExp(`<saml:EncryptedAssertion [^]*Algorithm="${algorithm}"`));
  expect(xml).not.toContain('IDPEmail');
});

test('a session is used again with its first AuthnInstant, until ForceAuthn asks for a new one', async () => {
  const visitor = new Visitor();
  const first = await visitor.signIn(alice, usualUrl(honest));
  vi.setSystemTime(Date.now() + 60_000);
  const again = await visitor.signIn(alice, usualUrl(honest));
  expect(again.steps).toEqual([]);
  expect(instantOf(again)).toBe(instantOf(first));
  const forced = await visitor.signIn(alice, urlFor(authnRequest({ attributes: 'ForceAuthn="true"' })));
  expect(forced.steps).toEqual(['sign-in', 'code']);
  expect(instantOf(forced)).toBe(Date.now());
});

test('saml-force-authn-ignored answers ForceAuthn from the session', async () => {
  const target = targetOf('saml-force-authn-ignored');
  const visitor = new Visitor();
  await visitor.signIn(target.accounts[1]!, usualUrl(target));
  const forced = urlFor(authnRequest({ attributes: 'ForceAuthn="true"' }), target);
  expect((await visitor.signIn(target.accounts[1]!, forced)).steps).toEqual([]);
});

test('IsPassive is answered from the session, or with NoPassive and no assertion', async () => {
  const visitor = new Visitor();
  const passive = urlFor(authnRequest({ attributes: 'IsPassive="true"' }));
  const refused = await visitor.open(passive);
  expect(statusOf(refused)).toEqual(['Responder', 'NoPassive']);
  const seen = observe(honest, bob, refused as Posted);
  expect(seen.get('#assertions')).toEqual(['0']);
  expect(seen.get('Response/Signature')).toEqual(['verified']);
  await visitor.signIn(bob, usualUrl(honest));
  expect(statusOf(await visitor.open(passive))).toEqual(['Success']);
});

test.each<[string, string[], string[], string]>([
  ['exact', [multipleauthn], ['sign-in', 'code'], multipleauthn],
  ['exact', [refeds], ['sign-in', 'code'], refeds],
  ['exact', [password], ['sign-in'], password],
  ['exact', [password, multipleauthn], ['sign-in', 'code'], multipleauthn],
  ['minimum', [password], ['sign-in', 'code'], multipleauthn],
  ['minimum', ['urn:unknown', refeds], ['sign-in', 'code'], refeds],
  ['maximum', [password], ['sign-in'], password],
  ['better', [password], ['sign-in', 'code'], multipleauthn],
])(
  'RequestedAuthnContext %s %j is asked for by %j and answered with %s',
  async (comparison, refs, steps, expected) => {
    const url = urlFor(authnRequest({ content: requestedContext(refs, comparison) }));
    const posted = await new Visitor().signIn(alice, url);
    expect(posted.steps).toEqual(steps);
    expect(classOf(posted)).toEqual([expected]);
  },
);

test.each<[string, string[]]>([
  ['exact', ['urn:unknown']],
  ['better', [multipleauthn]],
  ['other', [password]],
])('RequestedAuthnContext %s %j cannot be met by anybody', async (comparison, refs) => {
  const seen = await new Visitor().open(
    urlFor(authnRequest({ content: requestedContext(refs, comparison) })),
  );
  expect(statusOf(seen)).toEqual(['Responder', 'NoAuthnContext']);
});

test('a class of two factors is refused to who has one, and only a code is missing in a step up', async () => {
  const wanted = urlFor(authnRequest({ content: requestedContext([multipleauthn]) }));
  const refused = await new Visitor().signIn(bob, wanted);
  expect(refused.steps).toEqual(['sign-in']);
  expect(statusOf(refused)).toEqual(['Responder', 'NoAuthnContext']);

  const visitor = new Visitor();
  await visitor.signIn(alice, urlFor(authnRequest({ content: requestedContext([password]) })));
  const up = await visitor.signIn(alice, wanted);
  expect(up.steps).toEqual(['code']);
  expect(classOf(up)).toEqual([multipleauthn]);
});

test('saml-class-echoed says to bob what was asked for, saml-class-not-as-requested to alice what was not', async () => {
  const wanted = (target: LabTarget<'saml'>, ref: string): string =>
    urlFor(authnRequest({ content: requestedContext([ref]) }), target);
  const echo = targetOf('saml-class-echoed');
  const echoed = await new Visitor().signIn(echo.accounts[1]!, wanted(echo, multipleauthn));
  expect(observe(echo, bob, echoed).get(classPath)).toEqual([multipleauthn]);
  const deaf = targetOf('saml-class-not-as-requested');
  const other = await new Visitor().signIn(deaf.accounts[0]!, wanted(deaf, 'urn:unknown'));
  expect(observe(deaf, alice, other).get(classPath)).toEqual([multipleauthn]);
});

test('saml-skip-claims-mfa claims MFA for a factor that was skipped', async () => {
  const target = targetOf('saml-skip-claims-mfa');
  const { username, password: secret } = target.accounts[0]!;
  const visitor = new Visitor();
  const start = (await visitor.open(usualUrl(target))) as Page;
  const code = (await visitor.send(start, { username, password: secret })) as Page;
  const posted = (await visitor.send(code, { choice: 'skip' })) as Posted;
  expect(observe(target, alice, posted).get(classPath)).toEqual([multipleauthn]);
});

test('cancelling is told to the relying party', async () => {
  const visitor = new Visitor();
  const start = (await visitor.open(usualUrl(honest))) as Page;
  expect(statusOf(await visitor.send(start, { choice: 'cancel' }))).toEqual(['Responder', 'AuthnFailed']);
});

test.each([
  ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'immutable id'],
  ['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', 'immutable id'],
  ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'an ID'],
  ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', 'bob@lab.invalid'],
])('NameIDPolicy %s gives %s', async (format, expected) => {
  const url = urlFor(authnRequest({ content: `<samlp:NameIDPolicy Format="${format}"/>` }));
  const seen = observe(honest, bob, await new Visitor().signIn(bob, url));
  expect(seen.get('Assertion/Subject/NameID')).toEqual([expected]);
});

test.each([
  ['<samlp:NameIDPolicy Format="urn:unknown"/>', '', ['Requester', 'InvalidNameIDPolicy']],
  [
    '',
    'ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"',
    ['Requester', 'UnsupportedBinding'],
  ],
  ['', 'Destination="https://idp.example/sso"', ['Requester', 'RequestDenied']],
])('a request with %s %s is refused with %j', async (content, attributes, expected) => {
  expect(statusOf(await new Visitor().open(urlFor(authnRequest({ content, attributes }))))).toEqual(expected);
});

const byPost = (xml: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: state }),
});

function signedRequest(key: CertifiedKey): string {
  const signature = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signature.addReference({
    xpath: '/*',
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  });
  signature.computeSignature(authnRequest());
  return signature.getSignedXml();
}

test('a request by POST is taken, unsigned or signed, and refused with a wrong signature', async () => {
  for (const xml of [authnRequest(), signedRequest(ours)]) {
    const posted = await new Visitor().signIn(bob, honest.url, byPost(xml));
    expect(statusOf(posted)).toEqual(['Success']);
    expect(posted.fields['RelayState']).toBe(state);
  }
  const foreign = signedRequest(await newCertifiedKey('somebody else', Date.now()));
  expect(statusOf(await new Visitor().open(honest.url, byPost(foreign)))).toEqual([
    'Requester',
    'RequestDenied',
  ]);
});

test('where signed requests are demanded, an unsigned one is refused, and one in the query is checked as it was sent', async () => {
  const target = targetOf('saml-signed-requests');
  expect(await (await fetch(target.metadataUrl)).text()).toContain('WantAuthnRequestsSigned="true"');
  expect(statusOf(await new Visitor().open(usualUrl(target)))).toEqual(['Requester', 'RequestDenied']);
  const query = `${redirectQuery(authnRequest())}&SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`;
  const signature = createSign('RSA-SHA256').update(query).sign(ours.privateKey, 'base64');
  const signed = `${query}&Signature=${encodeURIComponent(signature)}`;
  const posted = await new Visitor().signIn(target.accounts[1]!, `${target.url}?${signed}`);
  expect(statusOf(posted)).toEqual(['Success']);
  const changed = signed.replace(/RelayState=[^&]*/, 'RelayState=other');
  expect(statusOf(await new Visitor().open(`${target.url}?${changed}`))).toEqual([
    'Requester',
    'RequestDenied',
  ]);
});

test('any relying party may name an address that is configured, and the assertion is for it', async () => {
  const url = urlFor(authnRequest({ issuer: 'urn:federation:MicrosoftOnline', acsUrl: null }));
  const posted = await new Visitor().signIn(bob, url);
  expect(posted.action).toBe(loginSrf);
  const seen = observe(honest, bob, posted);
  expect(seen.get('Response@Destination')).toEqual([loginSrf]);
  expect(seen.get('Assertion/Conditions/AudienceRestriction/Audience')).toEqual([
    'urn:federation:MicrosoftOnline',
  ]);
});

test.each(['https://evil.example/saml/acs', 'http://127.0.0.1:1/other', 'javascript:alert(1)'])(
  'the address %s is refused on a page',
  async (acsUrl) => {
    const seen = (await new Visitor().open(urlFor(authnRequest({ acsUrl })))) as Page;
    expect(seen).toMatchObject({ status: 400, step: undefined });
    expect(seen.text).toContain('UnknownAssertionConsumerService');
  },
);

test.each([
  ['nothing', ''],
  ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY e "x">]>${authnRequest()}`],
  ['two roots', `${authnRequest()}<x/>`],
  ['another message', '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a"/>'],
  ['a long one', authnRequest({ attributes: `Consent="${'x'.repeat(200_000)}"` })],
])('%s is refused on a page', async (_, xml) => {
  expect(await new Visitor().open(urlFor(xml))).toMatchObject({ status: 400, step: undefined });
  expect(await new Visitor().open(honest.url, byPost(xml))).toMatchObject({ status: 400, step: undefined });
});

test('a sign-in that nobody asked for answers no request', async () => {
  const query = new URLSearchParams({ providerId: relyingParty, shire: acs, target: state });
  const posted = await new Visitor().signIn(alice, `${honest.unsolicitedUrl}?${query}`);
  expect(posted).toMatchObject({ action: acs, fields: { RelayState: state } });
  const seen = observe(honest, alice, posted);
  expect(seen.get(classPath)).toEqual([multipleauthn]);
  expect([...seen.keys()].filter((path) => path.endsWith('InResponseTo'))).toEqual([]);
});

test('what a request says is escaped in the answer', async () => {
  const issuer = 'urn:x&amp;&lt;/saml:Audience&gt;"';
  const posted = await new Visitor().signIn(bob, urlFor(authnRequest({ issuer })));
  expect(observe(honest, bob, posted).get('Assertion/Conditions/AudienceRestriction/Audience')).toEqual([
    'urn:x&</saml:Audience>"',
  ]);
});

test('a page can be answered only by the browser that opened it', async () => {
  const opened = (await new Visitor().open(usualUrl(honest))) as Page;
  const stranger = await new Visitor().send(opened, { username: 'bob', password: bob.password });
  expect(stranger).toMatchObject({ status: 400, step: undefined });
});

test('the lab lists its SAML providers, with the pages of any kind', async () => {
  const index = await (await fetch(lab.origin)).text();
  expect(index).toContain(honest.metadataUrl);
  const target = targetOf('everything-saml');
  expect(variants[target.variant as VariantId]).toBe(variants.everything);
  const { steps } = await new Visitor().signIn(target.accounts[0]!, usualUrl(target));
  expect(steps).toEqual(['identifier', 'password', 'choose', 'code', 'profile', 'stay']);
});
