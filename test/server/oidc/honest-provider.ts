import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';

export interface HonestProvider {
  issuer: string;
  /** How many pushed authorization requests it took. */
  pushed: number;
}

/** oidc-provider, with a login that lets everybody in as alice and says amr: pwd, otp, mfa. */
export async function startHonestProvider(
  client: Partial<NonNullable<Configuration['clients']>[number]>,
  redirectUri: string,
  more: { requirePar?: boolean } = {},
): Promise<HonestProvider> {
  // What it says about its defaults does not matter here.
  for (const level of ['warn', 'info'] as const) vi.spyOn(console, level).mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'client',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        ...client,
      },
    ],
    cookies: { keys: ['only for tests'] },
    acrValues: ['urn:mfa'],
    claims: { openid: ['sub'], acr: null, amr: null, auth_time: null },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      introspection: { enabled: true },
      pushedAuthorizationRequests: {
        enabled: true,
        requirePushedAuthorizationRequests: more.requirePar ?? false,
      },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: () => true,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      grant.addOIDCClaims(['amr', 'acr', 'auth_time']);
      await grant.save();
      return grant;
    },
  });
  const honest = { issuer, pushed: 0 };
  provider.on('pushed_authorization_request.success', () => honest.pushed++);
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    const login = { accountId: 'alice', acr: 'urn:mfa', amr: ['pwd', 'otp', 'mfa'] };
    void provider.interactionFinished(request, response, { login });
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return honest;
}
