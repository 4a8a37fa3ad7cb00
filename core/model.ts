/** The nouns that every room shares. Shapes only: nothing here runs. */

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** A moment in UTC as ISO 8601 with milliseconds, by the clock of the machine that amrcheck runs on. */
export type Instant = string;

export const protocols = ['oidc', 'saml', 'wsfed', 'external-mfa', 'entra'] as const;
export type Protocol = (typeof protocols)[number];

/** What a provider speaks to any application; the others are Entra's side. */
export type SignInProtocol = Exclude<Protocol, 'external-mfa' | 'entra'>;
export type DriverId = 'browser' | 'http';

export const scenarioIds = [
  'mfa',
  'password-only',
  'sso-reuse',
  'fresh',
  'step-up',
  'refresh',
  'wrong-code',
  'cancelled',
  'remembered-device',
  'microsoft-prompt-login',
  'every-account',
  'two-at-once',
  'code-replay',
  'hostile-requests',
  'unsolicited',
] as const;
export type ScenarioId = (typeof scenarioIds)[number];

/** Who has to act: said with every error and every finding. */
export type Fault = 'provider' | 'configuration' | 'environment' | 'amrcheck';

/** What one validator found. `notApplicable`: the rule does not bind; `inconclusive`: we could not look. */
export type Outcome = 'pass' | 'fail' | 'notApplicable' | 'inconclusive' | 'error';

/** `critical` and `serious` findings decide a verdict; `moderate` and `minor` ones inform. */
export type Severity = 'critical' | 'serious' | 'moderate' | 'minor';

export type Verdict = 'pass' | 'fail' | 'inconclusive';

export const factorIds = [
  'totp',
  'passkey',
  'code-command',
  'recovery-codes',
  'certificate',
  'manual',
] as const;
export type FactorId = (typeof factorIds)[number];

/** What an element on a login page is, whatever it looks like; `press`: the way on from its page. */
export const pageHintNames = [
  'identifier',
  'password',
  'code',
  'submit',
  'press',
  'chooseTotp',
  'otherMethod',
  'error',
  'ignore',
] as const;
export type PageHintName = (typeof pageHintNames)[number];

/** Where a demand is written down. `source` is an address that a reader can open. */
export interface Requirement {
  id: string;
  source: string;
}
