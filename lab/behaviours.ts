import type { LabAccount } from './accounts.ts';
import type { Misbehaviour } from './interaction.ts';
import type { Showing } from './showing.ts';
import type { VariantId } from './variants.ts';

/** What a provider knows when it is about to say how somebody signed in. */
export interface Occasion {
  account: LabAccount;
  /** It speaks of a session of an earlier sign-in. */
  reused: boolean;
  /** Which sign-in of the account this is: 1 for the first. */
  nth: number;
  /** Milliseconds since it first spoke of this sign-in. */
  age: number;
  /** Who is told: the client id, the entityID, wtrealm. */
  client: string;
  /** A browser said that it is run by a test. */
  watched: boolean;
}

/** How a provider can misbehave, whatever its protocol. */
export interface Manner {
  misbehaves?: Misbehaviour;
  /** Whether it says MFA, where `proven` would be the truth. */
  says?: (proven: boolean, occasion: Occasion) => boolean;
}

/** One way for a provider of any protocol to be wrong. */
export interface Behaviour extends Showing, Manner {
  id: string;
  /** What the provider does, as a sentence without a full stop. */
  title: string;
  /** What differs from an honest provider, after `refresh:`, `reuse:` or `bob:` only in that scenario; empty for what is behaviour. */
  shows: string[];
  variant?: VariantId;
}

/** Only as long as it takes to look once. */
export const inTheFirstSecond = (proven: boolean, { age }: Occasion): boolean => proven && age < 1000;

/** What every protocol can be lied in. `mfa`: the places that say MFA; `seenBy`: the check that misses it there. */
export const behaviours = <P extends '' | 'saml-' | 'wsfed-'>(
  p: P,
  { mfa, seenBy }: { mfa: readonly string[]; seenBy: string },
) =>
  [
    {
      id: `${p}constant-mfa`,
      title: 'MFA is said of everyone, also after a password alone',
      breaks: 'session/no-mfa-without-second-factor',
      scenario: 'password-only',
      shows: mfa.map((place) => `bob:${place}`),
      says: () => true,
    },
    {
      id: `${p}skip-claims-mfa`,
      title: 'The second factor can be skipped, and MFA is said all the same',
      breaks: 'session/no-mfa-without-second-factor',
      scenario: 'cancelled',
      shows: [],
      variant: 'skippable',
      says: (_, { account }) => account.totp !== undefined,
    },
    {
      id: `${p}mfa-by-account-name`,
      title: 'MFA is said of accounts of a certain name, whatever they gave',
      breaks: 'session/no-mfa-without-second-factor',
      scenario: 'step-up',
      shows: [],
      says: (proven, { account }) => proven || account.id.startsWith('alice'),
    },
    {
      id: `${p}honest-to-tests-only`,
      title: 'MFA is said of everyone, save where a browser says that it is run by a test',
      breaks: 'session/no-mfa-without-second-factor',
      scenario: 'password-only',
      onlyInBrowser: true,
      shows: [],
      says: (proven, { watched }) => proven || !watched,
    },
    {
      id: `${p}mfa-at-every-other-sign-in`,
      title: 'MFA is said at every other sign-in only',
      breaks: 'session/mfa-said-every-time',
      repeat: 2,
      also: [seenBy],
      shows: [],
      says: (proven, { nth }) => proven && nth % 2 !== 0,
    },
    {
      id: `${p}mfa-at-first-only`,
      title:
        'MFA is said at the first sign-in of each account and at no other, though both factors were given',
      breaks: 'session/mfa-said-when-fresh',
      scenario: 'fresh',
      shows: [],
      says: (proven, { nth }) => proven && nth === 1,
    },
    {
      id: `${p}mfa-lost-on-reuse`,
      title: 'MFA is no longer said when the session is used again',
      breaks: 'session/mfa-kept-on-reuse',
      scenario: 'sso-reuse',
      shows: mfa.map((place) => `reuse:${place}`),
      says: (proven, { reused }) => proven && !reused,
    },
    {
      id: `${p}mfa-in-the-first-second`,
      title: 'MFA is said in the first second after a sign-in only',
      breaks: 'session/mfa-kept-on-reuse',
      scenario: 'sso-reuse',
      shows: mfa.map((place) => `reuse:${place}`),
      says: inTheFirstSecond,
    },
    {
      id: `${p}mfa-gained-on-reuse`,
      title: 'MFA is said when the session of a password is used again',
      breaks: 'session/no-mfa-gained-on-reuse',
      scenario: 'sso-reuse',
      shows: [],
      says: (proven, { reused }) => proven || reused,
    },
    {
      id: `${p}mfa-not-for-second-client`,
      title: 'MFA is said to one client of the provider and not to another',
      breaks: 'consistency/mfa-agrees',
      secondClient: true,
      shows: [],
      says: (proven, { client }) => proven && !client.includes('second'),
    },
    {
      id: `${p}accepts-wrong-code`,
      title: 'Any code is accepted',
      breaks: 'session/wrong-code-refused',
      scenario: 'wrong-code',
      shows: [],
      misbehaves: 'accepts-wrong-code',
    },
    {
      id: `${p}accepts-used-code`,
      title: 'A code is accepted twice',
      breaks: 'session/used-code-refused',
      scenario: 'code-replay',
      shows: [],
      misbehaves: 'accepts-used-code',
    },
    {
      id: `${p}cancel-signs-in`,
      title: 'Whoever cancels the second factor is signed in with it',
      breaks: 'session/cancelled-refused',
      scenario: 'cancelled',
      also: ['session/no-mfa-without-second-factor'],
      shows: [],
      misbehaves: 'cancel-signs-in',
    },
    {
      id: `${p}cancel-lets-in`,
      title: 'Whoever cancels the second factor is signed in without it',
      breaks: 'session/cancelled-refused',
      scenario: 'cancelled',
      shows: [],
      misbehaves: 'cancel-lets-in',
    },
    {
      id: `${p}second-factor-skippable`,
      title: 'The second factor can be skipped, and MFA is not said then',
      breaks: 'session/second-factor-not-skippable',
      scenario: 'cancelled',
      shows: [],
      variant: 'skippable',
    },
    {
      id: `${p}mfa-not-enforced`,
      title: 'A password alone lets in an account that must use MFA',
      breaks: 'session/required-mfa-enforced',
      scenario: 'password-only',
      asks: { accounts: { bob: { requireMfa: true } } },
      shows: [],
    },
    {
      id: `${p}step-up-asks-nothing`,
      title: 'Whoever asks for MFA later gets it without anything being asked',
      breaks: 'session/no-mfa-gained-on-reuse',
      scenario: 'step-up',
      also: ['session/step-up-honoured'],
      shows: [],
      misbehaves: 'step-up-asks-nothing',
    },
    {
      id: `${p}remembered-device-says-mfa`,
      title: 'A remembered device counts as second factor for ever',
      breaks: 'session/no-mfa-from-remembered-device',
      scenario: 'remembered-device',
      shows: [],
      variant: 'remembers-device',
      misbehaves: 'device-counts-as-factor',
    },
  ] as const satisfies Behaviour[];
