import { exitCodeOf } from '../core/exit-code.ts';
import { addGatherOptions, gatherInto, planGathering, planText } from './gathering.ts';
import type { GatherFlags } from './gathering.ts';
import { addBaselineOption, addFormatOption, baselineOf, judgeFolder, printResult } from './judging.ts';
import type { JudgeFlags } from './judging.ts';
import type { Registration } from './main.ts';

export const run: Registration = (program, context, end) => {
  addBaselineOption(addFormatOption(addGatherOptions(program.command('run'))))
    .description('Sign in to each target of the configuration, judge what came back, and write the report.')
    .option('--json', 'print result.json on standard output')
    .addHelpText(
      'after',
      `
Examples:
  $ amrcheck run                                  what amrcheck.yaml says
  $ amrcheck run -c contoso.yaml --target contoso --headed
  $ amrcheck run --plan                           look first
  $ AMRCHECK_PASSWORD=… AMRCHECK_TOTP_SECRET=… amrcheck run \\
      --issuer https://login.contoso.com --client-id amrcheck --username alice`,
    )
    .action(async (flags: GatherFlags & JudgeFlags) => {
      const baseline = await baselineOf(flags);
      const plan = await planGathering(flags, context);
      if (flags.plan) {
        context.print(await planText(plan, flags, context));
        return;
      }
      const folder = await gatherInto(plan, flags, context);
      if (context.signal.aborted) context.say('Interrupted. What was gathered until then is judged.');
      const result = await judgeFolder(folder.path, flags, context, baseline);
      await printResult(result, folder.path, flags, context);
      end(exitCodeOf(result));
    });
};
