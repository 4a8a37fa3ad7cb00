import { Argument } from 'commander';
import { scenarioIds } from '../core/model.ts';
import { runnableScenarios } from '../core/plan.ts';
import type { Registration } from './main.ts';

type Rows = [id: string, text: string][];

/** What there is, each with a line about it. */
const lists: Record<string, () => Promise<Rows>> = {
  checks: async () => (await import('../validators/index.ts')).validators.map(({ id, title }) => [id, title]),
  profiles: async () => (await import('../profiles/index.ts')).profiles.map(({ id, title }) => [id, title]),
  scenarios: () => {
    const runnable: readonly string[] = runnableScenarios;
    const rows: Rows = scenarioIds.map((id) => [id, runnable.includes(id) ? '' : 'not in this version']);
    return Promise.resolve(rows);
  },
  providers: async () => {
    const [{ providers }, { generic }] = await Promise.all([
      import('../providers/index.ts'),
      import('../providers/generic.ts'),
    ]);
    return [...providers, generic].map(({ id, name, sendsByDefault, certainty }) => [
      id,
      `${name}: ${sendsByDefault}${certainty.sendsByDefault === 'reported' ? ' (reported)' : ''}`,
    ]);
  },
  defects: async () => {
    const { defects, samlDefects, wsfedDefects } = await import('../lab/index.ts');
    return [...defects, ...samlDefects, ...wsfedDefects].map(({ id, title }) => [id, title]);
  },
  formats: async () =>
    (await import('../reports/index.ts')).reportFormats.map(({ id, fileName }) => [id, fileName]),
};

export const list: Registration = (program, context) => {
  program
    .command('list')
    .description(
      'Print what there is: checks, profiles, scenarios, providers, defects of the lab, report formats.',
    )
    .addArgument(new Argument('<what>').choices(Object.keys(lists)))
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ amrcheck list checks')
    .action(async (what: string, { json }: { json?: boolean }) => {
      const rows = (await lists[what]?.()) ?? [];
      if (json) {
        context.print(
          `${JSON.stringify(
            rows.map(([id, text]) => ({ id, ...(text && { title: text }) })),
            null,
            2,
          )}\n`,
        );
        return;
      }
      const width = Math.max(...rows.map(([id]) => id.length));
      context.print(rows.map(([id, text]) => `${`${id.padEnd(width)}  ${text}`.trimEnd()}\n`).join(''));
    });
};
