/** docs/tutorials/keycloak.md done word for word: its commands in an empty folder, with the package as users get it. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './service.ts';
import { freePort } from '../free-port.ts';

const root = join(import.meta.dirname, '..', '..');

/** The commands of the page's first block, one a line. */
export async function commandsOf(page: string): Promise<string[]> {
  const [, block = ''] = /^```sh\n(.*?)^```$/ms.exec(await readFile(join(root, page), 'utf8')) ?? [];
  return block.trim().split('\n');
}

/**
 * Types `commands` into one shell, in a new folder under `folder`. What only the author of the page has is put in:
 * the address of the provider, the secrets, and a tarball for the registry. `output` is that of the last command.
 */
export async function follow(
  commands: readonly string[],
  { folder, provider, env }: { folder: string; provider: string; env: NodeJS.Dict<string> },
): Promise<{ code: number; output: string }> {
  const home = join(folder, 'newcomer');
  await mkdir(home);
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? 'none';
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const typed = commands.map((command) =>
    command
      .replace(/ # exit \d+$/, '')
      .replace(
        'npm install amrcheck',
        `npm install --prefer-offline --no-audit --no-fund ${join(folder, tarball)}`,
      )
      .replace('http://127.0.0.1:8080', provider)
      .replace('amrcheck init', `amrcheck init --base-url ${baseUrl}`)
      .replace(/^export .*/, ':'),
  );
  const script = ['set -e', ...typed.slice(0, -1).map((command) => `(${command}) >&2`), typed.at(-1)].join(
    '\n',
  );
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', script],
      {
        cwd: home,
        env: {
          ...process.env,
          ...env,
          PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
          NO_COLOR: '1',
          AMRCHECK_STATE_DIR: join(folder, 'state'),
        },
        maxBuffer: 1e8,
      },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : 0,
          output: stdout === '' ? stderr : stdout,
        }),
    );
  });
}
