import { once } from 'node:events';
import type { SignInProtocol as Protocol } from '../core/model.ts';
import type { ExternalMfaTarget } from '../lab/external-mfa/index.ts';
import type { LabTarget } from '../lab/index.ts';
import type { Registration } from './main.ts';
import { checkNames, port, values } from './options.ts';

interface LabFlags {
  port?: number;
  defect?: string[];
  variant?: string[];
  entra?: boolean;
}

export const lab: Registration = (program, context) => {
  program
    .command('lab')
    .description('Leave the embedded providers running, honest and lying, to try against. Stop with Ctrl-C.')
    .option(
      '--port <n>',
      'a fixed port, and the next one for External MFA (default: any that are free)',
      port,
    )
    .option('--defect <id>', 'a lying provider, may be repeated; "all" for every one', values)
    .option('--variant <id>', 'an honest provider with other login pages; "all" for every one', values)
    .option('--entra', "a stand-in for Entra and Partner Center, not Microsoft's")
    .addHelpText(
      'after',
      `
Standard output is a configuration for amrcheck run. The accounts, passwords and secrets in it are made
up anew each time, work at the lab only, on this machine only, and end with it.

Example:
  $ amrcheck lab --defect amr-absent --defect saml-class-password > lab.yaml
  $ amrcheck run -c lab.yaml          in a second terminal`,
    )
    .action(async ({ port: fixed = 0, defect, variant, entra }: LabFlags) => {
      const [
        { startLab, defects, samlDefects, wsfedDefects, variants },
        { externalMfaConfig, externalMfaDefects, startExternalMfaLab },
      ] = await Promise.all([import('../lab/index.ts'), import('../lab/external-mfa/index.ts')]);
      const lies = [...defects, ...samlDefects, ...wsfedDefects].map(({ id }) => id);
      const externalLies = externalMfaDefects.map(({ id }) => id);
      const honest = Object.keys(variants) as (keyof typeof variants)[];
      checkNames('defect', defect, ['all', ...lies, ...externalLies]);
      checkNames('variant', variant, ['all', ...honest]);
      const chosen = <Id extends string>(asked: string[] = [], all: readonly Id[]): Id[] =>
        all.filter((id) => asked.includes('all') || asked.includes(id));
      const running = await startLab({
        protocols: ['oidc', 'saml', 'wsfed'],
        port: fixed,
        defects: chosen(defect, lies),
        variants: chosen(variant, honest),
      });
      const external = await startExternalMfaLab({
        port: fixed && fixed + 1,
        defects: chosen(defect, externalLies),
      });
      const practice = entra ? await (await import('../lab/entra/practice.ts')).startPractice() : undefined;
      const externalTargets: Record<string, object> = Object.fromEntries(
        external.targets.map((target) => [target.id, externalMfaConfig(target)]),
      );
      context.print(await labConfig(running.targets, { ...externalTargets, ...practice?.targets }));
      context.say(`The lab is running at ${running.origin}. Stop it with Ctrl-C.`);
      for (const target of [...running.targets, ...external.targets])
        context.say(`  ${target.id}: ${target.title}\n    ${addressOf(target)}`);
      if (!context.signal.aborted) await once(context.signal, 'abort');
      await Promise.all([running.stop(), external.stop(), practice?.stop()]);
    });
};

const addressOf = (target: LabTarget<Protocol> | ExternalMfaTarget): string =>
  'issuer' in target ? target.issuer : target.metadataUrl;

/** amrcheck.yaml for running lab providers. */
export async function labConfig(
  targets: readonly LabTarget<Protocol>[],
  more: Record<string, object> = {},
): Promise<string> {
  const [{ stringify }, { targetConfig }] = await Promise.all([import('yaml'), import('../lab/index.ts')]);
  return stringify(
    {
      targets: {
        ...Object.fromEntries(
          targets.map((target) => [target.id, { ...federated(target), ...targetConfig(target) }]),
        ),
        ...more,
      },
    },
    { aliasDuplicateObjects: false },
  );
}

const federated = (target: LabTarget<Protocol>): object =>
  target.protocol === 'oidc' ? {} : { profile: `entra-${target.protocol}`, domain: target.domain };
