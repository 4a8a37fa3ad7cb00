/** Every `wresult` of the table. */
import { algorithms, beforeEnd, encryptedData, insertSignature, signatureOver, signed } from './sign.ts';
import type { Encrypting, Signing } from './sign.ts';
import { alice, at, bytesOf, evil, mfa, type Vector } from './vector.ts';

const saml1 = 'urn:oasis:names:tc:SAML:1.0:assertion';
const saml2 = 'urn:oasis:names:tc:SAML:2.0:assertion';
const trust2005 = 'http://schemas.xmlsoap.org/ws/2005/02/trust';
const trust13 = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
const claims2008 = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';
const issuer = 'https://idp.vectors.example/wsfed';
const realm = 'http://127.0.0.1:4180/wsfed';
const password = 'urn:oasis:names:tc:SAML:1.0:am:password';

interface Contents {
  id?: string;
  nameId?: string;
  method?: string;
  attributes?: string;
  advice?: string;
}

const attribute = (name: string, namespace: string, ...values: string[]): string =>
  `<saml:Attribute AttributeName="${name}" AttributeNamespace="${namespace}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`;
const upn = attribute('UPN', 'http://schemas.xmlsoap.org/claims', alice);

/** A SAML 1.1 assertion, canonical as it is written here. */
function assertion({ id = '_assertion', nameId = alice, method = mfa, ...more }: Contents = {}): string {
  const subject = `<saml:Subject><saml:NameIdentifier Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${nameId}</saml:NameIdentifier><saml:SubjectConfirmation><saml:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:bearer</saml:ConfirmationMethod></saml:SubjectConfirmation></saml:Subject>`;
  const authentication =
    method === ''
      ? ''
      : `<saml:AuthenticationStatement AuthenticationInstant="2026-11-24T09:59:50Z" AuthenticationMethod="${method}">${subject}</saml:AuthenticationStatement>`;
  return `<saml:Assertion xmlns:saml="${saml1}" AssertionID="${id}" IssueInstant="${at}" Issuer="${issuer}" MajorVersion="1" MinorVersion="1"><saml:Conditions NotBefore="2026-11-24T09:59:00Z" NotOnOrAfter="2026-11-24T10:59:00Z"><saml:AudienceRestrictionCondition><saml:Audience>${realm}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions>${more.advice ?? ''}<saml:AttributeStatement>${subject}${more.attributes ?? upn}</saml:AttributeStatement>${authentication}</saml:Assertion>`;
}

/** A SAML 2.0 assertion inside WS-Federation. */
function assertion20(): string {
  return `<saml:Assertion xmlns:saml="${saml2}" ID="_assertion" IssueInstant="${at}" Version="2.0"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID>${alice}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="2026-11-24T09:59:00Z" NotOnOrAfter="2026-11-24T10:59:00Z"><saml:AudienceRestriction><saml:Audience>${realm}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="2026-11-24T09:59:50Z"><saml:AuthnContext><saml:AuthnContextClassRef>${mfa}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement></saml:Assertion>`;
}

/** A RequestSecurityTokenResponse around `token`. */
function answer(token: string, { trust = trust2005, beside = '', appliesTo = realm } = {}): string {
  const declaration = trust === '' ? '' : ` xmlns:t="${trust}"`;
  return `<t:RequestSecurityTokenResponse${declaration}><t:Lifetime><wsu:Created xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">${at}</wsu:Created></t:Lifetime><wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>${appliesTo}</wsa:Address></wsa:EndpointReference></wsp:AppliesTo><t:RequestedSecurityToken>${token}</t:RequestedSecurityToken>${beside}<t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType></t:RequestSecurityTokenResponse>`;
}

const collection = (trust: string, ...answers: string[]): string =>
  `<t:RequestSecurityTokenResponseCollection xmlns:t="${trust}">${answers.join('')}</t:RequestSecurityTokenResponseCollection>`;
const tokenSigned = (contents: Contents = {}, signing: Signing = {}): string =>
  answer(signed(assertion(contents), signing));
const encrypted = (plaintext: string, encrypting: Encrypting = {}): string =>
  encryptedData(plaintext, encrypting);
const evilAssertion = (id = '_evil'): string => assertion({ id, nameId: evil });

function ok(
  axes: Vector['axes'],
  xml: string,
  expected: Partial<Extract<Vector['expected'], { nameId: string }>> = {},
): Vector {
  const wanted = { nameId: alice, methods: [mfa], ...expected };
  return { protocol: 'wsfed', axes, bytes: bytesOf(xml), expected: wanted };
}
function no(axes: Vector['axes'], xml: string | Uint8Array, refused: string, because?: string): Vector {
  return { protocol: 'wsfed', axes, bytes: bytesOf(xml), expected: { refused, ...(because && { because }) } };
}

const valid = (): Vector[] => [
  ok(['trust-2005-02', 'saml-1.1', 'plain'], tokenSigned()),
  ok(['trust-1.3', 'saml-1.1', 'plain'], answer(signed(assertion()), { trust: trust13 })),
  ok(['trust-2005-02', 'saml-2.0', 'plain'], answer(signed(assertion20()))),
  ok(['trust-1.3', 'saml-2.0', 'plain'], answer(signed(assertion20()), { trust: trust13 })),
  ok(
    ['trust-2005-02', 'collection', 'saml-1.1'],
    collection(trust2005, answer(signed(assertion()), { trust: '' })),
  ),
  ok(
    ['trust-1.3', 'collection', 'saml-1.1'],
    collection(trust13, answer(signed(assertion()), { trust: '' })),
  ),
  ok(
    ['trust-1.3', 'collection', 'saml-2.0'],
    collection(trust13, answer(signed(assertion20()), { trust: '' })),
  ),
  ok(['saml-1.1', 'encrypted', 'aes256-gcm'], answer(encrypted(signed(assertion())))),
  ok(
    ['saml-1.1', 'encrypted', 'aes256-cbc'],
    answer(encrypted(signed(assertion()), { content: 'aes256-cbc' })),
  ),
  ok(
    ['saml-2.0', 'encrypted-assertion', 'aes256-gcm'],
    answer(
      `<saml:EncryptedAssertion xmlns:saml="${saml2}">${encrypted(signed(assertion20()))}</saml:EncryptedAssertion>`,
    ),
  ),
  ok(['saml-1.1', 'second-key-of-metadata'], tokenSigned({}, { key: 'provider-next' })),
  ok(
    ['saml-1.1', 'rsa-sha512'],
    tokenSigned({}, { algorithm: algorithms.rsaSha512, digest: algorithms.sha512 }),
  ),
  ok(['saml-1.1', 'key-value-in-key-info'], tokenSigned({}, { keyInfo: 'key-value' })),
  ok(
    ['saml-1.1', 'attribute-with-several-values'],
    tokenSigned({
      method: password,
      attributes: attribute('authenticationmethod', claims2008, password, mfa),
    }),
    { methods: [password], attributes: { authenticationmethod: [password, mfa] } },
  ),
  ok(
    ['saml-1.1', 'attribute-repeated'],
    tokenSigned({
      method: password,
      attributes:
        attribute('authenticationmethod', claims2008, password) +
        attribute('authenticationmethod', claims2008, mfa),
    }),
    { methods: [password], attributes: { authenticationmethod: [password, mfa] } },
  ),
  ok(
    ['saml-1.1', 'comment-cuts-name-identifier'],
    tokenSigned({ nameId: `${alice}.attacker.example` }).replaceAll(`>${alice}.`, `>${alice}<!---->.`),
    { nameId: `${alice}.attacker.example` },
  ),
  ok(
    ['saml-1.1', 'comment-cuts-attribute'],
    tokenSigned({ attributes: attribute('authenticationmethod', claims2008, `${mfa}-not`) }).replace(
      `>${mfa}-`,
      `>${mfa}<!---->-`,
    ),
    { attributes: { authenticationmethod: [`${mfa}-not`] } },
  ),
  ok(['saml-1.1', 'declared-utf-8'], `<?xml version="1.0" encoding="utf-8"?>${tokenSigned()}`),
];

function refused(): Vector[] {
  const plain = assertion();
  const signature = signatureOver(plain);
  const original = insertSignature(plain, signature);
  const good = tokenSigned();
  const reference = (token: string): string =>
    `<t:RequestedAttachedReference>${token}</t:RequestedAttachedReference>`;
  const inside = (token: string): string =>
    signature.replace('</ds:Signature>', () => `${token}</ds:Signature>`);
  return [
    no(['saml-1.1', 'wrapped', 'evil-first'], answer(evilAssertion() + original), 'assertions', '2'),
    no(['saml-1.1', 'wrapped', 'evil-last'], answer(original + evilAssertion()), 'assertions', '2'),
    no(
      ['saml-1.1', 'wrapped', 'original-inside-evil'],
      answer(beforeEnd(evilAssertion(), original)),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'wrapped', 'original-in-advice'],
      answer(assertion({ id: '_evil', nameId: evil, advice: `<saml:Advice>${original}</saml:Advice>` })),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'wrapped', 'original-inside-signature'],
      answer(insertSignature(evilAssertion(), inside(plain))),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'wrapped', 'original-in-object'],
      answer(insertSignature(evilAssertion(), inside(`<ds:Object>${plain}</ds:Object>`))),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'wrapped', 'original-in-attached-reference'],
      answer(evilAssertion(), { beside: reference(original) }),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'wrapped', 'signature-in-evil', 'original-last'],
      answer(insertSignature(evilAssertion(), signature) + plain),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'same-id-twice', 'evil-first'],
      answer(evilAssertion('_assertion') + original),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['saml-1.1', 'same-id-twice', 'other-attribute-name'],
      answer(
        evilAssertion().replace('AssertionID="_evil"', 'AssertionID="_evil" ID="_assertion"') + original,
      ),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['trust-1.3', 'collection', 'two-answers'],
      collection(
        trust13,
        answer(original, { trust: '' }),
        answer(signed(assertion({ id: '_second' })), { trust: '' }),
      ),
      'assertions',
      '2',
    ),
    no(
      ['saml-1.1', 'token-in-attached-reference'],
      answer('', { beside: reference(original) }),
      'signature',
      'It stands in saml:Assertion',
    ),
    no(
      ['saml-1.1', 'signature-beside-token'],
      answer(plain + signature),
      'signature',
      'It stands in t:RequestedSecurityToken',
    ),
    no(['saml-1.1', 'unsigned'], answer(plain), 'unsigned'),
    no(['saml-1.1', 'name-identifier-changed'], good.replaceAll(alice, evil), 'signature', 'digest differs'),
    no(
      ['saml-1.1', 'method-changed'],
      tokenSigned({ method: password }).replace(password, mfa),
      'signature',
      'digest differs',
    ),
    no(
      ['saml-1.1', 'foreign-key', 'in-key-info'],
      tokenSigned({}, { key: 'stranger' }),
      'signature',
      'only the message itself names',
    ),
    no(
      ['saml-1.1', 'foreign-key', 'not-in-key-info'],
      tokenSigned({}, { key: 'stranger', keyInfo: 'none' }),
      'signature',
      'No key that is known (2)',
    ),
    no(
      ['saml-1.1', 'rsa-sha1', 'digest-sha1'],
      tokenSigned({}, { algorithm: algorithms.rsaSha1, digest: algorithms.sha1 }),
      'sha-1',
    ),
    no(
      ['saml-1.1', 'hmac-sha256-keyed-with-certificate'],
      tokenSigned({}, { algorithm: algorithms.hmacSha256 }),
      'signature',
      'not one that proves who signed',
    ),
    no(
      ['saml-1.1', 'reference-empty'],
      tokenSigned({}, { uri: '' }),
      'signature',
      'not to the element around it',
    ),
    no(
      ['saml-1.1', 'doctype', 'external-entity'],
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${good.replaceAll(`>${alice}<`, '>&e;<')}`,
      'unreadable',
      'no-doctype',
    ),
    no(
      ['saml-1.1', 'processing-instruction', 'in-name-identifier'],
      good.replace(`>${alice}<`, '>alice@<?x y?>contoso.example<'),
      'unreadable',
      'no-processing-instruction',
    ),
    no(['saml-1.1', 'second-root'], good + answer(evilAssertion()), 'unreadable', 'one-root'),
    no(
      ['saml-1.1', 'utf-16', 'little-endian'],
      Buffer.from(`\uFEFF${good}`, 'utf16le'),
      'unreadable',
      'encoding',
    ),
    no(
      ['saml-1.1', 'method-in-attribute-only'],
      tokenSigned({ method: '', attributes: attribute('authenticationmethod', claims2008, mfa) }),
      'statement',
    ),
    no(
      ['saml-1.1', 'statement-beside-token'],
      answer(signed(assertion({ method: '' })), {
        beside: `<saml:AuthenticationStatement xmlns:saml="${saml1}" AuthenticationMethod="${mfa}"></saml:AuthenticationStatement>`,
      }),
      'statement',
    ),
    no(['trust-unknown', 'saml-1.1'], answer(original, { trust: 'urn:evil' }), 'unreadable', 'root-element'),
    no(['saml-1.1', 'encrypted', 'unsigned'], answer(encrypted(plain)), 'unsigned'),
    no(
      ['saml-1.1', 'encrypted', 'for-another-recipient'],
      answer(encrypted(original, { wrapped: 'for-stranger' })),
      'unreadable',
      'decryption',
    ),
    no(
      ['saml-1.1', 'encrypted', 'plain-token-beside'],
      answer(encrypted(original) + evilAssertion()),
      'assertions',
      '2',
    ),
    no(
      ['no-document', 'soap-fault'],
      '<s:Fault xmlns:s="http://www.w3.org/2003/05/soap-envelope"></s:Fault>',
      'unreadable',
      'root-element',
    ),
  ];
}

export const wsfedVectors: Vector[] = [...valid(), ...refused()];
