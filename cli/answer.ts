import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { answerArtifacts } from '../core/artifacts.ts';
import { HarnessError } from '../core/errors.ts';
import { judgeMessage } from '../core/judge.ts';
import type { Profile } from '../core/profile.ts';
import type { Result } from '../core/result.ts';
import type { XmlSignatureFact } from '../core/saml-evidence.ts';
import type { ProviderKeys } from '../server/xml/keys.ts';
import type { XmlMessage } from '../server/xml/message.ts';
import type { Context } from './context.ts';

/** What is known of the request and the keys of a SAMLResponse or a wresult. */
export interface AnswerFlags {
  metadata?: string;
  cert?: string;
  issuer?: string;
  audience?: string;
  clientId?: string;
  recipient?: string;
  inResponseTo?: string;
  decryptionKey?: string;
  now?: number;
}

type Protocol = XmlMessage['protocol'];
type Judge = (message: XmlMessage, id: string, profile: Profile) => Promise<Result>;

/** Judges SAML 2.0 and WS-Federation messages, one after the other; keys are read when the first one needs them. */
export function answerJudge(flags: AnswerFlags, context: Context): Judge {
  const { issuer, clientId, audience = clientId, recipient, inResponseTo } = flags;
  const described = new Map<Protocol, Promise<Described>>();
  let decryptionKeys: Promise<string[]> | undefined;
  return async ({ protocol, message }, id, profile) => {
    const [{ readSamlResponse }, { readWsfedResult }] = await Promise.all([
      import('../server/saml/response.ts'),
      import('../server/wsfed/result.ts'),
    ]);
    const describing = described.get(protocol) ?? describe(protocol, flags);
    described.set(protocol, describing);
    const provider = await describing;
    const now = flags.now ?? Date.now();
    const read = protocol === 'saml' ? readSamlResponse : readWsfedResult;
    const answer = await read(message, {
      keys: provider.keys,
      decryptionKeys: await (decryptionKeys ??= readDecryptionKey(flags.decryptionKey)),
      redactor: context.redactor,
      receivedAt: new Date(now).toISOString(),
      sameBrowser: true,
    });
    if (answer.unreadable?.rule === 'decryption' && flags.decryptionKey === undefined)
      context.say(`${id} is encrypted: give the private key of the relying party with --decryption-key.`);
    if (provider.keys.length === 0) answer.signatures = answer.signatures.map(unpinned);
    return judgeMessage({
      id,
      protocol,
      artifacts: answerArtifacts(answer, {
        issuer: issuer ?? provider.issuer,
        audience,
        recipient,
        inResponseTo,
      }),
      profile,
      now,
      amrcheck: context.version,
    });
  };
}

/** Where no key was given, one that only the message names is no fault of it. */
function unpinned(fact: XmlSignatureFact): XmlSignatureFact {
  if (fact.status !== 'foreignKey') return fact;
  const reason = 'it is intact, but by a key that only the message itself names. Give --metadata or --cert';
  return { ...fact, status: 'notChecked', reason };
}

/** What --metadata and --cert say; a certificate pins the key. */
interface Described {
  keys: ProviderKeys;
  issuer?: string;
}

async function describe(
  protocol: Protocol,
  { metadata: source, cert, issuer, now }: AnswerFlags,
): Promise<Described> {
  const [{ readMetadata }, { configuredKeys }] = await Promise.all([
    import('../server/xml/metadata.ts'),
    import('../server/xml/keys.ts'),
  ]);
  const pinned = cert === undefined ? undefined : configuredKeys(await readGiven(cert), '--cert');
  if (source === undefined) return { keys: pinned ?? [] };
  const { keys, entityId } = readMetadata(await metadataText(source), {
    protocol,
    source,
    entityId: issuer,
    ...(now !== undefined && { now: new Date(now) }),
  });
  return { keys: pinned ?? keys, issuer: entityId };
}

async function metadataText(source: string): Promise<string> {
  if (!/^https?:/i.test(source)) return readGiven(source);
  const { addressFault, ProviderHttp } = await import('../server/provider-http.ts');
  const fault = addressFault(source);
  if (fault)
    throw new HarnessError(
      'USAGE',
      `--metadata is ${source}, which ${fault}.`,
      'Give an https address, or a file.',
    );
  const http = new ProviderHttp({ caKey: 'NODE_EXTRA_CA_CERTS' });
  try {
    const { status, text } = await http.get(
      source,
      'application/samlmetadata+xml, application/xml, text/xml',
    );
    if (status === 200) return text;
    throw new HarnessError(
      'METADATA_UNUSABLE',
      `The metadata at ${source} cannot be used: the provider answered with HTTP ${status}.`,
      'Open the address in a browser: it must show XML without a login.',
    );
  } finally {
    await http.close();
  }
}

async function readDecryptionKey(file: string | undefined): Promise<string[]> {
  if (file === undefined) return [];
  const pem = await readGiven(file);
  try {
    return [createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString()];
  } catch (cause) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${file} is no private key that can be read.`,
      'Give the PEM file of the private key, without a passphrase.',
      { cause },
    );
  }
}

function readGiven(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new HarnessError('INPUT_NOT_FOUND', `${file} cannot be read.`, 'Check the path.', { cause });
  });
}
