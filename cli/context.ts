import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Redactor } from '../core/redact.ts';
import { inert } from '../reports/visible.ts';

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** What a command is handed: where to read and write, and what to hide. */
export interface Context {
  env: NodeJS.ProcessEnv;
  version: string;
  /** Hex, 32 bytes: this run's key for digests, the redactor's too. */
  digestKey: string;
  redactor: Redactor;
  /** Aborted by SIGINT and SIGTERM. */
  signal: AbortSignal;
  /** Asks the person at the terminal; absent where there is none. */
  ask?(question: string): Promise<string>;
  stdout: Output;
  stderr: Output;
  /** The answer, on standard output. */
  print(text: string): void;
  /** What goes on meanwhile, on standard error. */
  say(text: string): void;
  /** `color` and `width` of a stream. */
  look(stream: Output): { color: boolean; width: number };
}

export interface ContextOptions {
  env: NodeJS.ProcessEnv;
  stdout: Output;
  stderr: Output;
  signal: AbortSignal;
  ask?(question: string): Promise<string>;
}

export function createContext({ env, stdout, stderr, signal, ask }: ContextOptions): Context {
  const digestKey = randomBytes(32).toString('hex');
  const redactor = new Redactor(digestKey);
  return {
    env,
    version: packageVersion(),
    digestKey,
    redactor,
    signal,
    ...(ask && { ask }),
    stdout,
    stderr,
    print: (text) => stdout.write(inert(redactor.text(text))),
    say: (text) => stderr.write(inert(redactor.text(`${text}\n`))),
    look: (stream) => ({
      color: wantsColor(env, stream),
      width: stream.isTTY ? (stream.columns ?? 80) : Infinity,
    }),
  };
}

/** The same from the sources and from dist/: `#package` is an import of package.json's own. */
function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('#package') as { version: string };
  return version;
}

/** https://no-color.org and https://force-color.org: NO_COLOR wins. */
function wantsColor(env: NodeJS.ProcessEnv, stream: Output): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
