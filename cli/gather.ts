import { addGatherOptions, gatherInto, planGathering, planText } from './gathering.ts';
import type { GatherFlags } from './gathering.ts';
import type { Registration } from './main.ts';

export const gather: Registration = (program, context) => {
  addGatherOptions(program.command('gather'))
    .description('The first half of run: sign in, keep the evidence, judge nothing.')
    .addHelpText('after', '\nExample:\n  $ amrcheck judge "$(amrcheck gather --quiet)"')
    .action(async (flags: GatherFlags) => {
      const plan = await planGathering(flags, context);
      if (flags.plan) {
        context.print(await planText(plan, flags, context));
        return;
      }
      const folder = await gatherInto(plan, flags, context);
      context.print(`${folder.path}\n`);
    });
};
