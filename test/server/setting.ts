import { onTestFinished } from 'vitest';
import type { TargetConfig } from '../../core/config.ts';
import { Redactor } from '../../core/redact.ts';
import type { OidcAsked } from '../../server/oidc/asked.ts';
import { discoverProvider, type DiscoverOptions, type OidcProvider } from '../../server/oidc/provider.ts';
import { openRelyingParty, type PendingSignIn, type RelyingParty } from '../../server/relying-party.ts';
import { startTestProvider, type TestProvider } from './test-provider.ts';

export const digestKey = 'ab'.repeat(32);

export function targetOf(issuer: string, more: Partial<TargetConfig> = {}): TargetConfig & { id: string } {
  return {
    id: 'contoso',
    protocol: 'oidc',
    issuer,
    clientId: 'client',
    clientSecret: 'the-client-secret-of-this-test-is-long',
    profile: ['partner-center'],
    accounts: {},
    waive: {},
    ...more,
  };
}

export async function testProvider(): Promise<TestProvider> {
  const provider = await startTestProvider();
  onTestFinished(() => provider.close());
  return provider;
}

export async function relyingParty(
  redactor = new Redactor(digestKey),
  keepRaw = false,
): Promise<RelyingParty> {
  const party = await openRelyingParty({ baseUrl: 'http://127.0.0.1:0' }, { redactor, keepRaw });
  onTestFinished(() => party.close());
  return party;
}

export async function discover(
  target: TargetConfig & { id: string },
  options: Partial<DiscoverOptions> = {},
): Promise<OidcProvider> {
  const provider = await discoverProvider(target, { redactor: new Redactor(digestKey), ...options });
  onTestFinished(() => provider.close());
  return provider;
}

export interface Begun {
  party: RelyingParty;
  discovered: OidcProvider;
  pending: PendingSignIn;
  redactor: Redactor;
}

/** A discovered provider and a sign-in at it that waits for a browser. */
export async function begin(
  provider: TestProvider,
  asked: OidcAsked = {},
  more: Partial<TargetConfig> = {},
  { redactor = new Redactor(digestKey), keepRaw = false } = {},
): Promise<Begun> {
  const party = await relyingParty(redactor, keepRaw);
  const discovered = await discover(targetOf(provider.issuer, more), { redactor });
  const pending = await party.beginOidc(discovered, asked);
  return { party, discovered, pending, redactor };
}
