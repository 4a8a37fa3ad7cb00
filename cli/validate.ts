import { readFile, stat } from 'node:fs/promises';
import { messageArtifacts } from '../core/artifacts.ts';
import { asHarnessError, HarnessError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { JsonObject } from '../core/model.ts';
import { nationalCloudIds, type NationalCloudId } from '../core/national-clouds.ts';
import type { Profile } from '../core/profile.ts';
import type { Result } from '../core/result.ts';
import { answerJudge } from './answer.ts';
import type { AnswerFlags } from './answer.ts';
import type { Context } from './context.ts';
import { exitCodeOfError, sayError } from './errors.ts';
import { printResult } from './judging.ts';
import type { Registration } from './main.ts';
import { findTokens } from './message.ts';
import type { FoundTokens } from './message.ts';
import { checkNames, moment } from './options.ts';

interface ValidateFlags extends AnswerFlags {
  profile?: string;
  jwks?: string;
  nonce?: string;
  cloud?: NationalCloudId;
  json?: boolean;
}

const maxMessageBytes = 4 * 1024 * 1024;

export const validate: Registration = (program, context, end) => {
  program
    .command('validate')
    .description('Judge a token or an assertion that you have, without a sign-in. Nothing is sent anywhere.')
    .argument('<file...>', 'file with a JWT, a SAMLResponse or a wresult, or - for standard input')
    .option(
      '--profile <id>',
      'default: entra-token for an access token of Entra (v1.0), partner-center for another JWT, entra-saml for a SAMLResponse, entra-wsfed for a wresult',
    )
    .option('--jwks <file|url>', "JWT: the provider's keys; without them the signature cannot be judged")
    .option('--metadata <file|url>', "SAML, WS-Federation: the provider's metadata, with its keys and issuer")
    .option(
      '--cert <file>',
      "the same: the provider's certificate (PEM), instead of metadata or to pin the key",
    )
    .option('--decryption-key <file>', 'the same: the private key (PEM) of the relying party')
    .option('--issuer <id>', 'who must have issued it (default: whom the metadata describes)')
    .option('--audience <id>', 'whom it must be meant for (JWT: default the client id)')
    .option('--client-id <id>', 'the client that it is for')
    .option('--nonce <value>', 'JWT: what nonce must be')
    .option(
      '--cloud <id>',
      `access token of Entra: which of Microsoft's clouds: ${nationalCloudIds.join(', ')}`,
    )
    .option('--recipient <url>', 'SAML, WS-Federation: the address that it must be meant for')
    .option('--in-response-to <id>', 'SAML: the ID of the request')
    .option('--now <time>', 'judge as of then, e.g. 2026-11-24T10:00:00Z', moment)
    .option('--json', 'print a result for each file on standard output')
    .addHelpText(
      'after',
      `
What is not given is listed as not tested, and does not change the verdict; only missing keys leave it open.

Examples:
  $ amrcheck validate id_token.txt --jwks https://login.contoso.com/jwks --issuer https://login.contoso.com
  $ amrcheck validate response.xml --metadata https://login.contoso.com/saml/metadata
  $ pbpaste | amrcheck validate - --json`,
    )
    .action(async (files: string[], flags: ValidateFlags) => {
      if (flags.cloud !== undefined) checkNames('cloud', [flags.cloud], nationalCloudIds);
      const codes: number[] = [];
      const judges = { jwks: await readJwks(flags.jwks), answer: answerJudge(flags, context) };
      for (const file of files) {
        try {
          const result = await judgeFile(file, flags, judges, context);
          await printResult(result, undefined, { json: flags.json ?? false }, context);
          codes.push(exitCodeOf(result));
        } catch (thrown) {
          // The other files are still worth judging.
          if (files.length === 1) throw thrown;
          const error = asHarnessError(thrown);
          sayError(error, context);
          codes.push(exitCodeOfError(error));
        }
      }
      end([70, 2, 1, 3].find((code) => codes.includes(code)) ?? 0);
    });
};

interface Keys {
  keys: JsonObject[] | null;
  reason: string;
}

async function judgeFile(
  file: string,
  flags: ValidateFlags,
  { jwks, answer }: { jwks: Keys; answer: ReturnType<typeof answerJudge> },
  context: Context,
): Promise<Result> {
  const [{ judgeMessage }, { decodeJwt, readToken }, { decodeXmlMessage }] = await Promise.all([
    import('../core/judge.ts'),
    import('../server/oidc/token.ts'),
    import('../server/xml/message.ts'),
  ]);
  const name = file === '-' ? 'standard input' : file;
  const id = file === '-' ? 'stdin' : file;
  const bytes = await readMessage(file);
  const text = textOf(bytes);
  const xml = decodeXmlMessage(text);
  if (xml) {
    const profile = await chooseProfile(xml.protocol, name, flags, defaults[xml.protocol], context);
    // What stands in the file as it is must be read by its bytes: its encoding is judged too.
    return answer({ ...xml, message: xml.message === text ? bytes : xml.message }, id, profile);
  }
  const found = findTokens(text, name);
  const payloadOf = (token: string): JsonObject => {
    const decoded = decodeJwt(token);
    return 'payload' in decoded ? decoded.payload : {};
  };
  const profile = await chooseProfile('oidc', name, flags, defaultProfile(found, payloadOf), context);
  const { reads = 'id_token' } = profile;
  const token = tokenFor(profile, found, name);

  const evidence = await readToken(token, reads, {
    redactor: context.redactor,
    jwks,
    keepRaw: false,
  });
  if (evidence.kind !== 'jwt') {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `The token in ${name} cannot be read: ${evidence.reason}.`,
      evidence.reason.startsWith('encrypted')
        ? 'amrcheck has no key to decrypt it. Ask the provider for a signed token, or decrypt it first.'
        : 'Was it cut short when it was copied?',
    );
  }
  const { issuer, audience, clientId, nonce, cloud } = flags;
  return judgeMessage({
    id,
    artifacts: messageArtifacts(evidence, reads, { issuer, audience, clientId, nonce, cloud }),
    profile,
    now: flags.now ?? Date.now(),
    amrcheck: context.version,
  });
}

const defaults = { saml: 'entra-saml', wsfed: 'entra-wsfed' };
const messageNames = { oidc: 'a JWT', saml: 'a SAMLResponse', wsfed: 'a wresult' };

/** The profile that was asked for, else the one that fits by itself, which is said. Throws USAGE. */
async function chooseProfile(
  protocol: keyof typeof messageNames,
  name: string,
  { profile: asked }: ValidateFlags,
  fallback: string,
  context: Context,
): Promise<Profile> {
  const { profiles } = await import('../profiles/index.ts');
  const fitting = profiles.filter(({ protocols }) => protocols.includes(protocol)).map(({ id }) => id);
  checkNames(
    'profile',
    asked === undefined ? [] : [asked],
    profiles.map(({ id }) => id),
  );
  const profile = profiles.find(({ id }) => id === (asked ?? fallback));
  if (!profile) throw new Error(`no profile ${fallback}`);
  if (!fitting.includes(profile.id))
    throw new HarnessError(
      'USAGE',
      `${name} is ${messageNames[protocol]}, and the profile ${profile.id} does not judge one.`,
      `Profiles for it: ${fitting.join(', ')}.`,
    );
  if (asked === undefined)
    context.say(
      `${name} is ${messageNames[protocol]}, judged by the profile ${profile.id}; choose another with --profile.`,
    );
  return profile;
}

/** An access token of Entra's v1.0 endpoint is what Partner Center itself reads; everything else is a provider's id_token. */
function defaultProfile(found: FoundTokens, payloadOf: (token: string) => JsonObject): string {
  const token = found.accessToken ?? found.token;
  if (token === undefined || found.idToken !== undefined) return 'partner-center';
  const { iss } = payloadOf(token);
  return typeof iss === 'string' && iss.startsWith('https://sts.windows.net/')
    ? 'entra-token'
    : 'partner-center';
}

function tokenFor(
  { id, reads = 'id_token' }: Profile,
  { idToken, accessToken, token }: FoundTokens,
  name: string,
): string {
  const fitting = token ?? (reads === 'id_token' ? idToken : accessToken);
  if (fitting !== undefined) return fitting;
  throw new HarnessError(
    'INPUT_UNREADABLE',
    `${name} holds no ${reads}, and that is what the profile ${id} reads.`,
    reads === 'id_token'
      ? 'Ask the provider with scope=openid to get an id_token, or judge the access token with another --profile.'
      : 'Give the access token, or judge the id_token with another --profile.',
  );
}

async function readMessage(file: string): Promise<Buffer> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxMessageBytes) throw tooLarge('standard input');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  try {
    if ((await stat(file)).size > maxMessageBytes) throw tooLarge(file);
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw notFound(file, cause);
  }
}

/** Windows PowerShell saves as UTF-16. */
function textOf(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

const tooLarge = (name: string): HarnessError =>
  new HarnessError(
    'INPUT_UNREADABLE',
    `${name} is larger than 4 MB; a message is not.`,
    'Give the message alone.',
  );

const notFound = (file: string, cause: unknown): HarnessError =>
  new HarnessError(
    'INPUT_NOT_FOUND',
    `${file} cannot be read.`,
    'Check the path; use - for standard input.',
    { cause },
  );

/** A JWK Set or a single JWK, from a file or an https (on this machine also http) address. */
async function readJwks(source: string | undefined): Promise<Keys> {
  if (source === undefined) return { keys: null, reason: 'No keys were given. Give --jwks FILE or URL.' };
  if (/^https?:/.test(source)) {
    const [{ fetchJwks }, { ProviderHttp }] = await Promise.all([
      import('../server/oidc/jwks.ts'),
      import('../server/provider-http.ts'),
    ]);
    const http = new ProviderHttp({ caKey: 'NODE_EXTRA_CA_CERTS' });
    try {
      const jwks = await fetchJwks(http, source);
      if (jwks.keys) return jwks;
      throw new HarnessError('INPUT_UNREADABLE', jwks.reason, "Give the provider's jwks_uri.");
    } finally {
      await http.close();
    }
  }
  const { isJsonObject, parseJsonObject } = await import('../server/json.ts');
  const text = await readFile(source, 'utf8').catch((cause: unknown) => {
    throw notFound(source, cause);
  });
  const value = parseJsonObject(text);
  const keys = Array.isArray(value?.['keys'])
    ? value['keys'].filter(isJsonObject)
    : value?.['kty']
      ? [value]
      : [];
  if (keys.length === 0) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${source} is not a JSON Web Key Set.`,
      "Save what the provider's jwks_uri answers: a JSON object with a list of keys.",
    );
  }
  return { keys, reason: '' };
}
