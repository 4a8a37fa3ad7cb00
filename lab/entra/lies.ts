import type { Showing } from '../showing.ts';
import type { Claims } from '../oidc/jws.ts';
import type { DomainSettings } from './settings.ts';
import { entraDefects } from './tokens.ts';

/** The how-many-eth token of a sign-in it is for an API; more than one: refreshed. */
interface Moment {
  resource: string;
  nth: number;
}

/** How Entra, Partner Center and Graph lie to people of one domain; where no hook says otherwise, they stay honest. */
export interface EntraLie {
  /** Joins what is said of the domain. */
  realm?: Record<string, unknown>;
  token?: (claims: Claims, moment: Moment) => Claims;
  /** Signs with a key that is not published. */
  foreignKey?: true;
  /** Gives no token for a refresh token, for want of MFA. */
  refuses?: (moment: Moment) => boolean;
  partnerCenter?: {
    /** What the header isMfaCompliant says. */
    compliant?: boolean;
    /** Turns everybody away with this HTTP 401. */
    refusal?: { body: object; headers?: Record<string, string> };
  };
  /** Whom it turns away: everybody, nobody. */
  graph?: 'refuses' | 'takes';
}

/** One way in which a sign-in through Entra does not end as it must. */
interface EntraLieRow extends Showing {
  id: string;
  /** What is wrong, as a sentence without a full stop. */
  title: string;
  /** The federated provider; default: an honest one over WS-Federation. */
  provider?: 'honest-saml' | 'wsfed-method-password' | 'wsfed-wauth-password-only';
  /** Default: MFA that the provider did is taken, and a policy demands it. */
  settings?: Partial<Pick<DomainSettings, 'policyDemandsMfa' | 'promptLoginBehavior'>>;
  /** The second factor is registered at Entra alone. */
  onlyAtEntra?: true;
  lie?: EntraLie;
}

const withoutMfa = (claims: Claims): Claims => ({ ...claims, amr: ['pwd'] });
const withMfa = (claims: Claims): Claims => ({ ...claims, amr: ['pwd', 'mfa'] });
const isGraph = ({ resource }: Moment): boolean => resource.includes('graph');

const takes = 'entra/partner-center-takes-token';
const refusing = <Id extends string>(
  id: Id,
  title: string,
  refusal: NonNullable<EntraLie['partnerCenter']>['refusal'] & {},
) => ({ id, title, breaks: takes, lie: { partnerCenter: { refusal } } });

const table = [
  {
    id: 'entra-domain-managed',
    title: 'Entra says that it checks the passwords of the domain itself',
    breaks: 'entra/domain-is-federated',
    lie: { realm: { NameSpaceType: 'Managed' } },
  },
  {
    id: 'entra-adds-mfa',
    title: 'The provider has no second factor, and Entra asks for one itself',
    breaks: 'entra/mfa-came-from-provider',
    onlyAtEntra: true,
  },
  {
    id: 'entra-provider-silent',
    title: 'The provider does MFA and does not say so, and no policy demands it',
    breaks: 'oidc/amr-contains-mfa',
    provider: 'wsfed-method-password',
    settings: { policyDemandsMfa: false },
  },
  {
    id: 'entra-nothing-demands',
    title: 'prompt=login asks the provider for a password alone, and no policy demands more',
    breaks: 'entra/mfa-demanded',
    also: ['session/second-factor-asked', 'oidc/amr-contains-mfa'],
    provider: 'wsfed-wauth-password-only',
    asks: { prompt: 'login' },
    settings: { policyDemandsMfa: false, promptLoginBehavior: 'translateToFreshPasswordAuthentication' },
  },
  {
    id: 'entra-mfa-not-asked',
    title: 'A password is enough, and the token says mfa',
    breaks: 'session/second-factor-asked',
    also: ['session/no-mfa-without-second-factor'],
    provider: 'wsfed-wauth-password-only',
    asks: { prompt: 'login' },
    settings: { policyDemandsMfa: false, promptLoginBehavior: 'translateToFreshPasswordAuthentication' },
    lie: { token: withMfa },
  },
  {
    id: 'entra-mfa-constant',
    title: 'The token says mfa, also of who has no second factor',
    breaks: 'session/no-mfa-without-second-factor',
    scenario: 'password-only',
    settings: { policyDemandsMfa: false },
    lie: { token: withMfa },
  },
  {
    id: 'partner-center-not-compliant',
    title: 'Partner Center says isMfaCompliant: false to a token with mfa',
    breaks: 'entra/partner-center-says-compliant',
    lie: { partnerCenter: { compliant: false } },
  },
  refusing('partner-center-refuses', 'Partner Center turns a token with mfa away: 900421', {
    body: { code: 900421 },
  }),
  refusing('partner-center-refuses-10001', 'Partner Center turns a token with mfa away: 10001', {
    body: { errorCode: 10001 },
  }),
  refusing('partner-center-challenges', 'Partner Center turns a token with mfa away: MFA required', {
    body: {},
    headers: { 'www-authenticate': 'Bearer error="MFA required"' },
  }),
  {
    id: 'graph-silent',
    title: 'The token for Graph does not say mfa, and Graph takes it',
    breaks: 'entra/graph-says-mfa',
    lie: { graph: 'takes', token: (claims, moment) => (isGraph(moment) ? withoutMfa(claims) : claims) },
  },
  {
    id: 'graph-token-refused',
    title: 'Entra gives no token for Graph for want of MFA',
    breaks: 'entra/graph-says-mfa',
    lie: { refuses: isGraph },
  },
  {
    id: 'graph-refuses',
    title: 'Graph turns a token with mfa away: Unauthorized_MissingMFA',
    breaks: 'entra/graph-takes-token',
    lie: { graph: 'refuses' },
  },
  {
    id: 'graph-forgets',
    title: 'The token for Graph loses mfa when refreshed',
    breaks: 'entra/graph-keeps-mfa',
    scenario: 'refresh',
    lie: {
      token: (claims, moment) => (isGraph(moment) && moment.nth > 1 ? withoutMfa(claims) : claims),
    },
  },
  {
    id: 'entra-refresh-forgets',
    title: 'The token for Partner Center loses mfa when refreshed',
    breaks: 'session/mfa-kept-on-refresh',
    scenario: 'refresh',
    lie: {
      token: (claims, moment) => (!isGraph(moment) && moment.nth > 1 ? withoutMfa(claims) : claims),
    },
  },
  {
    id: 'entra-refresh-refused',
    title: 'A token with mfa cannot be refreshed for want of MFA',
    breaks: 'entra/consent-had-mfa',
    scenario: 'refresh',
    lie: { refuses: (moment) => !isGraph(moment) },
  },
  {
    id: 'entra-refresh-gains',
    title: 'Who has no second factor gains mfa by a refresh',
    breaks: 'session/no-mfa-without-second-factor',
    scenario: 'refresh',
    settings: { policyDemandsMfa: false },
    lie: { token: (claims, { nth }) => (nth > 1 ? withMfa(claims) : claims) },
  },
  {
    id: 'entra-device-silent',
    title: 'A device gets a token without mfa for a person who did MFA elsewhere',
    breaks: 'oidc/amr-contains-mfa',
    asks: { flow: 'device-code' },
    lie: { token: withoutMfa },
  },
  {
    id: 'entra-device-forgets',
    title: 'The token of a device loses mfa when refreshed',
    breaks: 'session/mfa-kept-on-refresh',
    scenario: 'refresh',
    asks: { flow: 'device-code' },
    lie: { token: (claims, { nth }) => (nth > 1 ? withoutMfa(claims) : claims) },
  },
] as const satisfies EntraLieRow[];

/** What `entraDefects` do to a message, done to the token of a sign-in. */
const throughSignIn: EntraLieRow[] = entraDefects.map(({ id, token, foreignKey, ...shows }) => ({
  ...shows,
  id: `signed-in-${id}`,
  lie: { ...(token && { token }), ...(foreignKey && { foreignKey }) },
}));

/** Every way in which the stand-in, or what is in front of it and behind it, lies; each of them breaks one thing. */
export const entraLies: readonly EntraLieRow[] = [...table, ...throughSignIn];
