import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isEmptyMap, objectAt, textOf, valueAt } from './config-problem.ts';
import type { Path, Problem } from './config-problem.ts';
import { configSchema } from './config.ts';
import type { JsonObject, JsonValue, Protocol } from './model.ts';
import { nearest } from './nearest.ts';

/** The ids that the configuration may name; core cannot import the rooms that define them. */
export interface KnownIds {
  profiles?: readonly { id: string; protocols: readonly Protocol[] }[];
  providers?: readonly string[];
}

/** JSON Schema of amrcheck.yaml, for editors. */
export function configJsonSchema(): JsonObject {
  return z.toJSONSchema(configSchema, { io: 'input' }) as JsonObject;
}

/** Keys whose value is a secret. */
export const secretKeys = new Set([
  'password',
  'clientSecret',
  'totp',
  'recovery-codes',
  'secret',
  'credential',
  'passphrase',
]);
export const isSecretPath = (path: Path): boolean => path.some((step) => secretKeys.has(String(step)));

type Issue = z.core.$ZodIssue;

/** zod's issues in the user's words. `raw` is the configuration before references were filled in. */
export function explainIssues(
  issues: Issue[],
  raw: JsonValue,
  schema: JsonObject = configJsonSchema(),
): Problem[] {
  return issues.flatMap(flatten).flatMap((issue) => explainIssue(issue, raw, schema));
}

/** The issues of the branch of a union that was meant: the one whose own level fits the value. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.map((branch) => branch.flatMap(flatten));
  const meant = branches.find((branch) => branch.length > 0 && branch.every(({ path }) => path.length > 0));
  if (!meant) return [issue];
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function explainIssue(issue: Issue, raw: JsonValue, schema: JsonObject): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = valueAt(raw, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        atKey: true,
        message: unknownKey(key, keysAt(path, schema)),
      }));
    case 'invalid_key':
      if (path.length === 2 && path[0] === 'targets') {
        const message =
          'a target\'s name has letters, digits, "-" and "_" only, and begins with a letter or digit.';
        return [{ path, atKey: true, message }];
      }
      return [
        { path, atKey: true, message: unknownKey(String(path.at(-1)), keysAt(path.slice(0, -1), schema)) },
      ];
    case 'invalid_union':
      return explainUnion(path, value, keysAt(path, schema));
    default:
      return [{ path, message: explainValue(issue, value, path) }];
  }
}

function explainUnion(path: Path, value: JsonValue | undefined, keys: string[]): Problem[] {
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && keys.length > 0) {
    const unknown = Object.keys(value).filter((key) => !keys.includes(key));
    if (unknown.length === 0) {
      return [
        { path, message: 'one entry names one factor. Begin the next with "- " on a line of its own.' },
      ];
    }
    return unknown.map((key) => ({ path: [...path, key], atKey: true, message: unknownKey(key, keys) }));
  }
  if (path.includes('factors')) {
    return [{ path, message: `must be one of ${keys.join(', ')}, e.g. totp: \${env:NAME}` }];
  }
  const expected = path.at(-1) === 'scenarios' ? '"all" or a list of scenarios' : 'text or a list';
  return [{ path, message: mustBe(expected, value, path) }];
}

function explainValue(issue: Issue, value: JsonValue | undefined, path: Path): string {
  switch (issue.code) {
    case 'invalid_value': {
      if (value === undefined) return `is missing. ${missingHint[String(path.at(-1))] ?? ''}`.trim();
      const expected = issue.values.map(String);
      const guess = typeof value === 'string' ? nearest(value, expected) : undefined;
      return mustBe(oneOf(expected), value, path) + didYouMean(guess);
    }
    case 'invalid_format': {
      const formats: Partial<Record<string, string>> = { url: httpUrl, date: 'a date such as 2027-01-01' };
      return mustBe(formats[issue.format] ?? issue.format, value, path);
    }
    case 'invalid_type':
      if (value === undefined) return `is missing. ${missingHint[String(path.at(-1))] ?? ''}`.trim();
      return wrongType(issue.expected, value, path);
    case 'too_small':
      if (issue.origin === 'array') return 'is an empty list. Name at least one, or leave the key out.';
      return mustBe(`at least ${issue.minimum}`, value, path);
    default:
      return issue.message;
  }
}

const httpUrl = 'a URL that begins with https:// or http://';

const typeNames: Partial<Record<string, string>> = {
  string: 'text',
  array: 'a list (each entry begins with "- ")',
  object: 'a mapping (keys with values, indented below)',
  record: 'a mapping (keys with values, indented below)',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

const missingHint: Partial<Record<string, string>> = {
  targets: 'Describe at least one provider under "targets:".',
  accounts: 'Add at least one account that can sign in.',
  protocol: 'Write protocol: oidc, saml, wsfed, external-mfa or entra.',
};

function unknownKey(key: string, known: string[]): string {
  const guess = nearest(key, known);
  return `unknown key.${guess ? didYouMean(guess) : known.length > 0 ? ` Known here: ${known.join(', ')}.` : ''}`;
}

const didYouMean = (guess: string | undefined) => (guess ? ` Did you mean ${guess}?` : '');
const oneOf = (values: string[]) => (values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`);

/** The value is shown as it stands in the file, so a reference stays a reference; a secret is never shown. */
function mustBe(expected: string, value: JsonValue | undefined, path: Path): string {
  return `${is(value, path, !expected.startsWith('a mapping'))}, and must be ${expected}.`;
}

function is(value: JsonValue | undefined, path: Path, show: boolean): string {
  if (value === null) return 'is empty';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'object') return 'is a mapping';
  if (show && !isSecretPath(path)) return `is ${JSON.stringify(value ?? null).slice(0, 80)}`;
  return typeof value === 'string' ? 'is text' : `is a ${typeof value}`;
}

function wrongType(expected: string, value: JsonValue | undefined, path: Path): string {
  const quote = expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return mustBe(typeNames[expected] ?? expected, value, path) + (quote ? ' Put it in quotes.' : '');
}

/** Known keys of the mapping at `path`, read off the JSON Schema. */
function keysAt(path: Path, root: JsonObject): string[] {
  const branches = (schema: JsonObject): JsonObject[] => [
    schema,
    ...[schema['anyOf'], schema['allOf'], schema['oneOf']].flatMap((list) =>
      Array.isArray(list) ? list.flatMap((item) => branches(objectAt(item, []))) : [],
    ),
  ];
  let schemas = branches(root);
  for (const step of path) {
    schemas = schemas.flatMap((schema) => {
      const next =
        typeof step === 'number'
          ? schema['items']
          : (objectAt(schema, ['properties'])[step] ?? schema['additionalProperties']);
      return next !== null && typeof next === 'object' && !Array.isArray(next) ? branches(next) : [];
    });
  }
  return schemas.flatMap((schema) => {
    const names = objectAt(schema, ['propertyNames'])['enum'];
    return [
      ...Object.keys(objectAt(schema, ['properties'])),
      ...(Array.isArray(names) ? names.map(String) : []),
    ];
  });
}

interface CrossChecking {
  /** Before references were filled in: what may be shown. */
  raw: JsonValue;
  /** What relative paths are relative to. */
  folder: string;
  known: KnownIds;
}

type Add = (path: Path, message: string, atKey?: true) => void;

/** The rules that span several keys, and the files and ids that must exist. */
export function crossCheck(filled: JsonValue, { raw, folder, known }: CrossChecking): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (path, message, atKey) => {
    problems.push({ path, message, ...(atKey && { atKey }) });
  };
  const file = (path: Path, value: JsonValue | undefined) => {
    if (typeof value !== 'string') return;
    const absolute = resolve(folder, value);
    if (!isFile(absolute)) {
      add(path, `the file ${absolute} cannot be read. The path is relative to the configuration's folder.`);
    }
  };

  const relyingParty = objectAt(filled, ['relyingParty']);
  const secure = textOf(relyingParty['baseUrl']).startsWith('https:');
  const isBehind = relyingParty['listen'] !== undefined;
  if (secure && !relyingParty['tls'] && !isBehind) {
    add(
      ['relyingParty', 'baseUrl'],
      'an https address needs relyingParty.tls with cert and key, or relyingParty.listen where a proxy stands before it.',
    );
  }
  if (isBehind && relyingParty['tls']) {
    add(
      ['relyingParty', 'tls'],
      'has no effect: relyingParty.listen is http, and https is the proxy’s.',
      true,
    );
  }
  if (!secure && relyingParty['tls']) {
    add(['relyingParty', 'tls'], 'has no effect: relyingParty.baseUrl does not begin with https://.', true);
  }
  for (const name of ['cert', 'key']) {
    file(['relyingParty', 'tls', name], objectAt(relyingParty, ['tls'])[name]);
    file(['relyingParty', name], relyingParty[name]);
  }

  const targets = objectAt(filled, ['targets']);
  if (Object.keys(targets).length === 0 && isEmptyMap(valueAt(filled, ['targets']))) {
    add(['targets'], 'names no target. Describe at least one provider.', true);
  }
  for (const [id, value] of Object.entries(targets)) {
    const path = ['targets', id];
    const target = objectAt(value, []);
    if (target['protocol'] === 'entra' && target['clientId'] === undefined)
      add(path, 'protocol entra needs clientId, which is missing.', true);
    if (target['flow'] === 'device-code' && target['domain'] === undefined)
      add(path, 'flow device-code needs domain, the one of whoever signs in.', true);
    if (target['protocol'] === 'oidc' || target['protocol'] === 'external-mfa') {
      for (const key of ['issuer', 'clientId']) {
        if (target[key] === undefined)
          add(path, `protocol ${target['protocol']} needs ${key}, which is missing.`, true);
      }
    }
    const federated = target['protocol'] === 'saml' || target['protocol'] === 'wsfed';
    for (const key of federated ? ['url', 'reply', 'initiateUrl'] : ['issuer']) {
      const place = [...path, key];
      if (typeof target[key] === 'string' && target[key] !== '' && !isUrl(target[key]))
        add(place, mustBe(httpUrl, valueAt(raw, place), place));
    }
    if (federated) {
      checkDescription(target, path, add);
      if (!isAddress(textOf(target['metadata']))) file([...path, 'metadata'], target['metadata']);
      file([...path, 'certificate'], target['certificate']);
      if (target['signRequests'] === true && relyingParty['key'] === undefined)
        add([...path, 'signRequests'], 'needs relyingParty.key, the PEM file of the key to sign with.');
    }
    const clientAuth = textOf(target['clientAuth']);
    if (clientAuth.startsWith('client_secret') && target['clientSecret'] === undefined) {
      add([...path, 'clientAuth'], `${clientAuth} needs clientSecret. Write clientSecret: \${env:NAME}.`);
    }
    if (clientAuth === 'private_key_jwt' && target['clientKey'] === undefined) {
      add([...path, 'clientAuth'], 'private_key_jwt needs clientKey, the path of the key file.');
    }
    file([...path, 'clientKey'], target['clientKey']);
    file([...path, 'tls', 'ca'], objectAt(target, ['tls'])['ca']);
    const provider = target['provider'];
    if (typeof provider === 'string' && known.providers && !known.providers.includes(provider)) {
      add([...path, 'provider'], unknownName('provider', provider, known.providers));
    }
    const same = target['sameProviderAs'];
    if (typeof same === 'string' && (same === id || !Object.hasOwn(targets, same)))
      add([...path, 'sameProviderAs'], unknownName('other target', same, Object.keys(targets)));
    checkProfiles(target, path, known, add);
    const accounts = objectAt(target, ['accounts']);
    if (isEmptyMap(target['accounts']))
      add([...path, 'accounts'], 'names no account. Add at least one.', true);
    for (const [name, account] of Object.entries(accounts)) {
      if (/^\s*$|\p{Cc}/u.test(name))
        add(
          [...path, 'accounts', name],
          "an account's name cannot be blank or hold control characters.",
          true,
        );
      const { factors, password } = objectAt(account, []);
      if (
        password === undefined &&
        target['protocol'] !== 'external-mfa' &&
        target['flow'] !== 'device-code' &&
        account !== null &&
        typeof account === 'object'
      )
        add(
          [...path, 'accounts', name, 'password'],
          `is missing. Write password: \${env:NAME}. Only with protocol external-mfa an account needs none.`,
        );
      for (const [index, factor] of (Array.isArray(factors) ? factors : []).entries()) {
        const { passkey } = objectAt(factor, []);
        if (passkey !== undefined && !objectAt(passkey, [])['secret'] && !objectAt(passkey, [])['credential'])
          add(
            [...path, 'accounts', name, 'factors', index, 'passkey'],
            'needs secret, with which its key is stored encrypted, or credential, a key made elsewhere. Write secret: ${env:NAME}.',
            true,
          );
        const certificate = objectAt(factor, ['certificate']);
        for (const key of ['cert', 'key']) {
          file([...path, 'accounts', name, 'factors', index, 'certificate', key], certificate[key]);
        }
      }
    }
  }
  return problems;
}

/** A provider that speaks in assertions is known by its metadata, or by all that is read there. */
function checkDescription(target: JsonObject, path: Path, add: Add) {
  if (target['metadata'] !== undefined) return;
  const parts = ['certificate', 'url', 'issuer'];
  const missing = parts.filter((key) => target[key] === undefined);
  if (missing.length === 0) return;
  const instead =
    missing.length === parts.length ? '' : ` Without metadata, ${missing.join(' and ')} must be there too.`;
  add(
    path,
    `protocol ${textOf(target['protocol'])} needs metadata (a URL or a file), or certificate, url and issuer.${instead}`,
    true,
  );
}

function checkProfiles(target: JsonObject, path: Path, { profiles }: KnownIds, add: Add) {
  if (!profiles || target['profile'] === undefined) return;
  const list = Array.isArray(target['profile']) ? target['profile'] : [target['profile']];
  for (const [index, id] of list.entries()) {
    if (typeof id !== 'string') continue;
    const place = [...path, 'profile', ...(Array.isArray(target['profile']) ? [index] : [])];
    const profile = profiles.find((one) => one.id === id);
    const fitting = profiles.filter((one) =>
      one.protocols.some((protocol) => protocol === target['protocol']),
    );
    if (!profile) {
      add(
        place,
        unknownName(
          'profile',
          id,
          profiles.map((one) => one.id),
        ),
      );
    } else if (!fitting.includes(profile)) {
      add(
        place,
        `${id} judges ${profile.protocols.join(', ')}, and this target speaks ${textOf(target['protocol'])}. Fitting: ${fitting.map((one) => one.id).join(', ') || 'none'}.`,
      );
    }
  }
}

function unknownName(what: string, name: string, known: readonly string[]): string {
  return `there is no ${what} ${JSON.stringify(name.slice(0, 80))}.${didYouMean(nearest(name, known))} Known: ${known.join(', ')}.`;
}

/** Whether `metadata` is an address; otherwise it is a file. */
export const isAddress = (text: string): boolean => /^https?:/i.test(text);
const isUrl = (text: string): boolean => isAddress(text) && URL.canParse(text);

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
