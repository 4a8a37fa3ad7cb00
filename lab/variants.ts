export type SecondFactor = 'app' | 'sent-code' | 'recovery-code' | 'passkey' | 'approval' | 'certificate';

/** How the pages of one lab provider look and behave; every one of them is honest. */
export interface Variant {
  /** The user name first, the password on a page of its own. */
  identifierFirst?: boolean;
  code?: 'one-field' | 'six-fields' | 'self-submitting';
  /** What is asked for beside the password, where it is not an authenticator app's code. */
  factor?: SecondFactor;
  /** Asks which second factor to use; a text message does not lead on. */
  chooser?: boolean;
  staySignedIn?: boolean;
  updateProfile?: boolean;
  /** An account without a second factor must set one up before it gets in. */
  enrolment?: boolean;
  /** The page with the code has a button that goes on without it. */
  skip?: boolean;
  /** Beside the code is a box: this browser is not asked for one again. Sessions end with the browser. */
  rememberDevice?: boolean;
  language?: 'en' | 'de' | 'ja';
  /** Milliseconds before each page is answered, and again before its form appears. */
  delay?: number;
  requirePushedAuthorizationRequests?: boolean;
  accessToken?: 'jwt' | 'opaque';
}

/** The kinds of login page that a lab provider can have. */
export const variants = {
  plain: {},
  'identifier-first': { identifierFirst: true },
  'six-fields': { code: 'six-fields' },
  'self-submitting': { code: 'self-submitting' },
  'factor-chooser': { chooser: true },
  'stay-signed-in': { staySignedIn: true },
  'update-profile': { updateProfile: true },
  enrolment: { enrolment: true },
  skippable: { skip: true },
  'remembers-device': { rememberDevice: true },
  german: { language: 'de' },
  japanese: { language: 'ja' },
  slow: { delay: 700 },
  everything: {
    identifierFirst: true,
    chooser: true,
    code: 'six-fields',
    updateProfile: true,
    staySignedIn: true,
  },
  'pushed-requests': { requirePushedAuthorizationRequests: true },
  'sent-code': { factor: 'sent-code' },
  'recovery-code': { factor: 'recovery-code' },
  passkey: { factor: 'passkey' },
  'passkey-or-app': { factor: 'passkey', chooser: true },
  approval: { factor: 'approval' },
  'opaque-access-token': { accessToken: 'opaque' },
} as const satisfies Record<string, Variant>;

export type VariantId = keyof typeof variants;
