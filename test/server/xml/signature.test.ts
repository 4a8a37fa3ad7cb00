import { constants, createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { Redactor } from '../../../core/redact.ts';
import type { XmlAnswer } from '../../../core/saml-evidence.ts';
import { readSamlResponse } from '../../../server/saml/response.ts';
import type { ReadContext } from '../../../server/xml/answer.ts';
import { configuredKeys } from '../../../server/xml/keys.ts';
import { samlVectors } from '../../vectors/make/saml.ts';
import { pem } from '../../vectors/make/sign.ts';

const redactor = (): Redactor => new Redactor('ab'.repeat(32));

function read(message: string | Uint8Array, more: Partial<ReadContext> = {}): Promise<XmlAnswer> {
  return readSamlResponse(message, {
    keys: configuredKeys(pem('provider'), 'certificate'),
    decryptionKeys: [],
    redactor: redactor(),
    receivedAt: '2026-11-24T10:00:10.000Z',
    sameBrowser: true,
    ...more,
  });
}

function vector(...axes: string[]): string {
  const found = samlVectors.find((one) => one.axes.join('.') === axes.join('.'));
  if (!found) throw new Error(`no vector ${axes.join('.')}`);
  return Buffer.from(found.bytes).toString();
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const content =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a"><saml:Issuer>idp</saml:Issuer></saml:Assertion>';

/** A Response whose assertion is signed by a key that was made just now: for what is never twice the same. */
function signedBy(privateKey: KeyObject, algorithm: string, hash: string, options: object): string {
  const digest = createHash('sha256').update(content).digest('base64');
  const inner = `<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${algorithm}"></ds:SignatureMethod><ds:Reference URI="#_a"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
  const namespace = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
  const signedInfo = `<ds:SignedInfo ${namespace}>${inner}</ds:SignedInfo>`;
  const value = sign(hash, Buffer.from(signedInfo), { key: privateKey, ...options }).toString('base64');
  const signature = `<ds:Signature ${namespace}><ds:SignedInfo>${inner}</ds:SignedInfo><ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  const assertion = content.replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${assertion}</samlp:Response>`;
}

test.each([
  ['P-256', 'sha256'],
  ['P-384', 'sha384'],
  ['P-521', 'sha512'],
])('ECDSA over %s with %s', async (namedCurve, hash) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const xml = signedBy(privateKey, `${more}ecdsa-${hash}`, hash, { dsaEncoding: 'ieee-p1363' });
  const answer = await read(xml, { keys: [{ name: 'the key', publicKey }] });
  expect(answer.signatures).toMatchObject([{ status: 'verified', key: 'the key', over: 'Assertion' }]);
  const other = generateKeyPairSync('ec', { namedCurve }).publicKey;
  const byOther = await read(xml, { keys: [{ name: 'another', publicKey: other }] });
  expect(byOther.signatures).toMatchObject([{ status: 'invalid' }]);
  expect(byOther.assertion).toBeUndefined();
});

test('RSASSA-PSS', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const algorithm = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
  const xml = signedBy(privateKey, algorithm, 'sha256', padding);
  const answer = await read(xml, { keys: [{ name: 'the key', publicKey }] });
  expect(answer.signatures).toMatchObject([{ status: 'verified', signatureAlgorithm: algorithm }]);
});

test('a key of another kind than the algorithm needs verifies nothing', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const xml = signedBy(privateKey, `${more}ecdsa-sha256`, 'sha256', { dsaEncoding: 'ieee-p1363' });
  const [fact] = (await read(xml)).signatures;
  expect(fact).toMatchObject({
    status: 'invalid',
    reason: 'No key that is known (1) verifies it.',
  });
});

test('of several keys it is said which one signed', async () => {
  const keys = configuredKeys(pem('provider') + pem('provider-next'), 'targets.contoso.certificate');
  const { signatures } = await read(vector('assertion-signed', 'second-key-of-metadata'), { keys });
  expect(signatures).toMatchObject([
    { status: 'verified', key: 'certificate 2 of targets.contoso.certificate' },
  ]);
});

test('without a known key the one in the message shows that it is intact, and nothing is trusted', async () => {
  const answer = await read(vector('assertion-signed', 'plain'), { keys: [] });
  expect(answer.signatures).toMatchObject([{ status: 'foreignKey' }]);
  expect(answer.assertion).toMatchObject({ trusted: false, nameId: { value: 'alice@contoso.example' } });
  const changed = await read(vector('assertion-signed', 'name-id-changed'), { keys: [] });
  expect(changed.signatures).toMatchObject([{ status: 'invalid' }]);
  expect(changed.assertion).toBeUndefined();
});

test('without any key only the digest is known to be right', async () => {
  const bare = vector('assertion-signed', 'no-key-info');
  const answer = await read(bare, { keys: [] });
  expect(answer.signatures).toMatchObject([{ status: 'notChecked' }]);
  expect(answer.assertion).toMatchObject({ trusted: false, signedBy: 'assertion' });
  const changed = await read(bare.replace('alice@', 'mallory@'), { keys: [] });
  expect(changed.signatures).toMatchObject([{ status: 'invalid' }]);
});

test('the facts of a signature, as they stand there', async () => {
  const { signatures } = await read(vector('assertion-signed', 'plain'));
  expect(signatures).toEqual([
    {
      over: 'Assertion',
      status: 'verified',
      key: 'certificate 1 of certificate',
      signatureAlgorithm: `${more}rsa-sha256`,
      digestAlgorithms: ['http://www.w3.org/2001/04/xmlenc#sha256'],
      canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      transforms: [
        'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
        'http://www.w3.org/2001/10/xml-exc-c14n#',
      ],
      references: ['#_assertion'],
    },
  ]);
});

test('an envelope that is signed is read from what is signed, one that is not is read as it stands', async () => {
  const signed = await read(vector('response-signed', 'plain'));
  expect(signed.envelope).toEqual({
    element: 'Response',
    id: '_response',
    inResponseTo: '_request',
    destination: 'http://127.0.0.1:4180/saml/acs',
    issuer: 'https://idp.vectors.example/saml',
    issueInstant: '2026-11-24T10:00:00Z',
    status: { codes: ['urn:oasis:names:tc:SAML:2.0:status:Success'] },
  });
  expect(signed.assertion).toMatchObject({ signedBy: 'envelope', trusted: true });
  const unsigned = await read(vector('assertion-signed', 'plain').replace('ID="_response"', 'ID="_other"'));
  expect(unsigned.envelope?.id).toBe('_other');
  expect(unsigned.assertion).toMatchObject({ signedBy: 'assertion', trusted: true });
});

test('all of an assertion', async () => {
  expect((await read(vector('assertion-signed', 'plain'))).assertion).toEqual({
    version: '2.0',
    signedBy: 'assertion',
    trusted: true,
    id: '_assertion',
    issuer: 'https://idp.vectors.example/saml',
    issueInstant: '2026-11-24T10:00:00Z',
    nameId: {
      value: 'alice@contoso.example',
      format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    },
    confirmations: [
      {
        method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
        recipient: 'http://127.0.0.1:4180/saml/acs',
        inResponseTo: '_request',
        notOnOrAfter: '2026-11-24T10:05:00Z',
      },
    ],
    conditions: {
      notBefore: '2026-11-24T09:59:00Z',
      notOnOrAfter: '2026-11-24T10:05:00Z',
      audiences: [['http://127.0.0.1:4180/saml/metadata']],
    },
    authnStatements: [
      {
        instant: '2026-11-24T09:59:50Z',
        sessionIndex: '_session',
        methods: ['http://schemas.microsoft.com/claims/multipleauthn'],
      },
    ],
    attributes: [{ name: 'IDPEmail', values: ['alice@contoso.example'] }],
  });
});

test('nothing that makes a message usable is kept, whatever hides it', async () => {
  const plain = vector('both-signed', 'plain');
  const values = [...plain.matchAll(/<ds:SignatureValue>([^<]+)/g)].map(([, value = '']) => value);
  const hidden = plain.replace(
    '<ds:SignatureValue>',
    '<ds:SignatureValue Id="a>b"><!-- </ds:SignatureValue> -->',
  );
  expect(values).toHaveLength(2);
  for (const xml of [plain, hidden]) {
    const known = redactor();
    const answer = await read(xml, { redactor: known });
    const kept = JSON.stringify(answer);
    expect(answer.xml).toContain('<ds:SignatureValue');
    for (const value of values) {
      expect(kept).not.toContain(value);
      // A page that shows it, base64 and all, gives nothing away.
      expect(known.text(`before ${value} after`)).not.toContain(value);
      expect(known.text(Buffer.from(xml).toString('base64'))).not.toBe(Buffer.from(xml).toString('base64'));
    }
  }
  expect((await read(plain, { keepRaw: true })).xml).toBe(plain);
});

test('a decrypted assertion leaves neither ciphertext nor key', async () => {
  const answer = await read(vector('assertion-signed-then-encrypted', 'aes256-gcm', 'oaep-sha1'));
  expect(answer).toMatchObject({ encrypted: true, assertions: 1, unreadable: { rule: 'decryption' } });
  expect(answer.unreadable?.reason).toBe('it is encrypted, and no key to decrypt it is configured');
  expect(answer.envelope?.inResponseTo).toBe('_request');
  expect(answer.xml).toMatch(/<xenc:CipherValue\/>/);
});

test('what a less strict reader might take is no secret that gets out, either', async () => {
  const xml = `<!DOCTYPE x>${vector('assertion-signed', 'plain')}`;
  const value = /<ds:SignatureValue>([^<]+)/.exec(xml)?.[1] ?? 'none';
  const known = redactor();
  const answer = await read(xml, { redactor: known });
  expect(answer).toMatchObject({ xml: null, unreadable: { rule: 'no-doctype' } });
  expect(known.text(`it was ${value}.`)).toBe('it was [signature].');
});

test('an unreadable message that only names signatures, a million times, is gone through once', async () => {
  const answer = await read(`<!DOCTYPE x>${'SignatureValue'.repeat(300_000)}`);
  expect(answer.unreadable?.rule).toBe('no-doctype');
});

test('a message with more signatures than any needs is refused before one of them is verified', async () => {
  const xml = vector('assertion-signed', 'plain');
  const [assertion = ''] = /<saml:Assertion[^]*<\/saml:Assertion>/.exec(xml) ?? [];
  const copies = Array.from({ length: 21 }, (_, index) => assertion.replaceAll('_assertion', `_${index}`));
  const answer = await read(xml.replace(assertion, copies.join('')));
  expect(answer).toMatchObject({
    signatures: [],
    unreadable: { rule: 'size', reason: 'it has more than 20 signatures' },
  });
});
