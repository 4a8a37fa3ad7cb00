import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Service {
  /** Ends every process of the service and removes its folder. */
  stop(): Promise<void>;
}

/** A new folder of a provider's own, readable by this user alone; `stop` of the service in it removes it. */
export function newFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `amrcheck-${name}-`));
}

/** Runs a program to its end; the error of one that fails holds the end of what it printed. */
export async function run(
  program: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${tail(output)}`);
  return output;
}

/** Runs a program that fetches something, and once more where the network failed it. */
export async function download(...command: Parameters<typeof run>): Promise<string> {
  return run(...command).catch(() => run(...command));
}

/** Installs Debian packages; the error on another system, or without root, names them. */
export async function aptInstall(packages: string[], why: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await download('apt-get', ['-q', 'update'], { env });
    await download('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], { env });
  } catch (cause) {
    throw new Error(`${why} Run as root: apt-get install --no-install-recommends ${packages.join(' ')}`, {
      cause,
    });
  }
}

/** Starts a server in `folder` and resolves when each of the URLs `ready` answers 200; throws with the end of its log if one never does. */
export async function startService(server: {
  name: string;
  command: [string, ...string[]];
  env: NodeJS.ProcessEnv;
  folder: string;
  ready: string[];
  /** Milliseconds. */
  timeout: number;
}): Promise<Service> {
  const { name, folder } = server;
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'w', 0o600);
  const [program, ...args] = server.command;
  // Detached makes it the leader of a process group: a signal to the group reaches the workers and the JVM below it.
  const child = spawn(program, args, {
    cwd: folder,
    env: server.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended: string | undefined;
  const end = new Promise<void>((resolve) => {
    child.once('error', (error) => resolve(void (ended = error.message)));
    child.once('exit', (code, signal) => resolve(void (ended = `it ended with ${signal ?? code}`)));
  });
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // ESRCH: the group is gone already.
    }
  };
  const killNow = (): void => kill('SIGKILL');
  // A group of its own hears no Ctrl-C, so whatever ends this process must end the group.
  const cleanUp = (): void => {
    killNow();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    cleanUp();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once('exit', cleanUp).once('SIGINT', interrupted).once('SIGTERM', interrupted);

  async function stop(): Promise<void> {
    kill('SIGTERM');
    await Promise.race([end, delay(10_000, undefined, { ref: false })]);
    killNow();
    await end;
    process.off('exit', cleanUp).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    cleanUp();
  }

  const deadline = Date.now() + server.timeout;
  const answers = async (url: string): Promise<boolean> => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  };
  for (const url of server.ready) {
    while (!(await answers(url))) {
      if (ended === undefined && Date.now() < deadline) {
        await Promise.race([end, delay(100)]);
        continue;
      }
      const reason = ended ?? `no answer from ${url} in ${server.timeout / 1000} s`;
      const text = tail(readFileSync(logFile, 'utf8'));
      await stop();
      throw new Error(`${name} did not start (${reason}). The end of its log:\n${text}`);
    }
  }
  return { stop };
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-60).join('\n');
}
