import type { LabAccount } from '../accounts.ts';
import type { EntraLie } from './lies.ts';

/** How a federated domain is set up at Entra, by the names of Microsoft Graph's internalDomainFederation. */
export interface DomainSettings {
  protocol: 'wsfed' | 'saml';
  /** issuerUri: the provider's name. */
  issuer: string;
  /** passiveSignInUri. */
  url: string;
  /** signingCertificate, PEM. */
  certificate: string;
  federatedIdpMfaBehavior:
    'acceptIfMfaDoneByFederatedIdp' | 'enforceMfaByFederatedIdp' | 'rejectMfaByFederatedIdp';
  promptLoginBehavior: 'translateToFreshPasswordAuthentication' | 'nativeSupport' | 'disabled';
  /** SAML 2.0: requests are signed. */
  isSignedAuthenticationRequestRequired?: boolean;
  /** Whether a policy of the tenant demands MFA at each sign-in. */
  policyDemandsMfa: boolean;
  /** What Entra and the APIs behind it do wrong with people of this domain. */
  lie?: EntraLie;
  /** Who is known here, by ImmutableID; `totp`: the authenticator app that is registered at Entra itself. */
  users: Record<string, { upn: string; account: LabAccount; totp?: string }>;
}

/** What Entra does with what the federated provider said. */
export type Decision = 'issue' | 'issue with mfa' | 'ask here' | 'ask the provider' | 'give up';

/**
 * https://learn.microsoft.com/en-us/graph/api/resources/internaldomainfederation, `federatedIdpMfaBehavior`. That Entra
 * goes on asking a provider that never says MFA is reported; this one gives up after the second time.
 */
export function decide(
  { federatedIdpMfaBehavior: behavior }: Pick<DomainSettings, 'federatedIdpMfaBehavior'>,
  { demanded, providerSaysMfa, askedBefore }: Record<'demanded' | 'providerSaysMfa' | 'askedBefore', boolean>,
): Decision {
  const taken = providerSaysMfa && behavior !== 'rejectMfaByFederatedIdp';
  if (taken) return 'issue with mfa';
  if (!demanded) return 'issue';
  if (behavior !== 'enforceMfaByFederatedIdp') return 'ask here';
  return askedBefore ? 'give up' : 'ask the provider';
}

/**
 * The tenant's federatedTokenValidationPolicy in the values that make a difference with federated domains alone:
 * https://learn.microsoft.com/en-us/graph/api/resources/validatingdomains
 */
export type RootDomains = 'none' | 'all';

/** Whether a token of this domain may stand for this user: both have the same root domain, for which a child's counts. */
export function mayStandFor(rootDomains: RootDomains, domain: string, upn: string): boolean {
  return rootDomains === 'none' || rootOf(domain) === rootOf(upn.split('@')[1] ?? '');
}

/** As far as the lab's names go: the last two labels. */
const rootOf = (domain: string): string => domain.toLowerCase().split('.').slice(-2).join('.');
