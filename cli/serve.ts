import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Config, TargetConfig } from '../core/config.ts';
import { HarnessError } from '../core/errors.ts';
import type { Evidence } from '../core/evidence.ts';
import { judge } from '../core/judge.ts';
import { loadConfig } from '../core/load-config.ts';
import type { Result } from '../core/result.ts';
import type { ServedTarget } from '../pages/app.ts';
import type { PersonTarget } from '../pages/sign-in.ts';
import type { RelyingParty } from '../server/relying-party.ts';
import type { Context } from './context.ts';
import { knownIds } from './gathering.ts';
import type { Registration } from './main.ts';
import { port } from './options.ts';

interface ServeFlags {
  config: string;
  host?: string;
  port?: number;
  asEntra?: boolean;
  key?: string;
}

export const serve: Registration = (program, context) => {
  program
    .command('serve')
    .description(
      'Pages for a person: sign in with your own browser and any factor, and read the verdict at once.',
    )
    .option('-c, --config <file>', 'the configuration', 'amrcheck.yaml')
    .option(
      '--host <address>',
      'listen elsewhere than on this machine alone, e.g. 0.0.0.0: needs https, and asks for an access code',
    )
    .option('--port <n>', 'a port of your own; default: that of relyingParty.baseUrl', port)
    .option(
      '--as-entra',
      'play Entra for the targets of protocol external-mfa: call the provider, read the verdict and what Entra would show',
    )
    .option(
      '--key <file>',
      'PEM file of the key that signs the hints of --as-entra; default: relyingParty.key, or a new one that ends with it',
    )
    .addHelpText(
      'after',
      `
Which factor you used nobody saw, so what depends on it is not tested until you say it.

Example:
  $ amrcheck serve -c contoso.yaml      then open the address that it prints
  $ amrcheck serve -c vendor.yaml --as-entra --key entra.pem`,
    )
    .action(async ({ config: path, asEntra = false, ...flags }: ServeFlags) => {
      const { config: loaded, secrets, warnings } = await loadConfig(path, context.env, await knownIds());
      const config = withFlags(loaded, flags);
      const { host } = flags;
      for (const { value, kind } of secrets) context.redactor.add(value, kind);
      for (const warning of warnings) context.say(`Warning: ${warning}`);
      const served = await openServe(config, context, { host, asEntra });
      context.print(`${served.baseUrl}/\n`);
      if (asEntra) for (const line of addressesOf(config, served)) context.say(line);
      context.say(
        !isOpen(config, host)
          ? 'Open this address in a browser on this machine. Stop with Ctrl-C.'
          : 'Open this address in a browser; it asks for the access code. Stop with Ctrl-C.',
      );
      if (!context.signal.aborted) await once(context.signal, 'abort');
      await served.close();
    });
};

function withFlags(config: Config, { port: own, key }: Pick<ServeFlags, 'port' | 'key'>): Config {
  const { baseUrl, listen } = config.relyingParty;
  const at = (address: string): string => {
    const url = new URL(address);
    url.port = String(own ?? url.port);
    return url.href.replace(/\/$/, '');
  };
  return {
    ...config,
    relyingParty: {
      ...config.relyingParty,
      ...(listen === undefined ? { baseUrl: at(baseUrl) } : { listen: at(listen) }),
      ...(key !== undefined && { key: resolve(key) }),
    },
  };
}

/** What a provider must know, for each tenant that is played. */
function addressesOf({ targets }: Config, served: RelyingParty): string[] {
  const played = Object.values(targets).filter(({ protocol }) => protocol === 'external-mfa');
  const all = [...new Set(played.map(({ tenant }) => tenant))].map((tenant) => served.asEntra(tenant));
  return [
    ...all.flatMap(({ issuer, discovery, keys, redirectUri }) => [
      `amrcheck plays Entra as ${issuer}`,
      `  discovery     ${discovery}`,
      `  keys          ${keys}`,
      `  redirect_uri  ${redirectUri}`,
    ]),
    all[0]?.keyIsKept
      ? 'The key is that of the configuration or of --key, so a provider may keep it.'
      : 'The key is new and ends with this process: a provider must fetch it anew each time. To keep one, name its file with --key; amrcheck writes none by itself.',
  ];
}

/** Whether others than who sits at this machine can reach the pages. */
const isOpen = ({ relyingParty: { listen } }: Config, host: string | undefined): boolean =>
  host !== undefined || listen !== undefined;

/** The relying party with its pages. Throws HarnessError. */
export async function openServe(
  config: Config,
  context: Context,
  { host, asEntra = false }: { host?: string | undefined; asEntra?: boolean } = {},
): Promise<RelyingParty> {
  const { redactor } = context;
  const [{ createPages }, { openRelyingParty }] = await Promise.all([
    import('../pages/app.ts'),
    import('../server/relying-party.ts'),
  ]);
  const base = new URL(config.relyingParty.baseUrl);
  if (host !== undefined && base.protocol !== 'https:') {
    throw new HarnessError(
      'CONFIG_INVALID',
      `--host ${host} lets other machines in, and relyingParty.baseUrl is ${base.href}, which is not https.`,
      'Write the https address by which they reach this machine into relyingParty.baseUrl, and add relyingParty.tls.',
    );
  }
  // The pages stand in the relying party, and what they begin is begun by it.
  const open = Promise.withResolvers<RelyingParty>();
  const pages = createPages({
    root: base.pathname.replace(/\/$/, ''),
    secure: base.protocol === 'https:',
    targets: await Promise.all(
      chosenTargets(config, asEntra, context).map(([id, target]) =>
        servedTarget(id, target, config, context, open.promise),
      ),
    ),
    redactor,
    ...(isOpen(config, host) && {
      tellCode: (code: string) =>
        context.say(`Access code, for one browser: ${code.replace(/(.{5})/, '$1-')}`),
    }),
  });
  const relyingParty = await openRelyingParty(config.relyingParty, {
    redactor,
    pages,
    ...(host !== undefined && { host }),
  });
  open.resolve(relyingParty);
  return relyingParty;
}

type Served = TargetConfig & { protocol: keyof typeof protocolNames };

/** What the pages can do: sign in to a provider itself, or with --as-entra call one as Entra does. */
function chosenTargets(config: Config, asEntra: boolean, { say }: Context): [string, Served][] {
  const all = Object.entries(config.targets);
  const chosen = all.flatMap(([id, target]): [string, Served][] => {
    const { protocol } = target;
    if (protocol !== 'entra' && (protocol === 'external-mfa') === asEntra)
      return [[id, { ...target, protocol }]];
    if (asEntra) return [];
    const instead = protocol === 'entra' ? 'amrcheck run' : 'amrcheck serve --as-entra';
    say(`${id} is left out: protocol ${protocol} is Entra's side. Use ${instead}.`);
    return [];
  });
  if (!asEntra || chosen.length > 0) return chosen;
  throw new HarnessError(
    'CONFIG_INVALID',
    'With --as-entra a provider of External MFA is called, and no target of the configuration is one.',
    'Add a target with protocol: external-mfa, issuer and clientId.',
  );
}

async function servedTarget(
  id: string,
  config: Served,
  { relyingParty: { baseUrl } }: Config,
  context: Context,
  opened: Promise<RelyingParty>,
): Promise<ServedTarget> {
  const [{ profiles }, { remedyFor }, { askedOf }, { askingForMfa }, { discoverTarget, factsOf }] =
    await Promise.all([
      import('../profiles/index.ts'),
      import('../providers/index.ts'),
      import('../probes/sign-in.ts'),
      import('../probes/scenarios/step-up.ts'),
      import('../probes/target.ts'),
    ]);
  const facts = factsOf(id, config);
  const callbacks = {
    oidc: '/oidc/callback',
    saml: '/saml/acs',
    wsfed: '/wsfed/callback',
    'external-mfa': '/external-mfa/callback',
  };
  const own = `${baseUrl.replace(/\/$/, '')}${callbacks[config.protocol]}`;
  const { reply, protocol, issuer, clientId, entityId, realm, metadata } = config;
  const takesReply = protocol === 'saml' || protocol === 'wsfed';
  const isForeign = reply !== undefined && takesReply && !reply.startsWith(`${baseUrl}/`);
  let discovered: Promise<PersonTarget> | undefined;
  const discover = async (): Promise<PersonTarget> => {
    const found = await discoverTarget({ ...config, id }, facts, {
      relyingParty: await opened,
      redactor: context.redactor,
    });
    return {
      ...found,
      facts,
      profiles: config.profile,
      begin: ({ asked, forMfa }) =>
        found.begin({ ...askedOf(config), ...asked, ...(forMfa && askingForMfa(config)) }),
    };
  };
  return {
    shown: {
      id,
      protocol: protocolNames[protocol],
      profiles: config.profile,
      ...(protocol === 'external-mfa' && { asEntra: true as const }),
      ...(isForeign && { foreignHost: new URL(reply).host }),
      ...(issuer !== undefined && { issuer }),
      ...(clientId !== undefined && { clientId }),
      ...(entityId !== undefined && { entityId }),
      ...(realm !== undefined && { realm }),
      answersTo: isForeign ? reply : own,
      ...(protocol === 'saml' && { ownMetadata: `${baseUrl.replace(/\/$/, '')}/saml/metadata` }),
      ...(metadata !== undefined && /^https?:/i.test(metadata) && { providerMetadata: metadata }),
    },
    ...(protocol === 'external-mfa' && {
      asEntra: async () => ({
        ...(await opened).asEntra(config.tenant),
        people: Object.values(config.accounts).map(({ username, objectId }) => ({ username, objectId })),
      }),
    }),
    // What could not be read is tried again the next time.
    discover: () =>
      (discovered ??= discover().catch((thrown: unknown) => {
        discovered = undefined;
        throw thrown;
      })),
    judge: (evidence: Evidence[]): Result => {
      const now = new Date().toISOString();
      return judge({
        record: {
          schemaVersion: 1,
          amrcheck: context.version,
          startedAt: evidence[0]?.startedAt ?? now,
          finishedAt: now,
          digestKey: context.digestKey,
          targets: [{ facts, notTested: [] }],
        },
        evidence,
        profiles,
        remedyFor,
      });
    },
  };
}

const protocolNames = {
  oidc: 'OpenID Connect',
  saml: 'SAML 2.0',
  wsfed: 'WS-Federation',
  'external-mfa': 'External MFA',
} as const;
