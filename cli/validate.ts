import { readFile, stat } from 'node:fs/promises';
import { messageArtifacts } from '../core/artifacts.ts';
import { asHarnessError, HarnessError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { JsonObject } from '../core/model.ts';
import type { Profile } from '../core/profile.ts';
import type { Result } from '../core/result.ts';
import type { Context } from './context.ts';
import { exitCodeOfError, sayError } from './errors.ts';
import { printResult } from './judging.ts';
import type { Registration } from './main.ts';
import { findTokens } from './message.ts';
import type { FoundTokens } from './message.ts';
import { checkNames, moment } from './options.ts';

interface ValidateFlags {
  profile?: string;
  jwks?: string;
  issuer?: string;
  audience?: string;
  clientId?: string;
  nonce?: string;
  now?: number;
  json?: boolean;
}

const maxMessageBytes = 4 * 1024 * 1024;

export const validate: Registration = (program, context, end) => {
  program
    .command('validate')
    .description('Judge a token that you have, without a sign-in. Nothing is sent anywhere.')
    .argument('<file...>', 'file with a JWT, or - for standard input')
    .option('--profile <id>', 'default: entra-token for an access token of Entra (v1.0), else partner-center')
    .option('--jwks <file|url>', "the provider's keys; without them the signature cannot be judged")
    .option('--issuer <url>', 'what iss must be')
    .option('--audience <id>', 'what aud must hold (default: the client id)')
    .option('--client-id <id>', 'the client that the token is for')
    .option('--nonce <value>', 'what nonce must be')
    .option('--now <time>', 'judge as of then, e.g. 2026-11-24T10:00:00Z', moment)
    .option('--json', 'print a result for each file on standard output')
    .addHelpText(
      'after',
      `
What is not given is listed as not tested, and does not change the verdict; only missing keys leave it open.

Examples:
  $ amrcheck validate id_token.txt --jwks https://login.contoso.com/jwks --issuer https://login.contoso.com
  $ pbpaste | amrcheck validate - --json`,
    )
    .action(async (files: string[], flags: ValidateFlags) => {
      const codes: number[] = [];
      const jwks = await readJwks(flags.jwks);
      for (const file of files) {
        try {
          const result = await judgeFile(file, flags, jwks, context);
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

async function judgeFile(file: string, flags: ValidateFlags, jwks: Keys, context: Context): Promise<Result> {
  const [{ judgeMessage }, { profiles }, { decodeJwt, readToken }] = await Promise.all([
    import('../core/judge.ts'),
    import('../profiles/index.ts'),
    import('../server/oidc/token.ts'),
  ]);
  const fitting = profiles.filter(({ protocols }) => protocols.includes('oidc'));
  checkNames(
    'profile',
    flags.profile === undefined ? [] : [flags.profile],
    fitting.map(({ id }) => id),
  );
  const name = file === '-' ? 'standard input' : file;
  const found = findTokens(await readMessage(file), name);
  const payloadOf = (token: string): JsonObject => {
    const decoded = decodeJwt(token);
    return 'payload' in decoded ? decoded.payload : {};
  };
  const profileId = flags.profile ?? defaultProfile(found, payloadOf);
  const profile = fitting.find(({ id }) => id === profileId);
  if (!profile) throw new Error(`no profile ${profileId}`);
  const { reads = 'id_token' } = profile;
  const token = tokenFor(profile, found, name);
  if (flags.profile === undefined)
    context.say(`Judged by the profile ${profile.id}; choose another with --profile.`);

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
  const { issuer, audience, clientId, nonce } = flags;
  return judgeMessage({
    id: file === '-' ? 'stdin' : file,
    artifacts: messageArtifacts(evidence, reads, { issuer, audience, clientId, nonce }),
    profile,
    now: flags.now ?? Date.now(),
    amrcheck: context.version,
  });
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

async function readMessage(file: string): Promise<string> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxMessageBytes) throw tooLarge('standard input');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
  try {
    if ((await stat(file)).size > maxMessageBytes) throw tooLarge(file);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw notFound(file, cause);
  }
}

const tooLarge = (name: string): HarnessError =>
  new HarnessError(
    'INPUT_UNREADABLE',
    `${name} is larger than 4 MB; a token is not.`,
    'Give the token alone.',
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
