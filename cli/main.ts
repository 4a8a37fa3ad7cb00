import { Command, CommanderError } from 'commander';
import { asHarnessError } from '../core/errors.ts';
import type { HarnessError } from '../core/errors.ts';
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import { demo } from './demo.ts';
import { explain } from './explain.ts';
import { gather } from './gather.ts';
import { judge } from './judge.ts';
import { lab } from './lab.ts';
import { list } from './list.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { validate } from './validate.ts';

/** Registers one command; its heavy imports wait until it is called. `end` takes the exit code. */
export type Registration = (program: Command, context: Context, end: (code: number) => void) => void;

const registrations: Registration[] = [demo, run, gather, judge, validate, report, lab, list, explain];

const interrupted = 130;

/** Runs one command line and resolves with its exit code (the list stands in docs/exit-codes.md). Never rejects. */
export async function main(args: string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => {
    // A second time: now, whatever is open.
    if (stop.signal.aborted) process.exit(interrupted);
    stop.abort();
    context.say('Stopping. What was gathered so far is kept; press Ctrl-C again to stop at once.');
  };
  const context = createContext({
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal,
  });
  // A reader that went away (`amrcheck list | head -1`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const code = await dispatch(args, context);
    return stop.signal.aborted ? interrupted : code;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** As {@link main}, with everything that it touches handed in. */
export async function dispatch(args: string[], context: Context): Promise<number> {
  let exitCode = 0;
  const program = new Command('amrcheck')
    .description(
      'Proves whether an identity provider does multi-factor authentication and says so in its tokens.',
    )
    .version(context.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.print(text),
      writeErr: (text) => context.say(text.trimEnd()),
      getOutHasColors: () => context.look(context.stdout).color,
      getErrHasColors: () => context.look(context.stderr).color,
    })
    .addHelpText('after', examples);
  for (const register of registrations) register(program, context, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    const error = asHarnessError(thrown);
    sayError(error, context);
    if (args.includes('--json')) context.print(`${JSON.stringify({ error: error.toRecord() }, null, 2)}\n`);
    return exitCodeOfError(error);
  }
}

const nothingRun = new Set(['USAGE', 'CONFIG_NOT_FOUND', 'CONFIG_INVALID', 'CONFIG_VARIABLE_MISSING']);
const unusableInput = new Set(['INPUT_NOT_FOUND', 'INPUT_UNREADABLE', 'RUN_NOT_FOUND', 'NOT_AVAILABLE']);

export function exitCodeOfError({ code }: HarnessError): 2 | 3 | 70 {
  if (code === 'BUG') return 70;
  return nothingRun.has(code) || unusableInput.has(code) ? 2 : 3;
}

const faultText = {
  provider: "The provider's fault.",
  configuration: 'The fault lies in how amrcheck was called or configured.',
  environment: "This machine's or the network's fault.",
  amrcheck: "amrcheck's own fault.",
} as const;

/** What happened, whose fault it is, and the next thing to try; for a bug, also where. */
export function sayError(error: HarnessError, context: Context): void {
  context.say(`${error.message}\n${faultText[error.fault]} (${error.code})\n${error.hint}`);
  for (const line of error.details.outline ?? []) context.say(`  ${line}`);
  if (error.code === 'BUG' && error.cause instanceof Error && error.cause.stack)
    context.say(error.cause.stack);
}

const examples = `
Examples:
  $ amrcheck demo                           see it work, without an account or a network
  $ amrcheck run                            judge the providers in amrcheck.yaml
  $ amrcheck run --issuer https://login.contoso.com --client-id amrcheck --username alice
  $ pbpaste | amrcheck validate -           judge a token that you have
  $ amrcheck explain oidc/amr-contains-mfa  what a check wants, and why

Exit codes: 0 every demanded check passed, 1 one failed, 2 wrong usage or configuration,
3 could not tell, 70 a bug in amrcheck, 130 interrupted.`;
