import { writeFile } from 'node:fs/promises';
import { HarnessError } from '../core/errors.ts';
import type { Registration } from './main.ts';
import { readResult } from './read-result.ts';

export const baseline: Registration = (program, context) => {
  program
    .command('baseline')
    .description('Write a first baseline: every failure of a run, to be accepted with a reason and a date.')
    .argument('<run-dir>', 'folder of a finished run')
    .option('--out <file>', 'where to write it (default: standard output); an existing file is left alone')
    .addHelpText(
      'after',
      '\nExample:\n  $ amrcheck baseline runs/2026-11-24T10-00-00 --out baseline.yaml\n  $ amrcheck run --baseline baseline.yaml',
    )
    .action(async (dir: string, { out }: { out?: string }) => {
      const [{ firstBaseline }, { stringify }, { visible }] = await Promise.all([
        import('../core/baseline.ts'),
        import('yaml'),
        import('../reports/visible.ts'),
      ]);
      const accepted = firstBaseline(await readResult(dir));
      const text = `${explanation}${stringify({ accepted })}`;
      if (out === undefined) {
        context.print(text);
        return;
      }
      try {
        await writeFile(out, context.redactor.text(text), { flag: 'wx' });
      } catch (cause) {
        const there = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        throw new HarnessError(
          there ? 'USAGE' : 'WRITE_FAILED',
          there
            ? `${out} is there already, and may hold reasons that somebody wrote.`
            : `${out} cannot be written.`,
          'Name another file with --out.',
          { cause },
        );
      }
      context.print(
        `${visible(out)}: ${accepted.length} accepted failure${accepted.length === 1 ? '' : 's'}. Say in each comment why.\n`,
      );
    });
};

const explanation = `# Failures that are known and accepted, for: amrcheck run --baseline FILE
# One that is new, or that is gone, ends the run with exit code 4. After its date to review, the report says so.
# profile and account may be left out: then any is meant.
`;
