import { once } from 'node:events';
import type { Config, TargetConfig } from '../core/config.ts';
import type { SignInProtocol } from '../core/model.ts';
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

interface ServeFlags {
  config: string;
  host?: string;
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
    .addHelpText(
      'after',
      `
Which factor you used nobody saw, so what depends on it is not tested until you say it.

Example:
  $ amrcheck serve -c contoso.yaml      then open the address that it prints`,
    )
    .action(async ({ config: path, host }: ServeFlags) => {
      const { config, secrets, warnings } = await loadConfig(path, context.env, await knownIds());
      for (const { value, kind } of secrets) context.redactor.add(value, kind);
      for (const warning of warnings) context.say(`Warning: ${warning}`);
      const served = await openServe(config, context, host);
      context.print(`${served.baseUrl}/\n`);
      context.say(
        host === undefined
          ? 'Open this address in a browser on this machine. Stop with Ctrl-C.'
          : 'Open this address in a browser; it asks for the access code. Stop with Ctrl-C.',
      );
      if (!context.signal.aborted) await once(context.signal, 'abort');
      await served.close();
    });
};

/** The relying party with its pages. Throws HarnessError. */
export async function openServe(config: Config, context: Context, host?: string): Promise<RelyingParty> {
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
      Object.entries(config.targets).flatMap(([id, { protocol, ...target }]) => {
        if (protocol !== 'external-mfa' && protocol !== 'entra')
          return servedTarget(id, { ...target, protocol }, config, context, open.promise);
        context.say(
          `${id} is left out: the pages sign in to a provider itself, and protocol ${protocol} is Entra's side. Use amrcheck run.`,
        );
        return [];
      }),
    ),
    redactor,
    ...(host !== undefined && {
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

async function servedTarget(
  id: string,
  config: TargetConfig & { protocol: SignInProtocol },
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
  const callbacks = { oidc: '/oidc/callback', saml: '/saml/acs', wsfed: '/wsfed/callback' };
  const own = `${baseUrl.replace(/\/$/, '')}${callbacks[config.protocol]}`;
  const { reply, protocol, issuer, clientId, entityId, realm, metadata } = config;
  const isForeign = reply !== undefined && protocol !== 'oidc' && !reply.startsWith(`${baseUrl}/`);
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
      ...(isForeign && { foreignHost: new URL(reply).host }),
      ...(issuer !== undefined && { issuer }),
      ...(clientId !== undefined && { clientId }),
      ...(entityId !== undefined && { entityId }),
      ...(realm !== undefined && { realm }),
      answersTo: isForeign ? reply : own,
      ...(protocol === 'saml' && { ownMetadata: `${baseUrl.replace(/\/$/, '')}/saml/metadata` }),
      ...(metadata !== undefined && /^https?:/i.test(metadata) && { providerMetadata: metadata }),
    },
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

const protocolNames = { oidc: 'OpenID Connect', saml: 'SAML 2.0', wsfed: 'WS-Federation' } as const;
