import type { Registration } from './main.ts';
import { checkNames } from './options.ts';

export const explain: Registration = (program, context) => {
  program
    .command('explain')
    .description(
      'One check in full: what it wants, why, where that is written, and what to do when it fails.',
    )
    .argument('<check>', 'id of a check, as in a report; see amrcheck list checks')
    .addHelpText('after', '\nExample:\n  $ amrcheck explain oidc/amr-contains-mfa')
    .action(async (id: string) => {
      const [{ explainCheck }, { validators }, { profiles }] = await Promise.all([
        import('../core/explain.ts'),
        import('../validators/index.ts'),
        import('../profiles/index.ts'),
      ]);
      checkNames(
        'check',
        [id],
        validators.map((validator) => validator.id),
      );
      const chosen = validators.filter((validator) => validator.id === id);
      context.print(chosen.map((validator) => explainCheck(validator, profiles)).join(''));
    });
};
