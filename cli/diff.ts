import type { Registration } from './main.ts';
import { readResult } from './read-result.ts';

export const diff: Registration = (program, context, end) => {
  program
    .command('diff')
    .description('Say what changed between two runs. Ends with 4 where they differ.')
    .argument('<old>', 'folder of a finished run, or its result.json')
    .argument('<new>', 'the later one')
    .option('--json', 'print the changes as JSON')
    .addHelpText(
      'after',
      '\nVerdicts, outcomes of checks and the methods in the token are compared; times and tokens are not.\n\nExample:\n  $ amrcheck diff runs/before-the-update runs/after',
    )
    .action(async (old: string, now: string, { json = false }: { json?: boolean }) => {
      const [{ differences }, { renderDiff }] = await Promise.all([
        import('../core/differences.ts'),
        import('../reports/diff.ts'),
      ]);
      const [before, after] = [await readResult(old), await readResult(now)];
      const changes = differences(before, after);
      const side = ({ startedAt, verdict }: typeof before) => ({ startedAt, verdict });
      context.print(
        json
          ? `${JSON.stringify({ schemaVersion: 1, differs: changes.length > 0, old: side(before), new: side(after), changes }, null, 2)}\n`
          : renderDiff(changes, before, context.look(context.stdout)),
      );
      end(changes.length > 0 ? 4 : 0);
    });
};
