import addCompletion from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import { asHarnessError } from '../core/errors.ts';
import { baseline } from './baseline.ts';
import { bundle } from './bundle.ts';
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { exitCodeOfError, sayError } from './errors.ts';
import { explain } from './explain.ts';
import { gather } from './gather.ts';
import { init } from './init.ts';
import { history } from './history.ts';
import { judge } from './judge.ts';
import { lab } from './lab.ts';
import { list } from './list.ts';
import { partnerCenter } from './partner-center.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { validate } from './validate.ts';

/** Registers one command; its heavy imports wait until it is called. `end` takes the exit code. */
export type Registration = (program: Command, context: Context, end: (code: number) => void) => void;

const registrations: Registration[] = [
  ...[demo, init, doctor],
  ...[run, gather, judge, validate, record],
  ...[serve, report, diff, baseline, history, bundle],
  ...[partnerCenter, lab, list, explain],
];

const interrupted = 130;

/** Runs one command line and resolves with its exit code; they are listed in --help. Never rejects. */
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
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askOnTerminal }),
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

async function askOnTerminal(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** Every command, ready to parse. `end` takes the exit code of the one that was called. */
export function createProgram(context: Context, end: (code: number) => void): Command {
  const program = new Command('amrcheck')
    .description(
      'Proves whether an identity provider does multi-factor authentication and says so in its tokens.',
    )
    .version(context.version)
    .exitOverride()
    .showHelpAfterError('See what there is, with examples: amrcheck --help, amrcheck COMMAND --help')
    .configureOutput({
      writeOut: (text) => context.print(text),
      writeErr: (text) => context.say(text.trimEnd()),
      getOutHasColors: () => context.look(context.stdout).color,
      getErrHasColors: () => context.look(context.stderr).color,
    })
    .addHelpText('after', examples);
  for (const register of registrations) register(program, context, end);
  addCompletion(program);
  return program;
}

/** As {@link main}, with everything that it touches handed in. */
export async function dispatch(args: string[], context: Context): Promise<number> {
  let exitCode = 0;
  const program = createProgram(context, (code) => (exitCode = code));
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

const examples = `
Examples:
  $ amrcheck demo                           see it work, without an account or a network
  $ amrcheck init https://login.contoso.com write an amrcheck.yaml, and say what to register
  $ amrcheck doctor                         look whether amrcheck.yaml is ready for a run
  $ amrcheck run                            judge the providers in amrcheck.yaml
  $ amrcheck run --issuer https://login.contoso.com --client-id amrcheck --username alice
  $ amrcheck serve                          sign in with your own browser, and read the verdict
  $ amrcheck validate id_token.txt          judge a token that you have
  $ amrcheck explain oidc/amr-contains-mfa  what a check wants, and why
  $ source <(amrcheck complete bash)        completion in this shell (also zsh, fish, powershell)

Exit codes: 0 every demanded check passed, 1 one failed, 2 wrong usage or configuration,
3 could not tell, 4 the run differs from the one before or from its baseline, 70 a bug in amrcheck, 130 interrupted.`;
