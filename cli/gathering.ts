import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { HarnessError } from '../core/errors.ts';
import { loadConfig, targetFromFlags } from '../core/load-config.ts';
import type { LoadedConfig } from '../core/load-config.ts';
import { scenarioIds } from '../core/model.ts';
import { doneBy, type Done } from '../core/estimate.ts';
import type { DriverId, ScenarioId } from '../core/model.ts';
import { costOf, planRun, riskyScenarios } from '../core/plan.ts';
import type { Plan, PlannedTarget, Shard } from '../core/plan.ts';
import type { Profile } from '../core/profile.ts';
import { createRunFolder } from '../core/run-folder.ts';
import type { RunFolder } from '../core/run-folder.ts';
import { Paper } from '../reports/paper.ts';
import { createProgress } from '../reports/progress.ts';
import { withoutCommands } from '../reports/visible.ts';
import { stateFolder } from '../probes/factors/ledger.ts';
import type { Context } from './context.ts';
import { expectation } from './expectation.ts';
import { keepMemoryFlat } from './memory.ts';
import { keepPaces, readPaces, type Measured } from './paces.ts';
import { timeLeft } from './time-left.ts';
import { browserEndpoint as endpointOption, checkNames, count, duration, shard, values } from './options.ts';

/** What `run` and `gather` have in common. */
export interface GatherFlags {
  config?: string;
  issuer?: string;
  clientId?: string;
  username?: string;
  provider?: string;
  target?: string[];
  scenario?: ScenarioId[];
  account?: string[];
  profile?: string[];
  repeat?: number;
  shard?: Shard;
  driver?: DriverId;
  headed?: boolean;
  browserEndpoint?: string;
  out?: string;
  workers: number;
  timeout: number;
  keepRaw?: boolean;
  plan?: boolean;
  quiet?: boolean;
  json?: boolean;
  /** Where no browser can be started, sign in without one. */
  orWithout?: true;
}

/** Part of the contract, and not of this version: refused, never ignored. */
const later = ['--again'];

export function addGatherOptions(command: Command): Command {
  command
    .option('-c, --config <file>', 'the configuration (default: amrcheck.yaml)')
    .option('--target <id>', 'only this target; may be repeated, as the next three', values)
    .option('--scenario <id>', 'only this scenario', values)
    .option('--account <id>', 'only this account', values)
    .option('--profile <id>', 'judge by this profile, whatever the configuration says', values)
    .option('--issuer <url>', 'a target without a file: the issuer')
    .option('--client-id <id>', 'a target without a file: the client')
    .option('--username <name>', 'a target without a file: who signs in')
    .option('--provider <id>', 'a target without a file: the product, where it is not recognised')
    .addOption(
      new Option('--driver <name>', 'how to sign in; http: without a browser, for pages that need no script')
        .choices(['browser', 'http'])
        .default('browser'),
    )
    .option('--headed', 'show the browser')
    .option(...endpointOption)
    .option('--out <dir>', 'folder of the run (default: runs/<time>)')
    .option('--workers <n>', 'accounts that sign in at the same time', count, availableParallelism())
    .option('--repeat <n>', 'do each probe so many times', count)
    .option(
      '--shard <i/n>',
      'only part i of n of the targets, e.g. 1/4; amrcheck report makes them one',
      shard,
    )
    .option('--timeout <duration>', 'limit for one sign-in, e.g. 90s or 2m', duration, 120_000)
    .option('--keep-raw', 'keep whole tokens in the evidence: they can be used, so guard the folder')
    .option('--plan', 'print what would be done, and stop')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      '\nA target without a file takes its secrets from AMRCHECK_PASSWORD, AMRCHECK_CLIENT_SECRET and AMRCHECK_TOTP_SECRET.',
    );
  for (const flags of later) command.addOption(new Option(flags).hideHelp());
  return command;
}

/** The configuration and what of it is to be done. Everything that is wrong with the call is said before anything runs. */
export async function planGathering(flags: GatherFlags, context: Context): Promise<Plan> {
  refuseLater(flags);
  if (flags.headed && flags.driver === 'http') {
    throw new HarnessError(
      'USAGE',
      '--headed shows the browser, and --driver http has none.',
      'Leave out one of them. Nothing was run.',
    );
  }
  if (flags.headed && flags.browserEndpoint !== undefined) {
    throw new HarnessError(
      'USAGE',
      '--headed shows the browser, and --browser-endpoint uses one that was started elsewhere.',
      'Leave out one of them. Nothing was run.',
    );
  }
  const known = await knownIds();
  checkNames('scenario', flags.scenario, scenarioIds);
  checkNames(
    'profile',
    flags.profile,
    known.profiles.map(({ id }) => id),
  );
  const { config, secrets, warnings } = await configOf(flags, context, known);
  for (const { value, kind } of secrets) context.redactor.add(value, kind);
  for (const warning of warnings) context.say(`Warning: ${warning}`);
  const { targets } = config;
  checkNames('target', flags.target, Object.keys(targets));
  checkNames(
    'account',
    flags.account,
    Object.values(targets).flatMap(({ accounts }) => Object.keys(accounts)),
  );
  const plan = planRun(config, {
    targets: flags.target,
    scenarios: flags.scenario,
    accounts: flags.account,
    profiles: flags.profile,
    repeat: flags.repeat,
    shard: flags.shard,
  });
  if (flags.browserEndpoint !== undefined) await checkEndpoint(flags.browserEndpoint, plan, flags, context);
  return plan;
}

/** What cannot be done in a browser elsewhere is said before anything runs; the address may hold a token. */
async function checkEndpoint(
  endpoint: string,
  plan: Plan,
  { driver }: GatherFlags,
  context: Context,
): Promise<void> {
  const { isInTheClear, refuseWhatIsLocal, secretsOf } = await import('../probes/drivers/remote-browser.ts');
  for (const value of secretsOf(endpoint)) context.redactor.add(value, 'browser endpoint');
  if (driver !== 'http') refuseWhatIsLocal(plan);
  if (!isInTheClear(endpoint)) return;
  context.say(
    'Warning: passwords and codes go to the browser in the clear, as the address of --browser-endpoint is not encrypted. Use wss: or https:, or a tunnel.',
  );
}

/** What a configuration may name. */
export async function knownIds(): Promise<{ profiles: readonly Profile[]; providers: string[] }> {
  const [{ profiles }, { providers }, { generic }] = await Promise.all([
    import('../profiles/index.ts'),
    import('../providers/index.ts'),
    import('../providers/generic.ts'),
  ]);
  return { profiles, providers: [...providers, generic].map(({ id }) => id) };
}

function configOf(
  { config, issuer, clientId, username, provider, profile }: GatherFlags,
  { env }: Context,
  known: Parameters<typeof loadConfig>[2],
): LoadedConfig | Promise<LoadedConfig> {
  if (issuer === undefined && clientId === undefined && username === undefined && provider === undefined) {
    return loadConfig(config ?? 'amrcheck.yaml', env, known);
  }
  if (config !== undefined) {
    throw new HarnessError(
      'USAGE',
      '--config and --issuer, --client-id, --username, --provider cannot be combined.',
      'Describe the target in the file, or leave out --config.',
    );
  }
  const flags = {
    ...(issuer !== undefined && { issuer }),
    ...(clientId !== undefined && { clientId }),
    ...(username !== undefined && { username }),
    ...(provider !== undefined && { provider }),
    ...(profile !== undefined && { profile }),
  };
  return targetFromFlags(flags, env, known);
}

function refuseLater(flags: GatherFlags): void {
  const asked = later.map((flag) => flag.split(' ')[0] ?? flag).find((flag) => flag.slice(2) in flags);
  if (asked === undefined) return;
  throw new HarnessError(
    'NOT_AVAILABLE',
    `${asked} is not part of this version of amrcheck yet.`,
    'Leave it out. Nothing was run.',
  );
}

const isExternalMfa = ({ config }: PlannedTarget): boolean => config.protocol === 'external-mfa';

/** Does what the plan says, and resolves with the folder that now holds the evidence. */
export async function gatherInto(plan: Plan, flags: GatherFlags, context: Context): Promise<RunFolder> {
  const { driver, orWithout, browserEndpoint, out, workers, timeout } = flags;
  const { headed = false, keepRaw = false, quiet = false } = flags;
  keepMemoryFlat();
  const [{ gather }, paces] = await Promise.all([import('../probes/gather.ts'), readPaces(stateOf(context))]);
  const folder = await createRunFolder(out ?? newRunPath(), context.redactor);
  const { color } = context.look(context.stderr);
  const stream = {
    write: (text: string) => context.stderr.write(withoutCommands(context.redactor.text(text))),
    ...(context.stderr.columns !== undefined && { columns: context.stderr.columns }),
  };
  const progress = createProgress({ stream, interactive: context.stderr.isTTY === true, color });
  if (plan.relyingParty.key === undefined && plan.targets.some(isExternalMfa))
    context.say(
      'The key that signs the hints of Entra is new and ends with this run: the provider must fetch it anew. To keep one, name its file as relyingParty.key.',
    );
  let measured: Measured | undefined;
  const done: Done[] = [];
  const tellLeft = timeLeft(plan, { workers, startedAt: Date.now() });
  try {
    await gather(plan, {
      version: context.version,
      digestKey: context.digestKey,
      redactor: context.redactor,
      store: {
        writeEvidence: async (one) => {
          await folder.writeEvidence(one);
          done.push(doneBy(one));
          const left = tellLeft(done, Date.now());
          if (left !== undefined && !quiet) progress.event({ target: 'run', text: left });
        },
        writeRecord: (record) => folder.writeRecord(record),
        writeScreenshot: (name, jpeg) => folder.writeScreenshot(name, jpeg),
      },
      ...(driver && { driver }),
      ...(browserEndpoint !== undefined && { browserEndpoint }),
      ...(orWithout && {
        orWithout: ({ message }) =>
          context.say(
            `${message} Going on without one, as --driver http does: the lab's pages need no script.`,
          ),
      }),
      headed,
      workers,
      ready: ({ id, openedInMs }) => {
        measured = { driver: id, openedInMs };
        if (!quiet) context.say(expectation(plan, { workers, now: Date.now(), paces, ...measured }));
      },
      keepRaw,
      timeoutMs: timeout,
      signal: context.signal,
      progress: ({ kind, message, ...event }) => {
        if (!quiet) progress.event({ ...event, text: message, passing: kind === 'start' || kind === 'wait' });
      },
    });
    if (measured) await keepPaces(stateOf(context), plan, done, measured);
  } finally {
    progress.end();
  }
  return folder;
}

const stateOf = ({ env }: Context): string => stateFolder(env, process.platform);

/** runs/<local time>, e.g. runs/2026-11-24T10-00-00. */
export function newRunPath(prefix = ''): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return join('runs', `${prefix}${local.toISOString().slice(0, 19).replaceAll(':', '-')}`);
}

/** `--plan`: accounts, sign-ins, codes, risk and expected minutes. */
export async function planText(
  plan: Plan,
  { workers, driver = 'browser' }: GatherFlags,
  context: Context,
): Promise<string> {
  const paces = await readPaces(stateOf(context));
  const expected = expectation(plan, { workers, driver, now: Date.now(), paces });
  const { targets } = plan;
  if (targets.length === 0) return `${expected}\n`;
  const lines: string[] = [];
  for (const { id, config, probes, notTested } of targets) {
    lines.push(`${id}  (${config.issuer ?? config.protocol}; ${config.profile.join(', ')})`);
    for (const [account, own] of Map.groupBy(probes, (probe) => probe.account)) {
      const cost = costOf(own, config);
      const scenarios = [...new Set(own.map(({ scenario }) => scenario))].join(', ');
      const { signIns, codes } = cost;
      lines.push(
        `  ${account}: ${scenarios}; ${signIns} sign-in${signIns === 1 ? '' : 's'}, ${codes} code${codes === 1 ? '' : 's'}`,
      );
    }
    for (const { scenario, reason } of notTested) lines.push(`  not tested: ${scenario} (${reason})`);
  }
  const planned = targets.flatMap(({ probes }) => probes.map(({ scenario }) => scenario));
  const risky = riskyScenarios.filter((scenario) => planned.some((one) => one === scenario));
  lines.push(
    risky.length === 0
      ? 'Risk: none of these scenarios can lock an account.'
      : `Risk: ${risky.join(' and ')} give${risky.length === 1 ? 's' : ''} a wrong or used code once, which can lock an account where the limit is strict.`,
    expected,
  );
  const paper = new Paper(context.look(context.stdout));
  for (const line of lines) paper.text(line, { next: '    ' });
  return paper.end();
}
