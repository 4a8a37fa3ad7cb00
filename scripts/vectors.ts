/**
 * Writes the attack vectors and what is said of them: test/vectors/{saml,wsfed}/*.xml and docs/vectors.md. With
 * --check it only says what differs, and fails. Keys are fixed (test/vectors/keys), and so is the clock.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { Redactor } from '../core/redact.ts';
import type { XmlAnswer } from '../core/saml-evidence.ts';
import { libraryVerdict } from '../server/saml/library.ts';
import { readSamlResponse } from '../server/saml/response.ts';
import { readWsfedResult } from '../server/wsfed/result.ts';
import { configuredKeys } from '../server/xml/keys.ts';
import { samlFacts, samlVectors } from '../test/vectors/make/saml.ts';
import { pem, privateKey } from '../test/vectors/make/sign.ts';
import { pathOf, type Vector } from '../test/vectors/make/vector.ts';
import { wsfedVectors } from '../test/vectors/make/wsfed.ts';

export const vectors: Vector[] = [...samlVectors, ...wsfedVectors];
/** The moment at which every vector is read. */
export const readAt = '2026-11-24T10:00:10.000Z';

const redactor = new Redactor('ab'.repeat(32));
const known = {
  keys: configuredKeys(pem('provider') + pem('provider-next'), 'metadata'),
  decryptionKeys: [privateKey('relying-party')],
  redactor,
};

/** Our reading of a vector. */
export function readVector({ protocol, bytes }: Vector): Promise<XmlAnswer> {
  const context = { ...known, receivedAt: readAt, sameBrowser: true };
  return protocol === 'saml' ? readSamlResponse(bytes, context) : readWsfedResult(bytes, context);
}

type Library = 'accepted' | 'refused' | 'crashes';

/** saml2-js's own copy of its parser. */
const parser = createRequire(import.meta.resolve('saml2-js'))('@xmldom/xmldom') as {
  DOMParser: new () => { parseFromString(xml: string): unknown };
};

/** saml2-js's verdict, at `readAt`. Its parser complains to the console, and where it throws, no callback hears of it. */
async function libraryOn({ bytes }: Vector): Promise<Library> {
  const saved = { now: Date.now, error: console.error, warn: console.warn };
  Date.now = () => Date.parse(readAt);
  console.error = console.warn = () => undefined;
  try {
    if (throwsOn(bytes)) return 'crashes';
    const base64 = Buffer.from(bytes).toString('base64');
    const { accepted } = await libraryVerdict(base64, { ...known, entityId: samlFacts.entityId });
    return accepted ? 'accepted' : 'refused';
  } finally {
    Date.now = saved.now;
    console.error = saved.error;
    console.warn = saved.warn;
  }
}

/** It parses in a callback of its own, outside of any try: the exception would end the process. */
function throwsOn(bytes: Uint8Array): boolean {
  // An empty message it notices itself.
  if (bytes.length === 0) return false;
  try {
    new parser.DOMParser().parseFromString(Buffer.from(bytes).toString());
    return false;
  } catch {
    return true;
  }
}

/** The first fact for which a validator refuses what was read; undefined: it is as good as XML can be. */
export function refusalOf(answer: XmlAnswer): string | undefined {
  const { unreadable, signatures, assertions, assertion, envelope } = answer;
  if (unreadable) return `unreadable: ${unreadable.rule}, ${unreadable.reason}`;
  if (assertions > 1) return `assertions: ${assertions}`;
  const wrong = signatures.find(({ status }) => status !== 'verified');
  if (wrong) return `signature: ${wrong.reason ?? wrong.status}`;
  const codes = envelope?.status?.codes ?? [];
  if (codes[0] && !codes[0].endsWith(':Success')) {
    return `status: ${codes.map((code) => code.split(':').at(-1)).join(', ')}`;
  }
  if (assertions === 0) return 'assertions: 0';
  if (!assertion) return 'unsigned: no signature covers the assertion';
  const used = signatures.flatMap((one) => [one.signatureAlgorithm, ...one.digestAlgorithms]);
  if (used.some((algorithm) => algorithm?.endsWith('sha1'))) return 'sha-1: it can be forged';
  if (assertion.authnStatements.flatMap(({ methods }) => methods).length === 0) {
    return 'statement: no method stands where it belongs';
  }
  return undefined;
}

const expectedText = ({ expected }: Vector): string =>
  'refused' in expected ? `refused: ${expected.refused}` : 'accepted';

async function table(): Promise<string> {
  const rows: string[][] = [];
  for (const vector of vectors) {
    const refusal = refusalOf(await readVector(vector));
    const library = vector.protocol === 'saml' ? await libraryOn(vector) : undefined;
    const file = pathOf(vector).replace('test/vectors/', '');
    rows.push([`\`${file}\``, expectedText(vector), library ?? '–', refusal ?? 'accepted']);
  }
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  const refused = rows.filter(([, expected]) => expected !== 'accepted');
  const count = (library: Library): number => refused.filter((row) => row[2] === library).length;
  return `# Attack vectors

Made by \`node scripts/vectors.ts\`, from a run. ${rows.length} messages with synthetic keys and people; the names spell what each of them is. ${rows.length - refused.length} must be accepted and ${refused.length} refused; the refusal names the first fact that is wrong. SHA-1 is verified and recorded: a validator refuses it.

saml2-js is the first gate, for SAML 2.0 only. Of what must be refused it accepts ${count('accepted')}; at ${count('crashes')} its parser throws where nothing can catch it, so it is asked only about what the strict reader can read.

| file | expected | saml2-js | ours |
|---|---|---|---|
${lines.join('\n')}
`;
}

const root = new URL('../', import.meta.url);

/** Every generated file and what must stand in it. */
export async function generatedFiles(): Promise<Map<string, Uint8Array>> {
  const files = new Map(vectors.map((vector) => [pathOf(vector), vector.bytes]));
  return files.set('docs/vectors.md', Buffer.from(await table()));
}

/** The generated files that are missing, differ, or are no longer made. */
export async function differingFiles(wanted: Map<string, Uint8Array>): Promise<string[]> {
  const differing: string[] = [];
  for (const [file, bytes] of wanted) {
    const there = await readFile(new URL(file, root)).catch(() => undefined);
    if (!there?.equals(bytes)) differing.push(file);
  }
  for (const folder of ['test/vectors/saml/', 'test/vectors/wsfed/']) {
    const names = await readdir(new URL(folder, root)).catch(() => []);
    differing.push(...names.map((name) => folder + name).filter((file) => !wanted.has(file)));
  }
  return differing;
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const wanted = await generatedFiles();
  const differing = await differingFiles(wanted);
  for (const file of differing) {
    const path = new URL(file, root);
    const bytes = wanted.get(file);
    if (!check) {
      await mkdir(dirname(path.pathname), { recursive: true });
      await (bytes ? writeFile(path, bytes) : rm(path));
    }
    const name = relative(root.pathname, path.pathname);
    console.log(
      check ? `${name} differs from what the script makes` : `${bytes ? 'wrote' : 'removed'} ${name}`,
    );
  }
  if (check && differing.length > 0) {
    console.log('Renew with: node scripts/vectors.ts');
    process.exitCode = 1;
  }
}
