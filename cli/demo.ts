import { availableParallelism } from 'node:os';
import { configSchema } from '../core/config.ts';
import { planRun } from '../core/plan.ts';
import type { Result } from '../core/result.ts';
import type { DefectId, LabTarget } from '../lab/index.ts';
import { gatherInto, newRunPath } from './gathering.ts';
import { judgeFolder, printResult } from './judging.ts';
import type { Registration } from './main.ts';

interface DemoFlags {
  headed?: boolean;
  out?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Five ways of being wrong that are met in life, and the check that must catch each. */
const lies: Record<
  'amr-absent' | 'amr-upper-case' | 'amr-string' | 'amr-sms-not-used' | 'constant-mfa',
  string
> = {
  'amr-absent': 'oidc/amr-present',
  'amr-upper-case': 'oidc/amr-contains-mfa',
  'amr-string': 'oidc/amr-is-array-of-strings',
  'amr-sms-not-used': 'oidc/amr-matches-factors',
  'constant-mfa': 'session/no-mfa-without-second-factor',
};

export const demo: Registration = (program, context, end) => {
  program
    .command('demo')
    .description('Start six embedded providers, one honest and five lying, sign in to each, and judge them.')
    .option('--headed', 'show the browser')
    .option('--out <dir>', 'folder of the run (default: runs/demo-<time>)')
    .option('--quiet', 'no progress')
    .option('--json', 'print result.json on standard output')
    .addHelpText(
      'after',
      '\nNeeds a browser, and no account and no network. Ends with 0 when every verdict is as announced.',
    )
    .action(async ({ out = newRunPath('demo-'), headed = false, json = false, quiet = false }: DemoFlags) => {
      const { startLab } = await import('../lab/index.ts');
      const lab = await startLab({ defects: Object.keys(lies) as DefectId[] });
      try {
        context.say('Six providers on this machine: one is honest, five lie. amrcheck signs in to each.');
        const config = configSchema.parse({
          // Any free port: the demo must not collide with a relying party that is running.
          relyingParty: { baseUrl: 'http://127.0.0.1:0' },
          targets: Object.fromEntries(
            lab.targets.map((target) => [target.id, targetOf(target, context.redactor)]),
          ),
        });
        const plan = planRun(config, { scenarios: ['mfa', 'password-only'] });
        const workers = availableParallelism();
        const folder = await gatherInto(plan, { out, headed, quiet, workers, timeout: 120_000 }, context);
        if (context.signal.aborted) return;
        const result = await judgeFolder(folder.path, {}, context);
        const { lines, held } = compare(lab.targets, result);
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

function targetOf(
  { issuer, clientId, clientSecret, accounts }: LabTarget,
  redactor: { add(secret: string, kind: string): void },
): object {
  redactor.add(clientSecret, 'client secret');
  for (const { password, totp } of accounts) {
    redactor.add(password, 'password');
    if (totp !== undefined) redactor.add(totp, 'TOTP secret');
  }
  return {
    protocol: 'oidc',
    issuer,
    clientId,
    clientSecret,
    accounts: Object.fromEntries(
      accounts.map(({ id, username, password, totp }) => [
        id,
        { username, password, factors: totp === undefined ? [] : [{ totp }] },
      ]),
    ),
  };
}

/** Each answer beside the one announced. */
export function compare(
  announced: readonly Pick<LabTarget, 'id' | 'title' | 'defect'>[],
  result: Result,
): { lines: string[]; held: boolean } {
  const lines: string[] = [];
  let heldCount = 0;
  for (const { id, title, defect } of announced) {
    const target = result.targets.find((one) => one.id === id);
    const expected = defect === null ? 'pass' : 'fail';
    const check = Object.entries(lies).find(([lie]) => lie === defect)?.[1];
    const failed =
      target?.probes.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail') ?? [];
    const caught = check === undefined || failed.some((finding) => finding.check === check);
    const held = target?.verdict === expected && caught;
    if (held) heldCount++;
    lines.push(
      '',
      `${id}: ${title}`,
      `  announced ${expected}${check ? ` by ${check}` : ''}, found ${target?.verdict ?? 'nothing'}: ${held ? 'as announced' : 'NOT as announced'}`,
      `  ${target?.sentence ?? 'It was not judged.'}`,
    );
    if (target?.error) lines.push(`  ${target.error.message} ${target.error.hint}`);
  }
  const held = heldCount === announced.length;
  lines.push('', `${heldCount} of ${announced.length} verdicts as announced.`);
  return { lines: lines.slice(1), held };
}
