import { readFile } from 'node:fs/promises';
import type { Config, TargetConfig } from '../core/config.ts';
import { loadConfig } from '../core/load-config.ts';
import { planRun } from '../core/plan.ts';
import { overProtocol } from '../core/profile.ts';
import type { Profile } from '../core/profile.ts';
import type { Checked } from '../probes/checkup/finding.ts';
import { faultSentences } from '../reports/reading.ts';
import type { Context } from './context.ts';
import { knownIds } from './gathering.ts';
import type { Registration } from './main.ts';
import { browserEndpoint, checkNames, values } from './options.ts';

interface DoctorFlags {
  config: string;
  target?: string[];
  browserEndpoint?: string;
  json?: boolean;
}

export const doctor: Registration = (program, context, end) => {
  program
    .command('doctor')
    .description(
      'Look at everything that a run needs, before any login: what is ready, what to mend, and how.',
    )
    .option('-c, --config <file>', 'the configuration', 'amrcheck.yaml')
    .option('--target <id>', 'only this target; may be repeated', values)
    .option(...browserEndpoint)
    .option('--json', 'print what was found as JSON on standard output')
    .addHelpText(
      'after',
      `
Nobody signs in: the provider is asked for its first page, and with a code that nobody issued whether it knows the client.
Ends with 0 when a run can begin, 2 when the configuration is to be mended, 3 when something else is.

Example:
  $ amrcheck doctor -c contoso.yaml`,
    )
    .action(async (flags: DoctorFlags) => {
      const checks = await examine(flags, context);
      context.print(flags.json ? doctorJson(checks) : doctorText(checks));
      end(doctorExitCode(checks));
    });
};

async function examine(flags: DoctorFlags, context: Context): Promise<Checked[]> {
  const { config: path, target: asked, browserEndpoint: endpoint } = flags;
  const [{ checkBrowser, checkRemoteBrowser }, { secretsOf }, { toMend }] = await Promise.all([
    import('../probes/checkup/machine.ts'),
    import('../probes/drivers/remote-browser.ts'),
    import('../probes/checkup/finding.ts'),
  ]);
  for (const value of endpoint === undefined ? [] : secretsOf(endpoint))
    context.redactor.add(value, 'browser endpoint');
  const browser = endpoint === undefined ? checkBrowser(context.env) : checkRemoteBrowser(endpoint);
  const loaded = await loadConfig(path, context.env, await knownIds()).catch((thrown: unknown) =>
    toMend('configuration', thrown),
  );
  if (!('config' in loaded)) return [loaded, await browser];
  const { config, secrets, warnings } = loaded;
  for (const { value, kind } of secrets) context.redactor.add(value, kind);
  checkNames('target', asked, Object.keys(config.targets));
  const targets = Object.entries(config.targets).filter(([id]) => !asked || asked.includes(id));
  return [
    configurationOf(path, config),
    ...warningsOf(warnings),
    await browser,
    ...(await examineTargets(config, targets, context)),
  ];
}

function configurationOf(path: string, { targets }: Config): Checked {
  const all = Object.values(targets);
  const accounts = all.flatMap((target) => Object.keys(target.accounts)).length;
  const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  return {
    subject: 'configuration',
    state: 'ok',
    text: `${path} can be read, and its variables are set: ${plural(all.length, 'target')}, ${plural(accounts, 'account')}.`,
  };
}

/** The first of many says what to do about all. */
function warningsOf([first, ...others]: readonly string[]): Checked[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` ${others.length} more like it: amrcheck run names each.`;
  return [{ subject: 'configuration', state: 'note', text: `${first}${more}` }];
}

async function examineTargets(
  config: Config,
  targets: [id: string, target: TargetConfig][],
  context: Context,
): Promise<Checked[]> {
  const [{ openRelyingParty }, { checkProvider }, { checkTotp }, { toMend }, { profiles }] =
    await Promise.all([
      import('../server/relying-party.ts'),
      import('../probes/checkup/target.ts'),
      import('../probes/checkup/accounts.ts'),
      import('../probes/checkup/finding.ts'),
      import('../profiles/index.ts'),
    ]);
  const { redactor, env } = context;
  const relyingParty = await openRelyingParty(config.relyingParty, { redactor }).catch((thrown: unknown) =>
    toMend('relying party', thrown),
  );
  const isOpen = !('subject' in relyingParty);
  const { tls } = config.relyingParty;
  const ownCertificate = tls && (await readFile(tls.cert, 'utf8').catch(() => undefined));
  const ofTargets = targets.map(async ([id, target]): Promise<Checked[]> => {
    const provider = isOpen
      ? checkProvider(id, target, {
          relyingParty,
          redactor,
          env,
          ...(ownCertificate !== undefined && { ownCertificate }),
        })
      : [];
    const all = [...(await provider), ...(await checkTotp(target)), ...checkProfiles(config, id, profiles)];
    return all.map((one) => ({ target: id, ...one }));
  });
  try {
    return [
      isOpen
        ? {
            subject: 'relying party',
            state: 'ok',
            text: `Its port is free: ${relyingParty.baseUrl} could be opened.`,
          }
        : relyingParty,
      ...(await Promise.all(ofTargets)).flat(),
    ];
  } finally {
    if (isOpen) await relyingParty.close();
  }
}

/** Whether the accounts and scenarios of a target are all that its profiles demand. */
export function checkProfiles(config: Config, id: string, profiles: readonly Profile[]): Checked[] {
  const [planned] = planRun(config, { targets: [id] }).targets;
  const target = config.targets[id];
  if (!planned || !target) return [];
  const chosen = profiles.filter((profile) => target.profile.includes(profile.id));
  return chosen.map((profile): Checked => {
    const { demandedScenarios } = overProtocol(profile, target.protocol);
    const missing = demandedScenarios.filter(
      (scenario) =>
        target.waive[scenario] === undefined && !planned.probes.some((probe) => probe.scenario === scenario),
    );
    const subject = `profile ${profile.id}`;
    if (missing.length === 0)
      return { subject, state: 'ok', text: `What it demands can be run: ${demandedScenarios.join(', ')}.` };
    const reasons = missing.map((scenario) => {
      const known = planned.notTested.find((entry) => entry.scenario === scenario)?.reason;
      return `${scenario} (${known ?? 'it is not among the scenarios of this target.'})`;
    });
    return {
      subject,
      state: 'mend',
      fault: 'configuration',
      text: `It demands what cannot be run, so the verdict would be inconclusive: ${reasons.join('; ')}`,
      hint: `Add what is missing (an account with a TOTP factor; one without any factor, the negative control), or say why it cannot be: targets.${id}.waive: { ${missing[0] ?? ''}: the reason }.`,
    };
  });
}

const stateWords = { ok: 'ok', note: 'note', mend: 'to mend' } as const;

/** The answer first, then a line for each thing that was looked at. */
export function doctorText(checks: readonly Checked[]): string {
  const mend = checks.filter(({ state }) => state === 'mend').length;
  const answer =
    mend === 0
      ? 'Ready: a run can begin.'
      : `Not ready: ${mend === 1 ? 'one thing is' : `${mend} things are`} to mend.`;
  const width = Math.max(...checks.map(({ subject }) => subject.length));
  const lines = [answer];
  for (const [target, own] of Map.groupBy(checks, (check) => check.target)) {
    lines.push('', target ?? 'This machine and the configuration');
    for (const { state, subject, text, hint, fault } of own) {
      const indent = ' '.repeat(width + 13);
      const body = [text, ...(fault ? [faultSentences[fault]] : []), ...(hint ? [`How: ${hint}`] : [])];
      lines.push(
        `  ${stateWords[state].padEnd(9)}${subject.padEnd(width)}  ${body.join('\n').replaceAll('\n', `\n${indent}`)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function doctorJson(checks: readonly Checked[]): string {
  const ready = checks.every(({ state }) => state !== 'mend');
  return `${JSON.stringify({ ready, checks }, null, 2)}\n`;
}

export function doctorExitCode(checks: readonly Checked[]): 0 | 2 | 3 | 70 {
  const faults = new Set(checks.flatMap(({ fault }) => fault ?? []));
  if (faults.has('amrcheck')) return 70;
  if (faults.has('configuration')) return 2;
  return faults.size > 0 ? 3 : 0;
}
