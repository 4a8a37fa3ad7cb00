import { spawn } from 'node:child_process';
import type { FactorConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';

type Command = Extract<FactorConfig, { 'code-command': unknown }>['code-command'];

export interface CommandContext {
  /** Whose code it is: AMRCHECK_USERNAME for the program. */
  username: string;
  /** A code from before this is an old one: AMRCHECK_SINCE for the program, ISO 8601. */
  since: Date;
  signal?: AbortSignal | undefined;
}

const longestOutput = 10_000;

/**
 * Starts the program and returns the code that it prints. What it prints is shown to nobody, on standard error too.
 * Throws FACTOR_FAILED where it cannot be started, fails, takes too long or prints no code.
 */
export async function codeFromCommand(written: Command, context: CommandContext): Promise<string> {
  const isPlain = typeof written === 'string' || Array.isArray(written);
  const { command, timeout } = isPlain ? { command: written, timeout: 60 } : written;
  const [program = '', ...args] = typeof command === 'string' ? [command] : command;
  const named = program.trim().split(/\s/)[0] ?? '';
  const failed = (what: string, hint: string, cause?: unknown): HarnessError =>
    new HarnessError('FACTOR_FAILED', `The code-command of ${context.username} (${named} …) ${what}.`, hint, {
      cause,
    });

  const child = spawn(program, args, {
    shell: typeof command === 'string',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeout * 1000,
    ...(context.signal && { signal: context.signal }),
    env: {
      ...process.env,
      AMRCHECK_USERNAME: context.username,
      AMRCHECK_SINCE: context.since.toISOString(),
    },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    printed = (printed + part).slice(0, longestOutput);
  });
  const byHand = 'Run it by hand, with AMRCHECK_USERNAME and AMRCHECK_SINCE set, and see what it says.';
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>(
    (resolve, reject) => {
      child.on('error', reject).on('close', (exit, killed) => resolve({ code: exit, signal: killed }));
    },
  ).catch((cause: unknown) => {
    context.signal?.throwIfAborted();
    throw failed('cannot be started', 'Check the name of the program and that it can be executed.', cause);
  });
  if (signal !== null)
    throw failed(`was not done after ${timeout} s`, `Give it more time with timeout. ${byHand}`);
  if (code !== 0) throw failed(`ended with exit code ${code}`, byHand);
  const text = printed.trim();
  if (!/^\S[^\r\n]{0,63}$/.test(text)) {
    const what = text === '' ? 'printed nothing' : 'printed more than one line with a code';
    throw failed(what, `It must print the code and nothing else. ${byHand}`);
  }
  return text;
}
