import { SAML } from '@node-saml/node-saml';
import { randomBytes, randomUUID } from 'node:crypto';
import { Redactor } from '../core/redact.ts';
import { Accounts } from '../lab/accounts.ts';
import { newId } from '../lab/federation.ts';
import { responseXml } from '../lab/saml/response.ts';
import { variants } from '../lab/variants.ts';
import { newCertifiedKey } from '../lab/xml/certificate.ts';
import { readSamlResponse } from '../server/saml/response.ts';
import { configuredKeys } from '../server/xml/keys.ts';
import { side, timed } from './side.ts';

/** Characters of the XML, most of them the groups of a person. */
const size = 8_192;
const groups = 56;
const readings = 20;
const entityId = 'http://127.0.0.1/bench';
const reply = 'http://127.0.0.1/saml/acs';

/** Reading one signed response of 8 KB strictly, 20 times, against node-saml's validation of the same bytes. */
export async function samlRatio(): Promise<number> {
  const own = await newCertifiedKey('bench', Date.now());
  const xml = signedResponse(own);
  if (Math.abs(xml.length - size) > 200) throw new Error(`the response has ${xml.length} characters`);
  const message = Buffer.from(xml).toString('base64');
  const keys = configuredKeys(own.certificate, 'bench');
  const redactor = new Redactor(randomBytes(32).toString('hex'));
  const context = { keys, decryptionKeys: [], redactor, receivedAt: '', sameBrowser: true };
  const theirs = new SAML({
    idpCert: own.certificate,
    issuer: 'urn:bench',
    audience: 'urn:bench',
    callbackUrl: reply,
    wantAuthnResponseSigned: false,
  });
  const measured = (read: () => Promise<unknown>): Promise<number> =>
    timed(async () => {
      for (let i = 0; i < readings; i++) await read();
    });
  return side(
    'SAML',
    15,
    () =>
      measured(async () => {
        const { assertion } = await readSamlResponse(Buffer.from(message, 'base64'), context);
        if (!assertion?.trusted) throw new Error('the assertion is not trusted');
      }),
    () =>
      measured(async () => {
        const { profile } = await theirs.validatePostResponseAsync({ SAMLResponse: message });
        if (profile?.nameID !== 'alice') throw new Error('node-saml does not take it');
      }),
  );
}

function signedResponse(own: Awaited<ReturnType<typeof newCertifiedKey>>): string {
  const now = Date.now();
  const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
  const plan = {
    entityId,
    keys: { own, next: own, foreign: own },
    accounts: new Accounts(0),
    variant: variants.plain,
    form: {},
    defect: undefined,
    about: '',
    replies: [],
  };
  const envelope = { issuer: entityId, issueInstant: at(0), destination: reply, inResponseTo: '_r' };
  return responseXml(
    plan,
    { ...envelope, status: { codes: ['Success'] } },
    {
      id: newId(),
      issuer: entityId,
      issueInstant: at(0),
      nameId: { value: 'alice', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      confirmation: { method: 'bearer', recipient: reply, inResponseTo: '_r', notOnOrAfter: at(60) },
      conditions: { notBefore: at(-1), notOnOrAfter: at(60), audiences: [['urn:bench']] },
      authentications: [
        {
          instant: at(0),
          sessionIndex: '_s',
          methods: ['http://schemas.microsoft.com/claims/multipleauthn'],
        },
      ],
      attributes: { groups: Array.from({ length: groups }, () => randomUUID()) },
    },
  ).text;
}
