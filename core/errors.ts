import type { Fault } from './model.ts';

/**
 * Every way in which amrcheck itself can be kept from judging, with whose fault it is.
 * A provider that answers wrongly is a finding, not one of these.
 */
export const errorFaults = {
  // usage and configuration
  USAGE: 'configuration',
  CONFIG_NOT_FOUND: 'configuration',
  CONFIG_INVALID: 'configuration',
  CONFIG_VARIABLE_MISSING: 'configuration',
  INPUT_NOT_FOUND: 'configuration',
  INPUT_UNREADABLE: 'configuration',
  RUN_NOT_FOUND: 'configuration',
  REDIRECT_URI_NOT_REGISTERED: 'configuration',
  CLIENT_REJECTED: 'configuration',
  CREDENTIALS_REJECTED: 'configuration',
  FACTOR_NOT_CONFIGURED: 'configuration',
  FACTOR_REJECTED: 'configuration',
  FACTOR_FAILED: 'configuration',
  ACCOUNT_LOCKED: 'provider',
  PASSWORD_EXPIRED: 'provider',
  ENROLMENT_DEMANDED: 'configuration',
  SECOND_FACTOR_NOT_ASKED: 'provider',
  // the machine and the network
  PORT_IN_USE: 'environment',
  BROWSER_NOT_FOUND: 'environment',
  BROWSER_FAILED: 'environment',
  PROVIDER_UNREACHABLE: 'environment',
  PROVIDER_CERTIFICATE_UNTRUSTED: 'environment',
  PROVIDER_TOO_SLOW: 'provider',
  CLOCK_DIFFERS: 'environment',
  WRITE_FAILED: 'environment',
  INTERRUPTED: 'environment',
  // the provider
  DISCOVERY_UNUSABLE: 'provider',
  METADATA_UNUSABLE: 'provider',
  PROVIDER_ANSWER_TOO_LARGE: 'provider',
  PROVIDER_ANSWER_UNREADABLE: 'provider',
  PROVIDER_BUSY: 'provider',
  PROVIDER_FAILED: 'provider',
  PROVIDER_REDIRECT_LOOP: 'provider',
  LOGIN_PAGE_UNKNOWN: 'provider',
  LOGIN_PAGE_NEEDS_BROWSER: 'environment',
  LOGIN_TIMED_OUT: 'provider',
  BOT_WALL: 'provider',
  HTTP_AUTHENTICATION_DEMANDED: 'provider',
  // ours
  NOT_AVAILABLE: 'amrcheck',
  BUG: 'amrcheck',
} as const satisfies Record<string, Fault>;

export type ErrorCode = keyof typeof errorFaults;

/** What is kept of an error on disk and in result.json. */
export interface HarnessErrorRecord {
  code: ErrorCode;
  message: string;
  hint: string;
  fault: Fault;
  /** Path of a masked screenshot, relative to the run's folder. */
  screenshot?: string;
  /** For a page that was not understood: what stands on it. */
  outline?: string[];
}

/**
 * Something kept amrcheck from judging. `message`: what happened, in the user's words.
 * `hint`: the next thing to try. `cause`: the original error.
 */
export class HarnessError extends Error {
  override name = 'HarnessError';
  readonly code: ErrorCode;
  readonly hint: string;
  readonly fault: Fault;
  readonly details: Pick<HarnessErrorRecord, 'screenshot' | 'outline'>;

  constructor(
    code: ErrorCode,
    message: string,
    hint: string,
    options: { cause?: unknown; fault?: Fault } & Pick<HarnessErrorRecord, 'screenshot' | 'outline'> = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const { screenshot, outline } = options;
    this.code = code;
    this.hint = hint;
    this.fault = options.fault ?? errorFaults[code];
    this.details = { ...(screenshot && { screenshot }), ...(outline && { outline }) };
  }

  toRecord(): HarnessErrorRecord {
    return { code: this.code, message: this.message, hint: this.hint, fault: this.fault, ...this.details };
  }
}

/** Any thrown thing as a HarnessError; what we did not foresee is a bug of ours and says so. */
export function asHarnessError(thrown: unknown): HarnessError {
  if (thrown instanceof HarnessError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new HarnessError(
    'BUG',
    `amrcheck itself failed: ${message}`,
    'This is a bug in amrcheck. Please report it with the command, the version and this message.',
    { cause: thrown },
  );
}
