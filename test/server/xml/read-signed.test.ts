import { expect, test } from 'vitest';
import { Redactor } from '../../../core/redact.ts';
import type { XmlAnswer } from '../../../core/saml-evidence.ts';
import type { ReadContext } from '../../../server/xml/answer.ts';
import type { ProviderKeys } from '../../../server/xml/keys.ts';
import { readSigned } from '../../../server/xml/sign-in.ts';
import { digestKey } from '../setting.ts';
import { provider } from './setting.ts';

/** By whatever key is known at all. */
const answered = ({ keys }: ReadContext): XmlAnswer => ({
  ...{ receivedAt: '2026-11-24T10:00:00.000Z', sameBrowser: true, length: 0, digest: '', xml: null },
  ...{ assertions: 0, encrypted: false },
  signatures: [
    {
      over: 'Assertion',
      status: keys.length > 0 ? 'verified' : 'foreignKey',
      ...{ signatureAlgorithm: null, digestAlgorithms: [], canonicalization: null },
      ...{ transforms: [], references: [] },
    },
  ],
});

async function read(keysNow?: () => Promise<ProviderKeys>) {
  const idp = await provider({ protocol: 'wsfed' });
  const redactor = new Redactor(digestKey);
  const context = { keys: [], decryptionKeys: [], redactor, receivedAt: '', sameBrowser: true };
  const given = { ...idp, ...(keysNow && { keysNow }) };
  const { signatures } = await readSigned(given, context, (one) => Promise.resolve(answered(one)));
  return { keys: idp.keys, fact: signatures[0] };
}

test('a key that the metadata names only after the sign-in stays foreign, and it is told', async () => {
  const { keys } = await read();
  const { fact } = await read(() => Promise.resolve(keys));
  expect(fact).toMatchObject({ status: 'foreignKey', publishedSince: true });
});

test('where the metadata names it no more than before, or cannot be read, nothing is told', async () => {
  for (const keysNow of [() => Promise.resolve([]), () => Promise.reject(new Error('gone'))])
    expect((await read(keysNow)).fact).not.toHaveProperty('publishedSince');
});
