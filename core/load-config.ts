import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { withListedAccounts } from './accounts-file.ts';
import { invalid, pathText } from './config-problem.ts';
import type { Located, Path, Place, Problem } from './config-problem.ts';
import { readConfigText } from './config-text.ts';
import { configSchema, recoveryCodesOf } from './config.ts';
import type { Config, TargetConfig } from './config.ts';
import { HarnessError } from './errors.ts';
import { crossCheck, explainIssues, isAddress, secretKeys } from './explain-config.ts';
import type { KnownIds } from './explain-config.ts';
import type { JsonObject, JsonValue } from './model.ts';

export interface Secret {
  value: string;
  /** What the redactor writes instead, e.g. `password`. */
  kind: string;
}

export interface LoadedConfig {
  /** Valid, with `${env:…}` and `${file:…}` filled in and every file's path absolute. */
  config: Config;
  secrets: Secret[];
  warnings: string[];
  path: string;
}

export interface TargetFlags {
  issuer?: string;
  clientId?: string;
  username?: string;
  profile?: string[];
  scenario?: string[];
  provider?: string;
}

type Env = Readonly<Record<string, string | undefined>>;
const maxReferenceBytes = 64 * 1024;

/**
 * Reads amrcheck.yaml. Throws CONFIG_NOT_FOUND, CONFIG_VARIABLE_MISSING (nothing else is wrong) or
 * CONFIG_INVALID; the message lists every problem with its path, line, column and remedy, and no secret.
 */
export async function loadConfig(path: string, env: Env, known: KnownIds = {}): Promise<LoadedConfig> {
  const { raw, locate } = await readConfigText(path);
  const { config, warnings } = check(raw, { env, known, folder: dirname(resolve(path)), name: path, locate });
  return { config, warnings, secrets: secretsOf(config), path };
}

/**
 * One target without a file. The password comes from AMRCHECK_PASSWORD, the client secret and the TOTP secret
 * from AMRCHECK_CLIENT_SECRET and AMRCHECK_TOTP_SECRET where they are set. Errors as in {@link loadConfig}.
 */
export function targetFromFlags(flags: TargetFlags, env: Env, known: KnownIds = {}): LoadedConfig {
  const missing = (['issuer', 'clientId', 'username'] as const).filter((name) => !flags[name]);
  if (missing.length > 0) {
    throw new HarnessError(
      'USAGE',
      `A target without a file needs --issuer, --client-id and --username; missing: ${missing.map((name) => flagOf[name]).join(', ')}.`,
      'Give all three, or write the target into amrcheck.yaml and name the file with --config.',
    );
  }
  const { issuer = '', clientId = '', username = '' } = flags;
  const id =
    (URL.canParse(issuer) ? new URL(issuer).hostname : '').replace(/[^A-Za-z0-9]+/g, '-') || 'target';
  const raw: JsonObject = {
    targets: {
      [id.replace(/^-+|-+$/g, '') || 'target']: {
        protocol: 'oidc',
        issuer,
        clientId,
        ...(env['AMRCHECK_CLIENT_SECRET'] && { clientSecret: '${env:AMRCHECK_CLIENT_SECRET}' }),
        ...(flags.profile && { profile: flags.profile }),
        ...(flags.provider && { provider: flags.provider }),
        ...(flags.scenario && { scenarios: flags.scenario }),
        accounts: {
          [username]: {
            username,
            password: '${env:AMRCHECK_PASSWORD}',
            factors: env['AMRCHECK_TOTP_SECRET'] ? [{ totp: '${env:AMRCHECK_TOTP_SECRET}' }] : [],
          },
        },
      },
    },
  };
  const name = 'command line';
  const locate = ({ path }: Place) => ({ text: flagOf[String(path[2])] ?? name, offset: 0 });
  const { config, warnings } = check(raw, { env, known, folder: process.cwd(), name, locate });
  return { config, warnings, secrets: secretsOf(config), path: name };
}

const flagOf: Partial<Record<string, string>> = {
  issuer: '--issuer',
  clientId: '--client-id',
  username: '--username',
  accounts: '--username',
  profile: '--profile',
  scenarios: '--scenario',
};

interface CheckContext {
  env: Env;
  known: KnownIds;
  /** What relative paths are relative to. */
  folder: string;
  name: string;
  locate(place: Place): Located;
}

function check(written: JsonValue, context: CheckContext): { config: Config; warnings: string[] } {
  const { raw, problems: unlisted } = withListedAccounts(written, context.folder);
  const { filled, problems } = fillIn(raw, context);
  const parsed = configSchema.safeParse(filled);
  const unfilled = new Set(problems.map(({ path }) => path.join('.')));
  const shape = [
    ...(parsed.success ? [] : explainIssues(parsed.error.issues, raw)),
    ...crossCheck(filled, { raw, folder: context.folder, known: context.known }),
  ].filter(({ path }) => !unfilled.has(path.join('.')));
  const all = [...unlisted, ...problems, ...shape];
  if (all.length > 0 || !parsed.success) {
    const placed = all.map((problem) => ({ problem, place: context.locate(problem) }));
    placed.sort((a, b) => a.place.offset - b.place.offset);
    const lines = placed.map(
      ({ problem, place }) => `${pathText(problem.path)} (${place.text}): ${problem.message}`,
    );
    const onlyVariables = all.length > 0 && all.every((problem: Problem) => problem.variable);
    throw invalid(context.name, [...new Set(lines)], undefined, onlyVariables);
  }
  return { config: withAbsolutePaths(parsed.data, context.folder), warnings: clearSecrets(raw, context) };
}

/** `raw` with `${env:NAME}` and `${file:PATH}` replaced, once: what they bring in is not looked at again. */
function fillIn(raw: JsonValue, { env, folder }: CheckContext): { filled: JsonValue; problems: Problem[] } {
  const problems: Problem[] = [];
  const walk = (value: JsonValue, path: Path): JsonValue => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]),
      );
    }
    if (typeof value !== 'string') return value;
    return value.replace(/\$\{([^}]*)\}/g, (reference, inner: string) => {
      const [, kind, name = ''] = /^(env|file):(.+)$/.exec(inner) ?? [];
      const found =
        kind === 'env' ? fromEnv(name, env) : kind === 'file' ? fromFile(name, folder) : undefined;
      if (found === undefined) {
        const word = /^[A-Za-z_][A-Za-z0-9_]*$/.test(inner) ? inner : 'NAME';
        problems.push({
          path,
          message: `${reference} is not understood. Write \${env:${word}} or \${file:PATH}.`,
        });
      } else if ('problem' in found) {
        problems.push({ path, variable: true, message: found.problem });
      } else {
        return found.text;
      }
      return reference;
    });
  };
  return { filled: walk(raw, []), problems };
}

type Found = { text: string } | { problem: string };

function fromEnv(name: string, env: Env): Found {
  const text = env[name];
  if (text) return { text };
  const problem =
    text === ''
      ? `the environment variable ${name} is empty.`
      : `the environment variable ${name} is not set.`;
  return { problem: `${problem} To set it: export ${name}=…` };
}

function fromFile(name: string, folder: string): Found {
  const path = resolve(folder, name);
  try {
    if (statSync(path).size > maxReferenceBytes) return { problem: `the file ${path} is larger than 64 KB.` };
    return {
      text: readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r?\n$/, ''),
    };
  } catch {
    return {
      problem: `the file ${path} cannot be read. The path is relative to the configuration's folder.`,
    };
  }
}

function secretsOf(config: Config): Secret[] {
  const secrets: Secret[] = [];
  for (const target of Object.values(config.targets)) {
    if (target.clientSecret) secrets.push({ value: target.clientSecret, kind: 'client secret' });
    for (const account of Object.values(target.accounts)) {
      if (account.password !== undefined) secrets.push({ value: account.password, kind: 'password' });
      for (const factor of account.factors) {
        if ('totp' in factor)
          secrets.push(...totpForms(factor.totp).map((value) => ({ value, kind: 'TOTP secret' })));
        if ('recovery-codes' in factor) {
          const codes = recoveryCodesOf(factor['recovery-codes']);
          secrets.push(...codes.map((value) => ({ value, kind: 'recovery code' })));
        }
        if ('certificate' in factor && factor.certificate.passphrase)
          secrets.push({ value: factor.certificate.passphrase, kind: 'passphrase' });
        if ('passkey' in factor) {
          const { secret, credential } = factor.passkey;
          if (secret) secrets.push({ value: secret, kind: 'passkey secret' });
          if (credential) secrets.push({ value: credential, kind: 'passkey' });
        }
      }
    }
  }
  return secrets;
}

/** A TOTP secret as written, the base32 text inside an otpauth:// URI, and it without spaces in either case. */
function totpForms(totp: string): string[] {
  const inner = URL.canParse(totp) ? new URL(totp).searchParams.get('secret') : null;
  const compact = (inner ?? totp).replace(/[\s-]/g, '');
  return [
    ...new Set([totp, ...(inner ? [inner] : []), compact, compact.toUpperCase(), compact.toLowerCase()]),
  ];
}

/** One warning of all secrets that stand in the file itself. */
function clearSecrets(raw: JsonValue, { locate }: CheckContext): string[] {
  const found: { place: string; instead: string }[] = [];
  const walk = (value: JsonValue, path: Path) => {
    if (value !== null && typeof value === 'object') {
      const entries: [string | number, JsonValue][] = Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
      for (const [step, item] of entries) walk(item, [...path, step]);
    } else if (typeof value === 'string' && !/\$\{(env|file):/.test(value) && inSecretPlace(path)) {
      const variable = path
        .filter((step) => typeof step === 'string' && !['targets', 'accounts', 'factors'].includes(step))
        .map((step) =>
          String(step)
            .replace(/([a-z])([A-Z])/g, '$1_$2')
            .replace(/[^A-Za-z0-9]+/g, '_')
            .toUpperCase(),
        )
        .join('_');
      found.push({ place: `${pathText(path)} (${locate({ path }).text})`, instead: `\${env:${variable}}` });
    }
  };
  walk(raw, []);
  const [first, ...others] = found;
  if (!first) return [];
  if (others.length === 0)
    return [
      `${first.place} is a secret written in the clear. Keep it out of the file: write ${first.instead} here and set that variable.`,
    ];
  return [
    [
      `${found.length} secrets are written in the clear. Keep them out of the file: write this instead, and set these variables.`,
      ...found.slice(0, shownSecrets).map(({ place, instead }) => `  ${place}: ${instead}`),
      ...(found.length > shownSecrets ? [`  … and ${found.length - shownSecrets} more`] : []),
    ].join('\n'),
  ];
}

/** As many are named; of the accounts in a CSV all are alike. */
const shownSecrets = 10;

function inSecretPlace(path: Path): boolean {
  const last = path.at(-1);
  const key = typeof last === 'number' ? path.at(-2) : last;
  return secretKeys.has(String(key));
}

function withAbsolutePaths(config: Config, folder: string): Config {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  const { tls, key, cert } = config.relyingParty;
  if (tls) config.relyingParty.tls = { cert: absolute(tls.cert), key: absolute(tls.key) };
  if (key) config.relyingParty.key = absolute(key);
  if (cert) config.relyingParty.cert = absolute(cert);
  for (const target of Object.values(config.targets)) absolutePathsOf(target, absolute);
  return config;
}

function absolutePathsOf(target: TargetConfig, absolute: (path: string) => string): void {
  if (target.clientKey) target.clientKey = absolute(target.clientKey);
  if (target.tls?.ca) target.tls.ca = absolute(target.tls.ca);
  if (target.metadata && !isAddress(target.metadata)) target.metadata = absolute(target.metadata);
  if (target.certificate) target.certificate = absolute(target.certificate);
  for (const { factors } of Object.values(target.accounts)) {
    for (const factor of factors) {
      if ('passkey' in factor && factor.passkey.store) factor.passkey.store = absolute(factor.passkey.store);
      if (!('certificate' in factor)) continue;
      const { cert, key } = factor.certificate;
      factor.certificate = { ...factor.certificate, cert: absolute(cert), key: absolute(key) };
    }
  }
}
