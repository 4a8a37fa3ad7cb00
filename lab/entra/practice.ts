import { startLab } from '../index.ts';
import type { LabAccount, LabTarget } from '../index.ts';
import { startEntraLab } from './index.ts';
import type { DomainSettings, EntraLab } from './index.ts';

type Settings = Pick<
  DomainSettings,
  | 'federatedIdpMfaBehavior'
  | 'promptLoginBehavior'
  | 'policyDemandsMfa'
  | 'isSignedAuthenticationRequestRequired'
  | 'lie'
>;

/**
 * Federates `domain` with a provider of the lab for one of its accounts; `totp`: the authenticator app that is registered at
 * Entra; `upnDomain`: where the user's name is of another domain; `control`: an account that has no second factor anywhere.
 * What amrcheck.yaml says of it.
 */
export function federate(
  { authority, tenant, clientId, api, graph, federate: add }: EntraLab,
  { protocol, entityId, url, certificate }: LabTarget<'saml' | 'wsfed'>,
  account: LabAccount,
  {
    domain,
    totp,
    upnDomain = domain,
    control,
    ...settings
  }: Settings & Record<'domain' | 'totp', string> & { upnDomain?: string; control?: LabAccount },
): object {
  const { id, username, password } = account;
  const userOf = (one: LabAccount, more: { totp?: string }) => ({
    [one.sub.replaceAll('-', '')]: {
      upn: `${one.username.split('@')[0]}@${upnDomain}`,
      account: { ...one, ...more },
      ...more,
    },
  });
  const users = { ...userOf(account, { totp }), ...(control && userOf(control, {})) };
  add(domain, { protocol, issuer: entityId, url, certificate, ...settings, users });
  return {
    ...{ protocol: 'entra', authority, tenant, clientId, api, graph, domain, profile: 'entra-token' },
    accounts: {
      [id]: { username, password, factors: [{ totp }] },
      ...(control && { [control.id]: { username: control.username, password: control.password } }),
    },
  };
}

const behaviors: { name: string; value: Settings['federatedIdpMfaBehavior'] }[] = [
  { name: 'accept', value: 'acceptIfMfaDoneByFederatedIdp' },
  { name: 'enforce', value: 'enforceMfaByFederatedIdp' },
  { name: 'reject', value: 'rejectMfaByFederatedIdp' },
];

/** What to practise Microsoft's side against: a domain for each setting. */
export async function startPractice(): Promise<{ targets: Record<string, object>; stop(): Promise<void> }> {
  const entra = await startEntraLab();
  const lab = await startLab({
    protocols: ['wsfed'],
    defects: ['wsfed-method-password'],
    replies: [entra.reply],
    accounts: behaviors.length,
  });
  const [honest, silent] = lab.targets as [LabTarget<'wsfed'>, LabTarget<'wsfed'>];
  const domainOf = (target: LabTarget<'wsfed'>, name: string, index: number): object => {
    const account = target.accounts[index]!;
    return federate(entra, target, account, {
      domain: `${name}.lab.invalid`,
      totp: account.totp ?? '',
      federatedIdpMfaBehavior: behaviors[index]!.value,
      promptLoginBehavior: 'disabled',
      policyDemandsMfa: true,
    });
  };
  return {
    targets: Object.fromEntries(
      behaviors.flatMap(({ name }, index) => [
        [`entra-${name}`, domainOf(honest, name, index)],
        [`entra-${name}-silent`, domainOf(silent, `${name}-silent`, index)],
      ]),
    ),
    async stop() {
      await Promise.all([lab.stop(), entra.stop()]);
    },
  };
}
