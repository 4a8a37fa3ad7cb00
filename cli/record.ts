import { writeFile } from 'node:fs/promises';
import { Document, isSeq } from 'yaml';
import { HarnessError } from '../core/errors.ts';
import { planRun, type Plan } from '../core/plan.ts';
import type { Recording } from '../probes/drivers/recorded-hints.ts';
import type { RecordTask } from '../probes/drivers/recorder.ts';
import type { Context } from './context.ts';
import { knownIds } from './gathering.ts';
import type { Registration } from './main.ts';
import { checkNames } from './options.ts';

interface RecordFlags {
  target: string;
  config: string;
  write?: string;
}

export const record: Registration = (program, context) => {
  program
    .command('record')
    .description('Sign in yourself, and get the hints for login pages that amrcheck does not understand.')
    .requiredOption('--target <id>', 'where to sign in')
    .option('-c, --config <file>', 'the configuration', 'amrcheck.yaml')
    .option('--write <file>', 'write the hints to a new file instead')
    .addHelpText(
      'after',
      `
Which field was filled in and which button pressed is recorded, and never what was typed.

Example:
  $ amrcheck record --target contoso    then add what it prints to the target in amrcheck.yaml`,
    )
    .action(async ({ target, config: path, write }: RecordFlags) => {
      const { loadConfig } = await import('../core/load-config.ts');
      const { config, secrets, warnings } = await loadConfig(path, context.env, await knownIds());
      for (const { value, kind } of secrets) context.redactor.add(value, kind);
      for (const warning of warnings) context.say(`Warning: ${warning}`);
      checkNames('target', [target], Object.keys(config.targets));
      const recording = await recordTarget(planRun(config, { targets: [target] }), context);
      for (const note of recording.notes) context.say(note);
      if (!recording.answered) context.say('The sign-in did not end. These are the pages up to there.');
      if (recording.hints.length === 0) {
        context.say('No hint is needed: what was done on each page, amrcheck would have done by itself.');
        return;
      }
      const text = hintsText(target, recording);
      if (write === undefined) context.print(text);
      else await writeNew(write, context.redactor.text(text));
      context.say(
        `Add the hints to targets.${target} in ${path}, and try them: amrcheck run --target ${target}`,
      );
    });
};

/** One sign-in by a person at the first target of the plan. Throws HarnessError. */
export async function recordTarget(
  plan: Plan,
  context: Context,
  { headed = true, onOpen }: { headed?: boolean; onOpen?: RecordTask['onOpen'] } = {},
): Promise<Recording> {
  const [{ openRelyingParty }, { openDriver }, { askedOf }, { discoverTarget, factsOf }] = await Promise.all([
    import('../server/relying-party.ts'),
    import('../probes/drivers/open.ts'),
    import('../probes/sign-in.ts'),
    import('../probes/target.ts'),
  ]);
  const [{ id, config }] = plan.targets as [Plan['targets'][number]];
  if (config.protocol === 'external-mfa') {
    throw new HarnessError(
      'USAGE',
      `${id} is a provider of External MFA: a sign-in there begins at Entra, and not with a person.`,
      'Write its hints by hand; docs/login-pages.md says how.',
    );
  }
  const { redactor, signal } = context;
  const relyingParty = await openRelyingParty(plan.relyingParty, { redactor });
  try {
    const discovered = await discoverTarget({ ...config, id }, factsOf(id, config), {
      relyingParty,
      redactor,
    });
    const driver = await openDriver(plan, relyingParty.baseUrl, { headed, workers: 1, pageLimitMs: 0 });
    try {
      const session = await driver.newSession();
      const begun = await discovered.begin(askedOf(config));
      context.say(
        'Sign in in the browser that has opened, slowly and with your second factor. Close it to stop.',
      );
      const recording = await session.record?.({
        ...begun,
        relyingPartyOrigin: new URL(begun.callbackUrl).origin,
        provider: discovered.provider,
        ...(config.pages && { pages: config.pages }),
        signal,
        ...(onOpen && { onOpen }),
      });
      begun.cancel();
      return recording ?? { hints: [], notes: [], answered: false };
    } finally {
      await driver.close();
    }
  } finally {
    await relyingParty.close();
  }
}

/** As they stand in amrcheck.yaml, a line for each. */
export function hintsText(target: string, { hints }: Pick<Recording, 'hints'>): string {
  const document = new Document({ targets: { [target]: { pages: hints } } });
  const list = document.getIn(['targets', target, 'pages']);
  for (const item of isSeq(list) ? list.items : []) Object.assign(item as object, { flow: true });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new HarnessError(
      'WRITE_FAILED',
      code === 'EEXIST'
        ? `${file} is there already, and was left as it is. The hints:\n${text}`
        : `${file} could not be written (${code}). The hints:\n${text}`,
      'Copy them from here, or name another file with --write.',
      { cause },
    );
  }
}
