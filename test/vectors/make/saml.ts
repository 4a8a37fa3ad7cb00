/** Every SAML 2.0 Response of the table. */
import {
  algorithms,
  beforeEnd,
  encryptedData,
  insertSignature,
  reference,
  signatureOver,
  signed,
} from './sign.ts';
import type { Encrypting, Signing } from './sign.ts';
import { alice, at, bytesOf, evil, mfa, type Vector } from './vector.ts';

const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
const samlp = 'urn:oasis:names:tc:SAML:2.0:protocol';
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const weakClass = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
export const samlFacts = {
  issuer: 'https://idp.vectors.example/saml',
  entityId: 'http://127.0.0.1:4180/saml/metadata',
  acs: 'http://127.0.0.1:4180/saml/acs',
  requestId: '_request',
};
const { issuer, entityId, acs, requestId } = samlFacts;

interface Contents {
  id?: string;
  nameId?: string;
  statements?: string;
  attributes?: string;
  advice?: string;
}

export const statement = (classRef = mfa, index = '_session'): string =>
  `<saml:AuthnStatement AuthnInstant="2026-11-24T09:59:50Z" SessionIndex="${index}"><saml:AuthnContext><saml:AuthnContextClassRef>${classRef}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
const attribute = (name: string, ...values: string[]): string =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`;
const attributes = (...all: string[]): string =>
  `<saml:AttributeStatement>${all.join('')}</saml:AttributeStatement>`;

/** An assertion, canonical as it is written here. */
function assertion({
  id = '_assertion',
  nameId = alice,
  statements = statement(),
  ...more
}: Contents = {}): string {
  return `<saml:Assertion xmlns:saml="${saml}" ID="${id}" IssueInstant="${at}" Version="2.0"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${requestId}" NotOnOrAfter="2026-11-24T10:05:00Z" Recipient="${acs}"></saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="2026-11-24T09:59:00Z" NotOnOrAfter="2026-11-24T10:05:00Z"><saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>${more.advice ?? ''}${statements}${more.attributes ?? attributes(attribute('IDPEmail', alice))}</saml:Assertion>`;
}

const status = (...codes: string[]): string => {
  const nested = codes.reduceRight(
    (inner, code) => `<samlp:StatusCode Value="${code}">${inner}</samlp:StatusCode>`,
    '',
  );
  return `<samlp:Status>${nested}</samlp:Status>`;
};

/** A Response around `body`, canonical where the body is. */
function response(body: string, { id = '_response', codes = [success], extensions = '' } = {}): string {
  return `<samlp:Response xmlns:samlp="${samlp}" Destination="${acs}" ID="${id}" InResponseTo="${requestId}" IssueInstant="${at}" Version="2.0"><saml:Issuer xmlns:saml="${saml}">${issuer}</saml:Issuer>${extensions}${status(...codes)}${body}</samlp:Response>`;
}

const assertionSigned = (contents: Contents = {}, signing: Signing = {}): string =>
  response(signed(assertion(contents), signing));
const responseSigned = (contents: Contents = {}, signing: Signing = {}): string =>
  signed(response(assertion(contents)), signing);
const encrypted = (plaintext: string, encrypting: Encrypting = {}): string =>
  `<saml:EncryptedAssertion xmlns:saml="${saml}">${encryptedData(plaintext, encrypting)}</saml:EncryptedAssertion>`;
const evilAssertion = (id = '_evil'): string => assertion({ id, nameId: evil });
const extensions = (inside: string): string => `<samlp:Extensions>${inside}</samlp:Extensions>`;
const object = (inside: string): string => `<ds:Object>${inside}</ds:Object>`;
const bearing = (doctype: string, xml = assertionSigned()): string => `<?xml version="1.0"?>${doctype}${xml}`;

function ok(
  axes: Vector['axes'],
  xml: string | Uint8Array,
  expected: Partial<Extract<Vector['expected'], { nameId: string }>> = {},
): Vector {
  return {
    protocol: 'saml',
    axes,
    bytes: bytesOf(xml),
    expected: { nameId: alice, methods: [mfa], ...expected },
  };
}
function no(axes: Vector['axes'], xml: string | Uint8Array, refused: string, because?: string): Vector {
  return { protocol: 'saml', axes, bytes: bytesOf(xml), expected: { refused, ...(because && { because }) } };
}

const valid = (): Vector[] => [
  ok(['assertion-signed', 'plain'], assertionSigned()),
  ok(['response-signed', 'plain'], responseSigned()),
  ok(['both-signed', 'plain'], signed(response(signed(assertion())))),
  ok(
    ['assertion-signed', 'rsa-sha384'],
    assertionSigned({}, { algorithm: algorithms.rsaSha384, digest: algorithms.sha384 }),
  ),
  ok(
    ['assertion-signed', 'rsa-sha512'],
    assertionSigned({}, { algorithm: algorithms.rsaSha512, digest: algorithms.sha512 }),
  ),
  ok(['assertion-signed', 'second-key-of-metadata'], assertionSigned({}, { key: 'provider-next' })),
  ok(['response-signed', 'second-key-of-metadata'], responseSigned({}, { key: 'provider-next' })),
  ok(['assertion-signed', 'no-key-info'], assertionSigned({}, { keyInfo: 'none' })),
  ok(
    ['assertion-signed', 'known-key', 'foreign-certificate-in-key-info'],
    assertionSigned({}, { keyInfo: 'stranger' }),
  ),
  ok(
    ['assertion-signed', 'exclusive-with-comments'],
    assertionSigned({}, { transforms: [algorithms.enveloped, algorithms.exclusiveWithComments] }),
  ),
  ok(['assertion-signed', 'signed-info-inclusive-c14n'], inclusiveSignedInfo()),
  ok(
    ['assertion-signed', 'comment-in-name-id'],
    assertionSigned().replace(alice, 'alice@<!-- x -->contoso.example'),
  ),
  ok(
    ['assertion-signed', 'comment-cuts-name-id'],
    assertionSigned({ nameId: `${alice}.attacker.example` }).replace(alice, `${alice}<!---->`),
    { nameId: `${alice}.attacker.example` },
  ),
  ok(
    ['response-signed', 'comment-cuts-name-id'],
    responseSigned({ nameId: `${alice}.attacker.example` }).replace(alice, `${alice}<!---->`),
    { nameId: `${alice}.attacker.example` },
  ),
  ok(
    ['assertion-signed', 'comment-cuts-class'],
    assertionSigned({ statements: statement(`${mfa}-not`) }).replace(mfa, `${mfa}<!---->`),
    { methods: [`${mfa}-not`] },
  ),
  ok(
    ['assertion-signed', 'comment-cuts-attribute'],
    assertionSigned({ attributes: attributes(attribute('IDPEmail', `${alice}.attacker.example`)) }).replace(
      `>${alice}.`,
      `>${alice}<!---->.`,
    ),
    { attributes: { IDPEmail: [`${alice}.attacker.example`] } },
  ),
  ok(
    ['assertion-signed', 'cdata-in-name-id'],
    assertionSigned().replace(`>${alice}<`, `><![CDATA[${alice}]]><`),
  ),
  ok(
    ['assertion-signed', 'byte-order-mark'],
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(assertionSigned())]),
  ),
  ok(['assertion-signed', 'declared-utf-8'], `<?xml version="1.0" encoding="UTF-8"?>\n${assertionSigned()}`),
  ok(['assertion-signed', 'comments-around-root'], `<!-- before -->${assertionSigned()}<!-- after -->`),
  ok(
    ['assertion-signed', 'signature-value-wrapped'],
    assertionSigned().replace(/(?<=<ds:SignatureValue>)[^<]*/, (value) => value.replace(/.{64}/g, '$&\n')),
  ),
  ok(
    ['assertion-signed', 'attribute-with-several-values'],
    assertionSigned({ attributes: attributes(attribute('groups', 'one', 'two')) }),
    { attributes: { groups: ['one', 'two'] } },
  ),
  ok(
    ['assertion-signed', 'attribute-repeated'],
    assertionSigned({ attributes: attributes(attribute('groups', 'one'), attribute('groups', 'two')) }),
    { attributes: { groups: ['one', 'two'] } },
  ),
  ok(
    ['assertion-signed', 'two-statements'],
    assertionSigned({ statements: statement(weakClass) + statement(mfa, '_other') }),
    { methods: [weakClass, mfa] },
  ),
  ok(['assertion-signed', 'text-of-other-scripts'], assertionSigned({ nameId: 'Zoë Ångström 李 👩‍💻' }), {
    nameId: 'Zoë Ångström 李 👩‍💻',
  }),
  ok(['assertion-signed', 'characters-escaped'], assertionSigned({ nameId: '&lt;b&gt; &amp; "c"' }), {
    nameId: '<b> & "c"',
  }),
  ok(
    ['assertion-signed', 'unknown-prefixes'],
    assertionSigned().replace(`xmlns:samlp="${samlp}"`, `xmlns:samlp="${samlp}" xmlns:x="urn:unused"`),
  ),
  ok(
    ['assertion-signed-then-encrypted', 'aes256-gcm', 'oaep-sha1'],
    response(encrypted(signed(assertion()))),
  ),
  ok(
    ['assertion-signed-then-encrypted', 'aes256-gcm', 'oaep-sha256'],
    response(encrypted(signed(assertion()), { wrapped: 'oaep-sha256' })),
  ),
  ok(
    ['assertion-signed-then-encrypted', 'aes256-cbc', 'oaep-sha1'],
    response(encrypted(signed(assertion()), { content: 'aes256-cbc' })),
  ),
  ok(
    ['assertion-signed-then-encrypted', 'aes256-gcm', 'key-beside-data'],
    response(encrypted(signed(assertion()), { keyPlace: 'beside' })),
  ),
  ok(
    ['assertion-signed-then-encrypted', 'aes256-gcm', 'two-recipients'],
    response(encrypted(signed(assertion()), { keyPlace: 'after-another' })),
  ),
  ok(['assertion-encrypted', 'response-signed', 'aes256-gcm'], signed(response(encrypted(assertion())))),
  ok(
    ['assertion-signed-then-encrypted', 'response-signed', 'aes256-gcm'],
    signed(response(encrypted(signed(assertion())))),
  ),
];

/** SignedInfo by inclusive C14N: it takes the namespaces around it along. */
function inclusiveSignedInfo(): string {
  const plain = assertion();
  const declared = `xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:saml="${saml}" xmlns:samlp="${samlp}"`;
  return response(
    insertSignature(
      plain,
      signatureOver(plain, { canonicalization: algorithms.inclusive, signedInfoNamespaces: declared }),
    ),
  );
}

/** The eight classical ways of wrapping (Somorovsky et al., "On Breaking SAML", 2012), and kin. */
function wrapped(): Vector[] {
  const plain = assertion();
  const signature = signatureOver(plain);
  const original = insertSignature(plain, signature);
  const whole = response(assertion());
  const wholeSignature = signatureOver(whole);
  const evilWhole = response(evilAssertion(), { id: '_evil-response' });
  const evilSigned = (id = '_evil'): string => insertSignature(evilAssertion(id), signature);
  return [
    no(
      ['response-signed', 'xsw1', 'original-inside-signature'],
      insertSignature(
        evilWhole,
        wholeSignature.replace('</ds:Signature>', () => `${whole}</ds:Signature>`),
      ),
      'assertions',
      '2',
    ),
    no(
      ['response-signed', 'xsw2', 'original-beside-signature'],
      insertSignature(evilWhole, `${whole}${wholeSignature}`),
      'assertions',
      '2',
    ),
    no(['assertion-signed', 'xsw3', 'evil-first'], response(evilAssertion() + original), 'assertions', '2'),
    no(['assertion-signed', 'xsw3', 'evil-last'], response(original + evilAssertion()), 'assertions', '2'),
    no(
      ['assertion-signed', 'xsw4', 'original-inside-evil'],
      response(beforeEnd(evilAssertion(), original)),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'xsw5', 'signature-in-evil', 'original-last'],
      response(evilSigned() + plain),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'xsw6', 'original-inside-signature'],
      response(
        insertSignature(
          evilAssertion(),
          signature.replace('</ds:Signature>', () => `${plain}</ds:Signature>`),
        ),
      ),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'xsw7', 'original-in-extensions'],
      response(evilAssertion(), { extensions: extensions(original) }),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'xsw8', 'original-in-object'],
      response(
        insertSignature(
          evilAssertion(),
          signature.replace('</ds:Signature>', () => `${object(plain)}</ds:Signature>`),
        ),
      ),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'original-in-advice'],
      response(assertion({ id: '_evil', nameId: evil, advice: `<saml:Advice>${original}</saml:Advice>` })),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'original-in-nested-response'],
      response(evilAssertion() + response(original, { id: '_inner' })),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'original-in-attribute-value'],
      response(assertion({ id: '_evil', nameId: evil, attributes: attributes(attribute('x', original)) })),
      'assertions',
      '2',
    ),
    no(
      ['assertion-signed', 'evil-has-the-same-id', 'evil-first'],
      response(evilAssertion('_assertion') + original),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['assertion-signed', 'evil-has-the-same-id', 'evil-last'],
      response(original + evilAssertion('_assertion')),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['assertion-signed', 'evil-has-the-same-id', 'other-attribute-name'],
      response(evilSigned('_evil').replace('ID="_evil"', 'ID="_evil" Id="_assertion"') + plain),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['response-signed', 'same-id-twice'],
      insertSignature(response(evilAssertion('_response')), wholeSignature),
      'unreadable',
      'duplicate-id',
    ),
    no(
      ['status-signed', 'assertion-unsigned'],
      response(evilAssertion()).replace(
        '<samlp:Status>',
        () => `<samlp:Status ID="_status">${signatureOver('<samlp:Status ID="_status"></samlp:Status>')}`,
      ),
      'signature',
      'It stands in samlp:Status',
    ),
    no(
      ['assertion-signed', 'signature-moved-to-response'],
      insertSignature(response(plain), signature),
      'signature',
      'not to the element around it',
    ),
    no(
      ['response-signed', 'signature-moved-to-assertion'],
      response(insertSignature(plain, wholeSignature)),
      'signature',
      'not to the element around it',
    ),
    no(
      ['assertion-signed', 'signature-below-subject'],
      response(plain.replace('<saml:Subject>', () => `<saml:Subject>${signature}`)),
      'signature',
      'It stands in saml:Subject',
    ),
    no(
      ['assertion-signed', 'second-signature-copied'],
      response(insertSignature(original, signature)),
      'signature',
      'more than one signature',
    ),
  ];
}

function changed(): Vector[] {
  const good = assertionSigned();
  const whole = responseSigned();
  const unsigned = response(assertion());
  return [
    no(['unsigned', 'plain'], unsigned, 'unsigned'),
    no(
      ['unsigned', 'signature-in-foreign-namespace'],
      good.replace('xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', 'xmlns:ds="urn:not-xmldsig"'),
      'unsigned',
    ),
    no(['assertion-signed', 'name-id-changed'], good.replace(alice, evil), 'signature', 'digest differs'),
    no(['response-signed', 'name-id-changed'], whole.replace(alice, evil), 'signature', 'digest differs'),
    no(
      ['assertion-signed', 'class-changed'],
      assertionSigned({ statements: statement(weakClass) }).replace(weakClass, mfa),
      'signature',
      'digest differs',
    ),
    no(
      ['response-signed', 'in-response-to-changed'],
      whole.replace(`InResponseTo="${requestId}" IssueInstant`, 'InResponseTo="_other" IssueInstant'),
      'signature',
      'digest differs',
    ),
    no(
      ['both-signed', 'response-changed'],
      signed(response(signed(assertion()))).replace(success, `${success}x`),
      'signature',
      'digest differs',
    ),
    no(
      ['assertion-signed', 'signature-value-changed'],
      good.replace(/(?<=<ds:SignatureValue>)./, (first) => (first === 'A' ? 'B' : 'A')),
      'signature',
      'No key that is known (2)',
    ),
    no(
      ['assertion-signed', 'signature-value-empty'],
      good.replace(/(?<=<ds:SignatureValue>)[^<]*/, ''),
      'signature',
      'SignatureValue is empty',
    ),
    no(
      ['assertion-signed', 'digest-value-changed'],
      good.replace(/(?<=<ds:DigestValue>)./, (first) => (first === 'A' ? 'B' : 'A')),
      'signature',
      'digest differs',
    ),
    no(
      ['assertion-signed', 'digest-value-with-comment'],
      digestComment(),
      'signature',
      'comment in ds:DigestValue',
    ),
    no(
      ['assertion-signed', 'digest-value-twice'],
      good.replace(/<ds:DigestValue>.*?<\/ds:DigestValue>/, '$&$&'),
      'signature',
      'it must hold',
    ),
    no(
      ['assertion-signed', 'two-signed-infos', 'evil-first'],
      twoSignedInfos('first'),
      'signature',
      'it must hold',
    ),
    no(
      ['assertion-signed', 'two-signed-infos', 'evil-last'],
      twoSignedInfos('last'),
      'signature',
      'it must hold',
    ),
    no(
      ['assertion-signed', 'signature-value-missing'],
      good.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, ''),
      'signature',
      'it must hold',
    ),
    no(
      ['assertion-signed', 'object-in-signature'],
      assertionSigned({}, { object: object('anything') }),
      'signature',
      'it must hold',
    ),
  ];
}

/** CVE-2025-29775: a comment hides the digest that is signed from a reader that takes the first text. */
function digestComment(): string {
  const digestIn = (signature: string): string => /<ds:DigestValue>(.*?)</.exec(signature)?.[1] ?? '';
  const genuine = signatureOver(assertion());
  const forged = evilAssertion('_assertion');
  const hidden = `<!--${digestIn(signatureOver(forged))}-->${digestIn(genuine)}`;
  return response(insertSignature(forged, genuine.replace(digestIn(genuine), hidden)));
}

/** CVE-2025-29774: which of two SignedInfo elements is signed, and which one is read. */
function twoSignedInfos(place: 'first' | 'last'): string {
  const signature = signatureOver(assertion());
  const signedInfo = (text: string): string => /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(text)?.[0] ?? '';
  const genuine = signedInfo(signature);
  const forged = signedInfo(signatureOver(evilAssertion('_assertion')));
  const both = place === 'first' ? forged + genuine : genuine + forged;
  return response(
    insertSignature(
      evilAssertion('_assertion'),
      signature.replace(genuine, () => both),
    ),
  );
}

function algorithmAttacks(): Vector[] {
  const { enveloped, exclusive } = algorithms;
  const xpath = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
  const xslt = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
  const base64 = 'http://www.w3.org/2000/09/xmldsig#base64';
  const by = (signing: Signing, contents: Contents = {}): string => assertionSigned(contents, signing);
  return [
    no(
      ['assertion-signed', 'hmac-sha1-keyed-with-certificate'],
      by({ algorithm: algorithms.hmacSha1 }),
      'signature',
      'not one that proves who signed',
    ),
    no(
      ['assertion-signed', 'hmac-sha256-keyed-with-certificate'],
      by({ algorithm: algorithms.hmacSha256 }),
      'signature',
      'not one that proves who signed',
    ),
    no(
      ['assertion-signed', 'algorithm-none'],
      by({ algorithm: 'urn:none' }),
      'signature',
      'not one that proves who signed',
    ),
    no(
      ['assertion-signed', 'rsa-md5'],
      by({ algorithm: algorithms.rsaMd5 }),
      'signature',
      'not one that proves who signed',
    ),
    no(
      ['assertion-signed', 'algorithm-uri-with-https'],
      by({ algorithm: 'https://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }),
      'signature',
      'not one that proves who signed',
    ),
    no(['assertion-signed', 'digest-md5'], by({ digest: algorithms.md5 }), 'signature', 'digest algorithm'),
    no(
      ['assertion-signed', 'rsa-sha1', 'digest-sha1'],
      by({ algorithm: algorithms.rsaSha1, digest: algorithms.sha1 }),
      'sha-1',
    ),
    no(['assertion-signed', 'rsa-sha256', 'digest-sha1'], by({ digest: algorithms.sha1 }), 'sha-1'),
    no(
      ['response-signed', 'rsa-sha1', 'digest-sha256'],
      responseSigned({}, { algorithm: algorithms.rsaSha1 }),
      'sha-1',
    ),
    no(
      ['assertion-signed', 'foreign-key', 'in-key-info'],
      by({ key: 'stranger' }),
      'signature',
      'only the message itself names',
    ),
    no(
      ['response-signed', 'foreign-key', 'in-key-info'],
      responseSigned({}, { key: 'stranger' }),
      'signature',
      'only the message itself names',
    ),
    no(
      ['assertion-signed', 'foreign-key', 'not-in-key-info'],
      by({ key: 'stranger', keyInfo: 'none' }),
      'signature',
      'No key that is known (2)',
    ),
    no(
      ['assertion-signed', 'foreign-key', 'certificate-of-provider-in-key-info'],
      by({ key: 'stranger', keyInfo: 'provider' }),
      'signature',
      'No key that is known (2)',
    ),
    no(
      ['both-signed', 'response-by-foreign-key'],
      signed(response(signed(assertion())), { key: 'stranger' }),
      'signature',
      'only the message itself names',
    ),
    no(
      ['assertion-signed', 'transform-xpath'],
      by({
        transforms: [enveloped, xpath, exclusive],
        parameters: { [xpath]: '<ds:XPath>not(ancestor-or-self::saml:Subject)</ds:XPath>' },
      }),
      'signature',
      'may change what is signed',
    ),
    no(
      ['assertion-signed', 'transform-xslt'],
      by({
        transforms: [enveloped, xslt, exclusive],
        parameters: {
          [xslt]:
            '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"></xsl:stylesheet>',
        },
      }),
      'signature',
      'may change what is signed',
    ),
    no(
      ['assertion-signed', 'transform-base64'],
      by({ transforms: [enveloped, base64] }),
      'signature',
      'may change what is signed',
    ),
    no(
      ['assertion-signed', 'transforms-many'],
      by({ transforms: [enveloped, exclusive, exclusive, exclusive] }),
      'signature',
      'more than two transforms',
    ),
    no(
      ['assertion-signed', 'transform-enveloped-missing'],
      by({ transforms: [exclusive] }),
      'signature',
      'first transform',
    ),
    no(['assertion-signed', 'reference-empty'], by({ uri: '' }), 'signature', 'not to the element around it'),
    no(
      ['response-signed', 'reference-empty'],
      responseSigned({}, { uri: '' }),
      'signature',
      'not to the element around it',
    ),
    no(
      ['assertion-signed', 'reference-to-file'],
      by({ uri: 'file:///etc/hostname' }),
      'signature',
      'not to the element around it',
    ),
    no(
      ['assertion-signed', 'reference-xpointer'],
      by({ uri: "#xpointer(id('_assertion'))" }),
      'signature',
      'not to the element around it',
    ),
    no(
      ['assertion-signed', 'reference-twice'],
      by({ extraReference: reference('#_assertion', assertion()) }),
      'signature',
      'it must hold',
    ),
    no(
      ['assertion-signed', 'id-with-quote'],
      by({}, { id: "_a' or '1'='1" }),
      'signature',
      'not one that XML allows',
    ),
  ];
}

function documentAttacks(): Vector[] {
  const good = assertionSigned();
  const entities = (name: string): string => good.replace(`>${alice}<`, `>&${name};<`);
  const laughs = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  ).join('');
  const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${good}`, 'utf16le');
  const [head = '', tail = ''] = good.split(alice);
  return [
    no(['assertion-signed', 'doctype', 'empty'], bearing('<!DOCTYPE x>'), 'unreadable', 'no-doctype'),
    no(
      ['assertion-signed', 'doctype', 'entity-unused'],
      bearing('<!DOCTYPE x [<!ENTITY e "x">]>'),
      'unreadable',
      'no-doctype',
    ),
    no(
      ['assertion-signed', 'doctype', 'entity-in-name-id'],
      bearing(`<!DOCTYPE x [<!ENTITY e "${evil}">]>`, entities('e')),
      'unreadable',
      'no-doctype',
    ),
    no(
      ['assertion-signed', 'doctype', 'entity-expansion'],
      bearing(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`, entities('l9')),
      'unreadable',
      'no-doctype',
    ),
    no(
      ['assertion-signed', 'doctype', 'external-entity'],
      bearing('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', entities('e')),
      'unreadable',
      'no-doctype',
    ),
    no(
      ['assertion-signed', 'doctype', 'parameter-entity'],
      bearing('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd">%p;]>'),
      'unreadable',
      'no-doctype',
    ),
    no(['assertion-signed', 'entity-undeclared'], entities('e'), 'unreadable', 'well-formed'),
    no(
      ['assertion-signed', 'second-root', 'evil-first'],
      response(evilAssertion(), { id: '_other' }) + good,
      'unreadable',
      'one-root',
    ),
    no(
      ['assertion-signed', 'second-root', 'evil-last'],
      good + response(evilAssertion(), { id: '_other' }),
      'unreadable',
      'one-root',
    ),
    no(['assertion-signed', 'text-after-root'], `${good}text`, 'unreadable', 'one-root'),
    no(
      ['assertion-signed', 'processing-instruction', 'in-name-id'],
      good.replace(alice, 'alice@<?x y?>contoso.example'),
      'unreadable',
      'no-processing-instruction',
    ),
    no(
      ['assertion-signed', 'processing-instruction', 'in-class'],
      assertionSigned({ statements: statement(`${mfa}-not`) }).replace(mfa, `${mfa}<?x y?>`),
      'unreadable',
      'no-processing-instruction',
    ),
    no(
      ['assertion-signed', 'processing-instruction', 'before-root'],
      `<?xml-stylesheet href="x"?>${good}`,
      'unreadable',
      'no-processing-instruction',
    ),
    no(['assertion-signed', 'utf-16', 'little-endian'], utf16, 'unreadable', 'encoding'),
    no(['assertion-signed', 'utf-16', 'big-endian'], Buffer.from(utf16).swap16(), 'unreadable', 'encoding'),
    no(
      ['assertion-signed', 'utf-16', 'without-byte-order-mark'],
      utf16.subarray(2),
      'unreadable',
      'encoding',
    ),
    no(
      ['assertion-signed', 'overlong-utf-8'],
      Buffer.concat([Buffer.from(head), Buffer.from([0xc1, 0xa1]), Buffer.from(alice.slice(1) + tail)]),
      'unreadable',
      'encoding',
    ),
    no(
      ['assertion-signed', 'surrogates-in-utf-8'],
      Buffer.concat([Buffer.from(head), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(tail)]),
      'unreadable',
      'encoding',
    ),
    no(
      ['assertion-signed', 'declared-latin-1'],
      `<?xml version="1.0" encoding="ISO-8859-1"?>${good}`,
      'unreadable',
      'encoding',
    ),
    no(
      ['assertion-signed', 'declared-utf-7'],
      `<?xml version="1.0" encoding="UTF-7"?>${good}`,
      'unreadable',
      'encoding',
    ),
    no(['assertion-signed', 'xml-1.1'], `<?xml version="1.1"?>${good}`, 'unreadable', 'well-formed'),
    no(['assertion-signed', 'nul-in-name-id'], good.replace(alice, `${alice}\0`), 'unreadable', 'encoding'),
    no(
      ['assertion-signed', 'nul-by-reference'],
      good.replace(alice, `${alice}&#0;`),
      'unreadable',
      'well-formed',
    ),
    no(
      ['assertion-signed', 'ampersand-alone'],
      good.replace(alice, 'alice & mallory'),
      'unreadable',
      'well-formed',
    ),
    no(
      ['assertion-signed', 'prefix-undeclared'],
      good.replace('<samlp:Status>', '<y:x></y:x><samlp:Status>'),
      'unreadable',
      'well-formed',
    ),
    no(
      ['assertion-signed', 'attribute-twice', 'same-name'],
      good.replace('ID="_assertion"', 'ID="_evil" ID="_assertion"'),
      'unreadable',
      'well-formed',
    ),
    no(
      ['assertion-signed', 'attribute-twice', 'by-two-prefixes'],
      good.replace('<samlp:Status>', '<samlp:Status xmlns:a="urn:x" xmlns:b="urn:x" a:c="1" b:c="2">'),
      'unreadable',
      'well-formed',
    ),
    no(
      ['assertion-signed', 'attribute-larger-than-5-mib'],
      good.replace('<samlp:Status>', () => `<samlp:Status x="${'a'.repeat(5 * 1024 * 1024)}">`),
      'unreadable',
      'size',
    ),
    no(
      ['assertion-signed', 'nested-5000-deep'],
      good.replace(
        '<samlp:Status>',
        () => `${extensions('<x>'.repeat(5000) + '</x>'.repeat(5000))}<samlp:Status>`,
      ),
      'unreadable',
      'size',
    ),
    no(['no-document', 'empty'], '', 'unreadable', 'well-formed'),
    no(['no-document', 'html'], '<html><body>Sign in</body></html>', 'unreadable', 'root-element'),
    no(['no-document', 'bare-assertion'], signed(assertion()), 'unreadable', 'root-element'),
    no(
      ['no-document', 'logout-response'],
      `<samlp:LogoutResponse xmlns:samlp="${samlp}" ID="_logout" IssueInstant="${at}" Version="2.0">${status(success)}</samlp:LogoutResponse>`,
      'unreadable',
      'root-element',
    ),
  ];
}

function contentAttacks(): Vector[] {
  const inNamespace = (xml: string, name: string): string =>
    xml
      .replace(new RegExp(`<saml:${name}([ >])`), `<e:${name} xmlns:e="urn:evil"$1`)
      .replace(`</saml:${name}>`, `</e:${name}>`);
  return [
    no(
      ['assertion-signed', 'root-in-foreign-namespace'],
      assertionSigned().replaceAll(samlp, 'urn:oasis:names:tc:SAML:1.0:protocol'),
      'unreadable',
      'root-element',
    ),
    no(
      ['assertion-signed', 'assertion-in-foreign-namespace'],
      response(signed(assertion()).replaceAll(saml, 'urn:evil')),
      'signature',
      'It stands in saml:Assertion',
    ),
    no(
      ['assertion-signed', 'statement-in-foreign-namespace'],
      assertionSigned({ statements: inNamespace(statement(), 'AuthnStatement') }),
      'statement',
    ),
    no(
      ['assertion-signed', 'class-in-foreign-namespace'],
      assertionSigned({ statements: inNamespace(statement(), 'AuthnContextClassRef') }),
      'statement',
    ),
    no(
      ['assertion-signed', 'statement-in-response'],
      response(
        signed(assertion({ statements: '' })) +
          statement().replace('<saml:AuthnStatement', `<saml:AuthnStatement xmlns:saml="${saml}"`),
      ),
      'statement',
    ),
    no(
      ['response-signed', 'statement-in-extensions'],
      signed(
        response(assertion({ statements: '' }), {
          extensions: extensions(
            statement().replace('<saml:AuthnStatement', `<saml:AuthnStatement xmlns:saml="${saml}"`),
          ),
        }),
      ),
      'statement',
    ),
    no(
      ['assertion-signed', 'statement-in-advice'],
      assertionSigned({ statements: '', advice: `<saml:Advice>${statement()}</saml:Advice>` }),
      'statement',
    ),
    no(
      ['assertion-signed', 'class-in-attribute'],
      assertionSigned({ statements: '', attributes: attributes(attribute('AuthnContextClassRef', mfa)) }),
      'statement',
    ),
    no(
      ['assertion-signed', 'class-below-statement'],
      assertionSigned({ statements: statement().replaceAll('saml:AuthnContext>', 'saml:SubjectLocality>') }),
      'statement',
    ),
    ok(
      ['assertion-signed', 'attributes-unsigned-beside'],
      response(
        signed(assertion({ attributes: '' })) +
          attributes(attribute('IDPEmail', evil)).replace(
            '<saml:AttributeStatement',
            `<saml:AttributeStatement xmlns:saml="${saml}"`,
          ),
      ),
      { attributes: {} },
    ),
    no(
      ['assertion-signed', 'attributes-in-unsigned-assertion'],
      response(
        signed(assertion()) +
          assertion({
            id: '_attributes',
            statements: '',
            attributes: attributes(attribute('IDPEmail', evil)),
          }),
      ),
      'assertions',
      '2',
    ),
    no(
      ['two-assertions', 'both-signed'],
      response(signed(assertion()) + signed(assertion({ id: '_second' }))),
      'assertions',
      '2',
    ),
    no(['no-assertion', 'response-signed'], signed(response('')), 'assertions', '0'),
    no(
      ['no-assertion', 'status-authn-failed'],
      response('', {
        codes: [
          'urn:oasis:names:tc:SAML:2.0:status:Responder',
          'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
        ],
      }),
      'status',
      'AuthnFailed',
    ),
    no(
      ['assertion-signed', 'status-no-authn-context'],
      response(signed(assertion()), {
        codes: [
          'urn:oasis:names:tc:SAML:2.0:status:Responder',
          'urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext',
        ],
      }),
      'status',
      'NoAuthnContext',
    ),
    no(['assertion-encrypted', 'unsigned', 'aes256-gcm'], response(encrypted(assertion())), 'unsigned'),
    no(
      ['assertion-encrypted', 'signed-by-foreign-key', 'aes256-gcm'],
      response(encrypted(signed(assertion(), { key: 'stranger' }))),
      'signature',
      'only the message itself names',
    ),
    no(
      ['assertion-encrypted', 'changed-before-encryption', 'aes256-gcm'],
      response(encrypted(signed(assertion()).replace(alice, evil))),
      'signature',
      'digest differs',
    ),
    no(
      ['assertion-encrypted', 'doctype-inside', 'aes256-gcm'],
      response(encrypted(bearing('<!DOCTYPE x>', signed(assertion())))),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'two-inside', 'aes256-gcm'],
      response(encrypted(signed(assertion()) + evilAssertion())),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'evil-around-original', 'aes256-gcm'],
      response(encrypted(beforeEnd(evilAssertion(), signed(assertion())))),
      'assertions',
      '2',
    ),
    no(
      ['assertion-encrypted', 'for-another-recipient', 'aes256-gcm'],
      response(encrypted(signed(assertion()), { wrapped: 'for-stranger' })),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'ciphertext-changed', 'aes256-gcm'],
      response(encrypted(signed(assertion()), { tampered: true })),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'ciphertext-changed', 'aes256-cbc'],
      response(encrypted(signed(assertion()), { content: 'aes256-cbc', tampered: true })),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'key-by-rsa-1_5', 'aes256-gcm'],
      response(encrypted(signed(assertion()), { keyAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' })),
      'unreadable',
      'decryption',
    ),
    no(
      ['assertion-encrypted', 'plain-assertion-beside', 'aes256-gcm'],
      response(encrypted(signed(assertion())) + evilAssertion()),
      'assertions',
      '2',
    ),
    no(
      ['assertion-encrypted', 'twice', 'aes256-gcm'],
      response(encrypted(signed(assertion())) + encrypted(signed(assertion({ id: '_second' })))),
      'assertions',
      '2',
    ),
  ];
}

export const samlVectors: Vector[] = [
  ...valid(),
  ...wrapped(),
  ...changed(),
  ...algorithmAttacks(),
  ...documentAttacks(),
  ...contentAttacks(),
];
