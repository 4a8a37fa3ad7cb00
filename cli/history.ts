import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import type { Registration } from './main.ts';
import { readResult } from './read-result.ts';

export const history: Registration = (program, context) => {
  program
    .command('history')
    .description('How often each target passed, over all the runs in a folder.')
    .argument('[dir]', 'folder whose folders are runs', 'runs')
    .option('--html <file>', 'also write it as a page')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  $ amrcheck history runs --html history.html')
    .action(async (dir: string, { html, json = false }: { html?: string; json?: boolean }) => {
      const [{ historyOf }, { renderHistory }, { renderHistoryHtml }] = await Promise.all([
        import('../core/history.ts'),
        import('../reports/history.ts'),
        import('../reports/html/history.ts'),
      ]);
      const { results, unreadable } = await resultsIn(dir);
      if (unreadable > 0)
        context.say(
          `${unreadable} ${unreadable === 1 ? 'result was' : 'results were'} left out: this version cannot read them.`,
        );
      const found = historyOf(results);
      if (html !== undefined) {
        await writeFile(html, context.redactor.text(renderHistoryHtml(found)), { mode: 0o600 }).catch(
          (cause: unknown) => {
            throw new HarnessError('WRITE_FAILED', `${html} cannot be written.`, 'Name another file.', {
              cause,
            });
          },
        );
      }
      context.print(
        json
          ? `${JSON.stringify({ schemaVersion: 1, ...found }, null, 2)}\n`
          : renderHistory(found, context.look(context.stdout)),
      );
    });
};

/** Every result one level below `dir`. Throws RUN_NOT_FOUND where there is none. */
async function resultsIn(
  dir: string,
): Promise<{ results: { path: string; result: Result }[]; unreadable: number }> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const results: { path: string; result: Result }[] = [];
  let unreadable = 0;
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    try {
      results.push({ path: name, result: await readResult(join(dir, name)) });
    } catch (error) {
      // A folder that holds no result is no run, or one that was interrupted.
      if (!(error instanceof HarnessError)) throw error;
      if (error.code === 'INPUT_UNREADABLE') unreadable += 1;
    }
  }
  if (results.length > 0) return { results, unreadable };
  throw new HarnessError(
    'RUN_NOT_FOUND',
    `There is no finished run in ${dir}.`,
    'Name the folder that holds the folders of runs, e.g. runs.',
  );
}
