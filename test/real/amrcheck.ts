import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { resultSchema, type Finding, type Result, type TargetResult } from '../../core/result.ts';
import type { RealClient } from './accounts.ts';

const launcher = join(import.meta.dirname, '../../bin/amrcheck.mjs');

/** A target as the configuration has it, with the people of accounts.ts. */
type TargetUnderTest = Record<string, unknown> & Pick<RealClient, 'accounts'> & { clientSecret?: string };

export interface Run {
  code: number;
  /** The first line of the output. */
  first: string;
  target: TargetResult;
}

/** Runs amrcheck as a user does, on one target whose accounts are alice and bob, and looks for their secrets in all that it wrote. */
export async function run(
  folder: string,
  id: string,
  relyingParty: { baseUrl: string; key?: string; cert?: string },
  { clientSecret, accounts, ...target }: TargetUnderTest,
): Promise<Run> {
  const { alice, bob } = accounts;
  const config = {
    relyingParty,
    targets: {
      [id]: {
        ...target,
        ...(clientSecret !== undefined && { clientSecret: '${env:CLIENT_SECRET}' }),
        accounts: {
          alice: {
            username: alice.username,
            password: '${env:ALICE_PASSWORD}',
            factors: [{ totp: '${env:ALICE_TOTP}' }],
          },
          bob: { username: bob.username, password: '${env:BOB_PASSWORD}' },
        },
      },
    },
  };
  const { result, ...ended } = await runConfig(folder, id, config, {
    ...(clientSecret !== undefined && { CLIENT_SECRET: clientSecret }),
    ALICE_PASSWORD: alice.password,
    ALICE_TOTP: alice.totp,
    BOB_PASSWORD: bob.password,
  });
  return { ...ended, target: result.targets[0]! };
}

/** The same on a whole configuration; `secrets` are its variables. */
export async function runConfig(
  folder: string,
  id: string,
  config: object,
  secrets: Record<string, string>,
): Promise<{ code: number; first: string; result: Result }> {
  const file = join(folder, `${id}.yaml`);
  const out = join(folder, id);
  await writeFile(file, JSON.stringify(config));
  const env = { ...process.env, ...secrets, NO_COLOR: '1', AMRCHECK_STATE_DIR: join(folder, 'state') };
  const { code, stdout, stderr } = await execute(['run', '-c', file, '--out', out], env);
  const written = await Promise.all(
    (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  for (const secret of Object.values(secrets))
    expect([stdout, stderr, ...written].join('\n')).not.toContain(secret);
  const text = await readFile(join(out, 'result.json'), 'utf8').catch((cause: unknown) => {
    throw new Error(`amrcheck ended with ${code} and wrote no result.json:\n${stderr}`, { cause });
  });
  const result: Result = resultSchema.parse(JSON.parse(text));
  return { code, first: stdout.split('\n')[0] ?? '', result };
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

/** What each scenario's answer says of how the account signed in: alice, where the negative control does it too. */
export function methodsOf(target: TargetResult): Record<string, unknown> {
  return Object.fromEntries(
    target.probes
      .toReversed()
      .map(({ scenario, authenticationMethods }) => [scenario, authenticationMethods?.values]),
  );
}

export function decidingFailures({ probes }: Pick<TargetResult, 'probes'>): Finding[] {
  return probes
    .flatMap(({ findings }) => findings)
    .filter(
      ({ outcome, severity }) => outcome === 'fail' && (severity === 'critical' || severity === 'serious'),
    );
}
