import { once } from 'node:events';
import type { LabTarget } from '../lab/index.ts';
import type { Registration } from './main.ts';
import { checkNames, count, values } from './options.ts';

interface LabFlags {
  port?: number;
  defect?: string[];
  variant?: string[];
}

export const lab: Registration = (program, context) => {
  program
    .command('lab')
    .description('Leave the embedded providers running, honest and lying, to try against. Stop with Ctrl-C.')
    .option('--port <n>', 'a fixed port (default: any that is free)', count)
    .option('--defect <id>', 'a lying provider, may be repeated; "all" for every one', values)
    .option('--variant <id>', 'an honest provider with other login pages; "all" for every one', values)
    .addHelpText(
      'after',
      `
Standard output is a configuration for amrcheck run. The accounts, passwords and secrets in it are made
up anew each time, work at the lab only, on this machine only, and end with it.

Example:
  $ amrcheck lab --defect amr-absent --defect constant-mfa > lab.yaml
  $ amrcheck run -c lab.yaml          in a second terminal`,
    )
    .action(async ({ port = 0, defect, variant }: LabFlags) => {
      const { startLab, defects, isDefectId, variants } = await import('../lab/index.ts');
      const variantIds = Object.keys(variants);
      const isVariantId = (id: string): id is keyof typeof variants => variantIds.includes(id);
      checkNames('defect', defect, ['all', ...defects.map(({ id }) => id)]);
      checkNames('variant', variant, ['all', ...variantIds]);
      const everyDefect = defects.map(({ id }) => id);
      const running = await startLab({
        port,
        defects: defect?.includes('all') ? everyDefect : (defect ?? []).filter(isDefectId),
        variants: (variant?.includes('all') ? variantIds : (variant ?? [])).filter(isVariantId),
      });
      context.print(await labConfig(running.targets));
      context.say(`The lab is running at ${running.origin}. Stop it with Ctrl-C.`);
      for (const { id, title, issuer } of running.targets) context.say(`  ${id}: ${title}\n    ${issuer}`);
      if (!context.signal.aborted) await once(context.signal, 'abort');
      await running.stop();
    });
};

/** amrcheck.yaml for running lab providers. */
export async function labConfig(targets: readonly LabTarget[]): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify({
    targets: Object.fromEntries(
      targets.map(({ id, issuer, clientId, clientSecret, accounts }) => [
        id,
        {
          protocol: 'oidc',
          issuer,
          clientId,
          clientSecret,
          accounts: Object.fromEntries(
            accounts.map(({ id: account, username, password, totp }) => [
              account,
              { username, password, ...(totp !== undefined && { factors: [{ totp }] }) },
            ]),
          ),
        },
      ]),
    ),
  });
}
