import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isDeciding } from '../../core/profile.ts';
import { resultSchema, type Finding, type Result, type TargetResult } from '../../core/result.ts';
import type { RealAccount } from './accounts.ts';

const launcher = join(import.meta.dirname, '../../bin/amrcheck.mjs');

/** The machine may have two cores, and the first pages of a provider are its slowest. */
export const patient = ['--timeout', '4m'];

/** A target as the configuration has it, with people of accounts.ts. */
export type TargetUnderTest = Record<string, unknown> & {
  accounts: Record<string, RealAccount>;
  clientSecret?: string;
};

export interface Run {
  code: number;
  /** The first line of the output. */
  first: string;
  result: Result;
}

/** Writes a configuration of these targets, their secrets in variables, and runs it. */
export async function run(
  folder: string,
  id: string,
  relyingParty: { baseUrl: string; key?: string; cert?: string },
  targets: Record<string, TargetUnderTest>,
  args: string[] = [],
): Promise<Run> {
  const secrets: Record<string, string> = {};
  const variable = (secret: string): string => {
    const name = `SECRET_${Object.keys(secrets).length}`;
    secrets[name] = secret;
    return `\${env:${name}}`;
  };
  const config = {
    relyingParty,
    targets: Object.fromEntries(
      Object.entries(targets).map(([id, { clientSecret, accounts, ...target }]) => [
        id,
        {
          ...target,
          ...(clientSecret !== undefined && { clientSecret: variable(clientSecret) }),
          accounts: Object.fromEntries(
            Object.entries(accounts).map(([name, { username, password, totp }]) => [
              name,
              {
                username,
                password: variable(password),
                ...(totp !== undefined && { factors: [{ totp: variable(totp) }] }),
              },
            ]),
          ),
        },
      ]),
    ),
  };
  return runConfig(folder, id, config, secrets, args);
}

/** The same on a whole configuration; `secrets` are its variables. */
export async function runConfig(
  folder: string,
  id: string,
  config: object,
  secrets: Record<string, string>,
  args: string[] = [],
): Promise<Run> {
  const file = join(folder, `${id}.yaml`);
  const out = join(folder, id);
  await writeFile(file, JSON.stringify(config));
  return amrcheck(out, ['run', '-c', file, '--out', out, ...patient, ...args], secrets);
}

/** Runs amrcheck as a user does, so that it writes `folder`, and looks for the secrets in all that it wrote. */
export async function amrcheck(
  folder: string,
  args: string[],
  secrets: NodeJS.Dict<string> = {},
): Promise<Run> {
  const env = { ...process.env, ...secrets, NO_COLOR: '1', AMRCHECK_STATE_DIR: join(folder, '..', 'state') };
  const { code, stdout, stderr } = await execute(args, env);
  const text = await readFile(join(folder, 'result.json'), 'utf8').catch((cause: unknown) => {
    throw new Error(`amrcheck ended with ${code} and wrote no result.json:\n${stderr}`, { cause });
  });
  const written = await Promise.all(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  for (const secret of Object.values(secrets))
    for (const place of [stdout, stderr, ...written]) expect(place).not.toContain(secret);
  return { code, first: stdout.split('\n')[0] ?? '', result: resultSchema.parse(JSON.parse(text)) };
}

function execute(
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], { env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

/** What each scenario's answer says of how the account signed in: alice, where others do it too. */
export function methodsOf(target: TargetResult): Record<string, unknown> {
  return Object.fromEntries(
    target.probes
      .toSorted((one, other) => other.account.localeCompare(one.account))
      .map(({ scenario, authenticationMethods }) => [scenario, authenticationMethods?.values]),
  );
}

export function decidingFailures({ probes }: Pick<TargetResult, 'probes'>): Finding[] {
  return probes
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.outcome === 'fail' && isDeciding(finding));
}
