import type { ExternalMfaTarget } from './index.ts';

/** What amrcheck.yaml says of a provider of External MFA: its accounts have no password, which is Entra's matter. */
export function externalMfaConfig(target: ExternalMfaTarget): object {
  const { protocol, issuer, clientId, tenant, replyUrls, accounts } = target;
  return {
    ...{ protocol, issuer, clientId, tenant, replyUrls, profile: 'entra-external-mfa' },
    accounts: Object.fromEntries(
      accounts.map(({ id, username, sub: objectId, totp }) => [
        id,
        { username, objectId, ...(totp !== undefined && { factors: [{ totp }] }) },
      ]),
    ),
  };
}
