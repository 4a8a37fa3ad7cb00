import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { HarnessError } from '../core/errors.ts';
import type { SignInProtocol } from '../core/model.ts';
import type { FoundProvider } from '../probes/checkup/find-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { Context } from './context.ts';
import type { Registration } from './main.ts';
import { configText, microsoftsTrust, variablesOf } from './init-text.ts';
import type { Proposal } from './init-text.ts';

interface InitFlags {
  config: string;
  id?: string;
  protocol?: SignInProtocol;
  clientId: string;
  public?: boolean;
  account: string;
  control: string;
  baseUrl: string;
  domain?: string;
  microsoft?: boolean;
  force?: boolean;
  json?: boolean;
}

export const init: Registration = (program, context) => {
  program
    .command('init')
    .description(
      'Write an amrcheck.yaml for a provider, from its address alone, and say what to register there.',
    )
    .argument('[address]', "the provider's address or domain; without it you are asked")
    .option('-c, --config <file>', 'where to write', 'amrcheck.yaml')
    .addOption(
      new Option('--protocol <name>', 'default: what the provider offers').choices(['oidc', 'saml', 'wsfed']),
    )
    .option('--id <name>', 'what the target is called (default: after its host)')
    .option('--client-id <id>', 'oidc: the client', 'amrcheck')
    .option('--public', 'oidc: the client has no secret')
    .option('--account <name>', 'user name of an account with an authenticator app', 'alice')
    .option('--control <name>', 'user name of an account with a password only: the negative control', 'bob')
    .option('--base-url <url>', 'where amrcheck itself listens', 'http://127.0.0.1:4180')
    .option('--domain <name>', 'saml, wsfed: the federated domain')
    .option('--microsoft', 'saml, wsfed: use the trust that Microsoft has; nothing is registered or sent on')
    .option('--force', 'write over a file that is there')
    .option('--json', 'print what was found out and is left to do as JSON on standard output')
    .addHelpText(
      'after',
      `
Asks the provider what it is and what it offers; nobody signs in. Secrets do not stand in the file: it names
variables, and says which.

Examples:
  $ amrcheck init                                         asks for the rest
  $ amrcheck init https://login.contoso.com/realms/contoso
  $ amrcheck init sts.contoso.com --protocol wsfed --microsoft --domain contoso.com`,
    )
    .action(async (given: string | undefined, flags: InitFlags) => {
      if (flags.id !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(flags.id)) {
        throw new HarnessError(
          'USAGE',
          `--id ${flags.id} cannot be the name of a target.`,
          'It has letters, digits, "-" and "_" only, and begins with a letter or digit.',
        );
      }
      const { findProvider } = await import('../probes/checkup/find-provider.ts');
      const { providerById } = await import('../providers/index.ts');
      // Whoever gives the address on the command line is not asked anything but whether to overwrite.
      const ask = given === undefined ? context.ask : undefined;
      const address = given ?? (await ask?.('Where is the provider (address or domain)? '))?.trim();
      if (!address) {
        throw new HarnessError(
          'USAGE',
          'Where is the provider?',
          'Give its address or domain: amrcheck init https://login.contoso.com',
        );
      }
      const found = await findProvider(address);
      const proposal = await propose(found, flags, ask);
      await write(flags, configText(proposal), context);
      const provider = providerById(found.recognised.id);
      const done = written(proposal, flags.config, provider);
      context.print(
        flags.json ? `${JSON.stringify(done, null, 2)}\n` : writtenText(done, provider.name, context.env),
      );
    });
};

async function propose(found: FoundProvider, flags: InitFlags, ask: Context['ask']): Promise<Proposal> {
  const { protocolsOf } = await import('../probes/checkup/find-provider.ts');
  const offered = protocolsOf(found);
  const answer = async (question: string, proposed: string): Promise<string> =>
    (await ask?.(`${question} [${proposed}] `))?.trim() || proposed;
  const asked =
    flags.protocol ??
    (offered.length > 1 ? await answer(`Which protocol: ${offered.join(', ')}?`, offered[0]!) : offered[0]!);
  const protocol = offered.find((one) => one === asked);
  if (!protocol) {
    throw new HarnessError(
      'USAGE',
      `The provider does not say that it speaks ${asked}.`,
      `It offers ${offered.join(', ')}. If it speaks ${asked} all the same, give the address of that metadata.`,
    );
  }
  const account = await answer('Account with an authenticator app?', flags.account);
  const control = await answer('Account with a password only (the negative control)?', flags.control);
  if (account === control) {
    throw new HarnessError(
      'USAGE',
      `${account} cannot be the account with an authenticator app and the negative control, too.`,
      'Give two accounts: without one that has a password only, a pass would prove nothing.',
    );
  }
  const named = found.oidc?.issuer ?? found[protocol === 'wsfed' ? 'wsfed' : 'saml']?.entityId ?? '';
  return {
    found,
    protocol,
    id: flags.id ?? idOf(named),
    clientId: protocol === 'oidc' ? await answer('Client ID?', flags.clientId) : flags.clientId,
    isPublic: flags.public ?? false,
    account,
    control,
    baseUrl: flags.baseUrl,
    ...(flags.domain !== undefined && { domain: flags.domain }),
    microsoft: flags.microsoft ?? false,
  };
}

/** `contoso` of login.contoso.com; of this machine, the last part of the path. */
function idOf(named: string): string {
  const url = URL.parse(named);
  const labels = url?.hostname.split('.') ?? [];
  const path = url?.pathname.split('/').filter((part) => /^[a-z][\w-]*$/i.test(part)) ?? [];
  const isName = labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? '');
  return (isName ? labels.at(-2) : path.at(-1)) ?? 'provider';
}

async function write({ config, force = false }: InitFlags, text: string, { ask }: Context): Promise<void> {
  try {
    await writeFile(config, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'EEXIST') {
      const answer = await ask?.(`${config} is there already. Write over it? [no] `);
      if (/^y(es)?$/i.test(answer?.trim() ?? '')) return writeFile(config, text);
      throw new HarnessError(
        'USAGE',
        `${config} is there already, and was left as it is.`,
        'Name another file with --config, or write over it with --force.',
      );
    }
    throw new HarnessError(
      'WRITE_FAILED',
      `${config} could not be written (${code}).`,
      'Check the path and the permissions, or name another file with --config.',
      { cause },
    );
  }
}

/** What was written and found out, and what is left to do: `init --json` prints it, its text says it. */
interface Written {
  file: string;
  target: string;
  protocol: SignInProtocol;
  /** Id of the product; `generic`: not recognised. */
  provider: string;
  /** `values` must stand at the provider exactly so; empty where nothing is to be registered. */
  register: { values: { name: string; value: string }[]; steps: string[]; source?: string };
  variables: { name: string; what: string }[];
}

function written(proposal: Proposal, file: string, provider: Provider): Written {
  const { id, protocol, found, baseUrl, clientId, microsoft } = proposal;
  const own: Record<string, string> & Record<'redirectUri' | 'entityId' | 'acs' | 'realm' | 'reply', string> =
    {
      clientId,
      redirectUri: `${baseUrl}/oidc/callback`,
      entityId: `${baseUrl}/saml/metadata`,
      acs: `${baseUrl}/saml/acs`,
      realm: `${baseUrl}/wsfed`,
      reply: `${baseUrl}/wsfed/callback`,
    };
  const values: Record<SignInProtocol, Written['register']['values']> = {
    oidc: [
      { name: 'Client ID', value: clientId },
      { name: 'Redirect URI', value: own.redirectUri },
    ],
    saml: [
      { name: 'Entity ID', value: own.entityId },
      { name: 'Assertion consumer service (ACS)', value: own.acs },
    ],
    wsfed: [
      { name: 'Realm (wtrealm)', value: own.realm },
      { name: 'Reply address (wreply)', value: own.reply },
    ],
  };
  const known = provider.register?.[protocol];
  const steps = (known?.steps ?? []).map((step) =>
    step.replace(/\{(\w+)\}/g, (whole, name: string) => own[name] ?? whole),
  );
  return {
    file,
    target: id,
    protocol,
    provider: found.recognised.id,
    register: microsoft
      ? { values: [], steps: [] }
      : { values: values[protocol], steps, ...(known && { source: known.source }) },
    variables: variablesOf(proposal),
  };
}

/** `npm_command` is how npx tells that the program was started by it, so that it is on no path. */
function writtenText(
  { file, target, protocol, provider: id, register, variables }: Written,
  name: string,
  env: Context['env'],
): string {
  const product = id === 'generic' ? '' : `, which is ${name}`;
  const registering =
    register.values.length === 0
      ? [
          `Nothing is to be registered: the trust with Microsoft is used (${microsoftsTrust.reply}). Its answer is taken in the browser and never sent on.`,
        ]
      : [
          `Register at ${id === 'generic' ? 'the provider' : name}, exactly so:`,
          ...register.values.map((one) => `  ${one.name}: ${one.value}`),
          ...register.steps.map((step, index) => `  ${index + 1}. ${step}`),
          ...(register.source === undefined ? [] : [`  (${register.source})`]),
        ];
  const program = env['npm_command'] === 'exec' ? 'npx amrcheck' : 'amrcheck';
  const config = file === 'amrcheck.yaml' ? '' : ` -c ${file}`;
  return [
    `${file} is written: ${target}, over ${protocolNames[protocol]}${product}.`,
    '',
    ...registering,
    '',
    'Set these variables, never in the file itself:',
    ...columns(variables.map((one) => [`export ${one.name}=…`, one.what])),
    '',
    'Then:',
    ...columns([
      [`${program} doctor${config}`, 'is everything ready? Nobody signs in.'],
      [`${program} run --plan${config}`, 'what would be done, and how long it takes'],
      [`${program} run${config}`, 'signs in, judges, and writes the report'],
    ]),
    '',
  ].join('\n');
}

/** What to type, and beside it what it is. */
function columns(rows: [command: string, what: string][]): string[] {
  const width = Math.max(...rows.map(([command]) => command.length));
  return rows.map(([command, what]) => `  ${command.padEnd(width)}  # ${what}`);
}

const protocolNames = { oidc: 'OpenID Connect', saml: 'SAML 2.0', wsfed: 'WS-Federation' } as const;
