import { exitCodeOf } from '../core/exit-code.ts';
import { addBaselineOption, addFormatOption, baselineOf, judgeFolder, printResult } from './judging.ts';
import type { JudgeFlags } from './judging.ts';
import type { Registration } from './main.ts';
import { values } from './options.ts';

export const judge: Registration = (program, context, end) => {
  addBaselineOption(addFormatOption(program.command('judge')))
    .description('The second half of run: judge stored evidence, as often as you like. Needs no network.')
    .argument('<run-dir>', 'folder of a run; its result.json and reports are written anew')
    .option('--profile <id>', 'judge by this profile, whatever the run was made for', values)
    .option('--json', 'print result.json on standard output')
    .addHelpText('after', '\nExample:\n  $ amrcheck judge runs/2026-11-24T10-00-00 --profile rfc8176')
    .action(async (dir: string, flags: JudgeFlags) => {
      const result = await judgeFolder(dir, flags, context, await baselineOf(flags));
      await printResult(result, dir, flags, context);
      end(exitCodeOf(result));
    });
};
