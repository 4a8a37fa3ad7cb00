import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { objectAt } from './config-problem.ts';
import type { Problem } from './config-problem.ts';
import type { JsonObject, JsonValue } from './model.ts';

/** What the columns of an accounts file are called; secrets are references, as in the configuration. */
const columns = ['account', 'username', 'password', 'totp', 'requireMfa'];
const needed = ['username', 'password'];
/** Entra has checked the password before it calls the provider. */
const neededForExternalMfa = ['username'];
const maxBytes = 1024 * 1024;

/** The configuration with the accounts that each target's `accountsFile` lists beside its own. */
export function withListedAccounts(raw: JsonValue, folder: string): { raw: JsonValue; problems: Problem[] } {
  const problems: Problem[] = [];
  const targets = Object.entries(objectAt(raw, ['targets'])).map(([id, target]) => {
    const file = objectAt(target, [])['accountsFile'];
    if (typeof file !== 'string') return [id, target] as const;
    try {
      const { protocol } = objectAt(target, []);
      const listed = accountsIn(
        resolve(folder, file),
        protocol === 'external-mfa' ? neededForExternalMfa : needed,
      );
      const accounts = { ...objectAt(target, ['accounts']), ...listed };
      return [id, { ...objectAt(target, []), accounts }] as const;
    } catch (error) {
      const message = error instanceof Unreadable ? error.message : 'cannot be read as CSV.';
      problems.push({ path: ['targets', id, 'accountsFile'], message });
      return [id, target] as const;
    }
  });
  if (targets.length === 0) return { raw, problems };
  return { raw: { ...objectAt(raw, []), targets: Object.fromEntries(targets) }, problems };
}

class Unreadable extends Error {}

function accountsIn(path: string, needed: string[]): JsonObject {
  const [header, ...rows] = rowsOf(textOf(path));
  const names = header?.map((name) => name.trim()) ?? [];
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0 || !needed.every((name) => names.includes(name))) {
    const others = columns.filter((name) => !needed.includes(name));
    throw new Unreadable(
      `the first line of ${path} must name the columns: ${needed.join(' and ')}, and where wanted ${others.join(', ')}.`,
    );
  }
  const accounts: JsonObject = {};
  for (const [index, row] of rows.entries()) {
    const {
      account,
      username = '',
      password,
      totp,
      requireMfa,
    } = Object.fromEntries(names.map((name, column) => [name, row[column]?.trim() ?? '']));
    const id = account || username;
    if (!id || Object.hasOwn(accounts, id))
      throw new Unreadable(
        `line ${String(index + 2)} of ${path} names no account, or one that was named before.`,
      );
    accounts[id] = {
      username,
      ...(password !== undefined && { password }),
      ...(totp && { factors: [{ totp }] }),
      ...(requireMfa && { requireMfa: /^(true|yes|1)$/i.test(requireMfa) }),
    };
  }
  return accounts;
}

function textOf(path: string): string {
  try {
    if (statSync(path).size <= maxBytes) return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new Unreadable(
      `the file ${path} cannot be read. The path is relative to the configuration's folder.`,
    );
  }
  throw new Unreadable(`the file ${path} is larger than 1 MB.`);
}

/** https://www.rfc-editor.org/rfc/rfc4180.html; empty lines and lines that begin with # are passed over. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== '') && !row[0]?.startsWith('#'));
}
