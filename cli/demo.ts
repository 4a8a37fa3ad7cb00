import { availableParallelism } from 'node:os';
import { configSchema } from '../core/config.ts';
import { planRun } from '../core/plan.ts';
import type { Result } from '../core/result.ts';
import type { SignInProtocol } from '../core/model.ts';
import type { LabTarget } from '../lab/index.ts';
import { verdictWords } from '../reports/reading.ts';
import { gatherInto, newRunPath } from './gathering.ts';
import { judgeFolder, printResult } from './judging.ts';
import type { Registration } from './main.ts';

interface DemoFlags {
  headed?: boolean;
  out?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Ways of being wrong that are met in life, and the check that must catch each. */
const lies = {
  'amr-absent': 'oidc/amr-present',
  'amr-upper-case': 'oidc/amr-contains-mfa',
  'amr-string': 'oidc/amr-is-array-of-strings',
  'amr-sms-not-used': 'oidc/amr-matches-factors',
  'constant-mfa': 'session/no-mfa-without-second-factor',
  'saml-mfa-in-attribute-only': 'saml/class-is-multipleauthn',
  'wsfed-constant-mfa': 'session/no-mfa-without-second-factor',
} as const;
type Lie = keyof typeof lies;

type DemoTarget = LabTarget<SignInProtocol>;

/** The trust that Microsoft has in production: the answer is for its address, taken in the browser, and never sent. */
const microsoft = {
  realm: 'urn:federation:MicrosoftOnline',
  reply: 'https://login.microsoftonline.com/login.srf',
};

export const demo: Registration = (program, context, end) => {
  program
    .command('demo')
    .description('Start embedded providers, honest and lying, sign in to each, and judge them.')
    .option('--headed', 'show the browser')
    .option('--out <dir>', 'folder of the run (default: runs/demo-<time>)')
    .option('--quiet', 'no progress')
    .option('--json', 'print result.json on standard output')
    .addHelpText(
      'after',
      '\nNeeds no account and no network, and goes on without a browser where there is none. Ends with 0 when every verdict is as announced.\n\nExamples:\n  $ amrcheck demo\n  $ amrcheck demo --headed      to watch the browser sign in',
    )
    .action(async ({ out = newRunPath('demo-'), headed = false, json = false, quiet = false }: DemoFlags) => {
      const { keepSecret, startLab, targetConfig } = await import('../lab/index.ts');
      const lab = await startLab({
        protocols: ['oidc', 'saml', 'wsfed'],
        defects: Object.keys(lies) as Lie[],
        accounts: 2,
        replies: [microsoft.reply],
      });
      try {
        const targets = lab.targets.flatMap((target) => withCapture(target));
        for (const target of targets) keepSecret(target, context.redactor);
        context.say(
          `${targets.length} providers on this machine: ${targets.filter(({ defect }) => defect === null).length} are honest, the others lie. amrcheck signs in to each.`,
        );
        const config = configSchema.parse({
          // Any free port: the demo must not collide with a relying party that is running.
          relyingParty: { baseUrl: 'http://127.0.0.1:0' },
          targets: Object.fromEntries(targets.map((target) => [target.id, targetConfig(target)])),
        });
        const plan = planRun(config, { scenarios: ['mfa', 'password-only'] });
        const workers = availableParallelism();
        const folder = await gatherInto(
          plan,
          { ...{ out, headed, quiet, workers }, timeout: 120_000, orWithout: true },
          context,
        );
        if (context.signal.aborted) return;
        const result = await judgeFolder(folder.path, {}, context);
        const { lines, held } = compare(targets, result);
        const print = json ? context.say : (text: string) => context.print(`${text}\n`);
        print(lines.join('\n'));
        print(`\nReport: ${folder.path}/report.html`);
        if (json) await printResult(result, folder.path, { json }, context);
        end(held ? 0 : result.verdict === 'inconclusive' ? 3 : 1);
      } finally {
        await lab.stop();
      }
    });
};

/** The honest WS-Federation provider twice: once for a relying party of ours, once with the trust that Microsoft has. */
function withCapture(target: DemoTarget): DemoTarget[] {
  if (target.protocol !== 'wsfed' || target.defect !== null) return [target];
  const title = 'Honest, and its answer for Microsoft taken in the browser';
  // Another account, so that no code has to be waited for.
  const accounts = target.accounts.slice(1);
  return [target, { ...target, id: `${target.id}-for-microsoft`, title, accounts, asks: microsoft }];
}

/** The answer first, then each verdict beside the one announced. */
export function compare(
  announced: readonly Pick<DemoTarget, 'id' | 'title' | 'defect'>[],
  result: Result,
): { lines: string[]; held: boolean } {
  const judged = announced.map(({ id, title, defect }) => {
    const target = result.targets.find((one) => one.id === id);
    const expected = defect === null ? 'pass' : 'fail';
    const check = Object.entries(lies).find(([lie]) => lie === defect)?.[1];
    const failed =
      target?.probes.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail') ?? [];
    const caught = check === undefined || failed.some((finding) => finding.check === check);
    const held = target?.verdict === expected && caught;
    const error = target?.error ?? target?.probes.find((probe) => probe.error)?.error;
    const lines = [
      '',
      `${id}: ${target ? verdictWords[target.verdict] : 'NOT JUDGED'}: ${target?.sentence ?? 'It was not judged.'}`,
      `  ${title}. Announced: ${expected}${check ? ` by ${check}` : ''}${held ? '' : '. THIS IS NOT AS ANNOUNCED'}.`,
      ...(error ? [`  ${error.message} ${error.hint}`] : []),
    ];
    return { held, lines };
  });
  const count = judged.filter(({ held }) => held).length;
  return {
    lines: [
      `${count} of ${announced.length} verdicts as announced.`,
      ...judged.flatMap(({ lines }) => lines),
    ],
    held: count === announced.length,
  };
}
