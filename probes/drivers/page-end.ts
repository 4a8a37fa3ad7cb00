import { HarnessError, type ErrorCode } from '../../core/errors.ts';
import type { RefusalReason, SignInEnd } from '../../core/evidence.ts';
import { bare } from './navigation-error.ts';
import type { PageView } from './page-view.ts';
import { outlineOf, type PageState, type StateName } from './recognise.ts';
import { says } from './words.ts';

/** What a page that ends a sign-in is judged by. */
export interface EndContext {
  /** Id of the account. */
  account: string;
  /** Kinds of the account's factors; empty: the negative control. */
  factors: readonly string[];
  passwordSubmitted: boolean;
  codeSubmitted: boolean;
  callbackUrl: string;
  screenshot: string | undefined;
}

/** Each state in the words of the timeline and of errors. */
export const sentences: Record<StateName, string> = {
  identifier: 'a page that asks for the user name',
  password: 'a page that asks for the password',
  'identifier-and-password': 'a page that asks for user name and password',
  totp: 'a page that asks for a one-time code',
  'factor-choice': 'a choice of second factors',
  'second-factor-other': 'a page that asks for another second factor',
  enrolment: 'a page that wants a factor to be set up',
  'stay-signed-in': 'the question whether to stay signed in',
  consent: 'a page that asks for consent',
  'update-profile': 'a page about the profile',
  confirm: 'a page to confirm',
  error: 'an error page',
  'locked-out': 'a page that says the account is locked',
  'password-expired': 'a page that wants a new password',
  captcha: 'a captcha',
  'form-post': 'a page that sends itself on',
  loading: 'an empty page',
  left: 'the relying party',
  unknown: 'an unknown page',
};

const otherFactors: Record<string, string> = {
  sms: 'a code by SMS, phone or e-mail',
  push: 'an approval on a phone',
  webauthn: 'a passkey or security key',
  recovery: 'a recovery code',
};

/**
 * How a sign-in ends at a page that asks for something the account does not have, or lets nobody in.
 * For the negative control that is an answer (`refused`); everything else is thrown.
 */
export function endAt(state: PageState, view: PageView, context: EndContext): SignInEnd {
  const { account, factors, passwordSubmitted, codeSubmitted, callbackUrl } = context;
  const error = (code: ErrorCode, message: string, hint: string): HarnessError =>
    new HarnessError(code, message, hint, {
      ...(context.screenshot !== undefined && { screenshot: context.screenshot }),
      ...(code === 'LOGIN_PAGE_UNKNOWN' && { outline: outlineOf(view) }),
    });
  const refused = (reason: RefusalReason, message: string): SignInEnd => ({
    kind: 'refused',
    reason,
    message,
    url: bare(view.url),
  });
  const isControl = factors.length === 0;
  const words = view.alerts[0] ?? view.headings[0] ?? view.title;

  switch (state.name) {
    case 'totp':
    case 'factor-choice':
    case 'second-factor-other': {
      if (isControl) return refused('second-factor-demanded', view.alerts[0] ?? sentences[state.name]);
      const asked =
        state.name === 'second-factor-other'
          ? (otherFactors[state.kind] ?? state.kind)
          : !('options' in state)
            ? 'a one-time code'
            : `one of: ${state.options.join(', ')}`;
      const has = factors.join(', ');
      const code = factors.includes('totp') ? 'FACTOR_NOT_CONFIGURED' : 'NOT_AVAILABLE';
      if (code === 'NOT_AVAILABLE') {
        throw error(
          code,
          `The provider asks ${account} for ${asked}, and this version of amrcheck cannot use the factor ${has} yet.`,
          'Give the account a TOTP secret at the provider and in the configuration.',
        );
      }
      throw error(
        code,
        `The provider asks ${account} for ${asked}; the configuration gives it ${has}.`,
        'Register the authenticator app as a method of this account at the provider, or make it the default there.',
      );
    }
    case 'enrolment':
      if (isControl) return refused('enrolment-demanded', words);
      throw error(
        'ENROLMENT_DEMANDED',
        `The provider wants ${account} to set up a second factor: "${words}". amrcheck never does that by itself.`,
        'Sign in once by hand, set up an authenticator app, and put its secret into the configuration.',
      );
    case 'error': {
      const { message } = state;
      if (says(message, 'redirectUri')) {
        throw error(
          'REDIRECT_URI_NOT_REGISTERED',
          `The provider does not know the redirect URI: "${message}"`,
          `Register exactly ${callbackUrl} as a redirect URI of this client at the provider.`,
        );
      }
      if (says(message, 'client')) {
        throw error(
          'CLIENT_REJECTED',
          `The provider does not accept the request of this client: "${message}"`,
          'Check clientId, scope and what the client may do at the provider.',
        );
      }
      if (passwordSubmitted && !codeSubmitted && says(message, 'password')) {
        throw credentialsRejected(account, message, error);
      }
      if (isControl && passwordSubmitted) return refused('error-on-page', message);
      if (codeSubmitted && says(message, 'code')) throw factorRejected(account, message, error);
      throw error(
        'LOGIN_PAGE_UNKNOWN',
        `The provider shows an error instead of going on: "${message}"`,
        'Sign in by hand with this account and see whether the error is there too; the screenshot shows the page.',
      );
    }
    case 'locked-out':
      if (isControl && passwordSubmitted) return refused('locked-out', state.message);
      throw error(
        'ACCOUNT_LOCKED',
        `The provider has locked ${account}: "${state.message}"`,
        'Unlock the account at the provider, or wait until that happens by itself; check its password and secret before the next run.',
      );
    case 'password-expired':
      if (isControl) return refused('password-expired', state.message);
      throw error(
        'PASSWORD_EXPIRED',
        `The provider wants a new password from ${account}: "${state.message}"`,
        'Sign in once by hand, set a new password, and put it where the configuration takes it from.',
      );
    case 'captcha':
      throw error(
        'BOT_WALL',
        `The provider wants proof that ${account} is a person (captcha).`,
        'Exempt this account or this network from bot detection at the provider.',
      );
    case 'update-profile':
      throw error(
        'LOGIN_PAGE_UNKNOWN',
        `The provider wants ${account} to complete its profile, and offers no way past it.`,
        'Sign in once by hand with this account and fill it in.',
      );
    default:
      throw stoodStill(state, view, context);
  }
}

/** The page asks again for what it was given. Its own words are shown. */
export function rejectedAt(
  state: PageState,
  view: PageView,
  before: PageView | null,
  context: EndContext,
): HarnessError {
  const error = (code: ErrorCode, message: string, hint: string): HarnessError =>
    new HarnessError(
      code,
      message,
      hint,
      context.screenshot === undefined ? {} : { screenshot: context.screenshot },
    );
  const words = view.alerts.find((alert) => !before?.alerts.includes(alert)) ?? view.alerts[0] ?? '';
  if (state.name === 'totp') return factorRejected(context.account, words, error);
  // The password had been accepted, or no code would have been asked.
  if (context.codeSubmitted) return askedAgain(context.account, words, error);
  return credentialsRejected(context.account, words, error);
}

type MakeError = (code: ErrorCode, message: string, hint: string) => HarnessError;

function credentialsRejected(account: string, words: string, error: MakeError): HarnessError {
  return error(
    'CREDENTIALS_REJECTED',
    `The provider does not accept user name and password of ${account}${said(words)}. They were sent once and will not be sent again.`,
    `Check username and password of ${account} in the configuration, and what the variable or file holds that the password comes from. Some providers say the same of a locked account.`,
  );
}

function factorRejected(account: string, words: string, error: MakeError): HarnessError {
  return error(
    'FACTOR_REJECTED',
    `The provider does not accept the TOTP code of ${account}${said(words)}.`,
    "Check that the secret is this account's, that this machine's clock is right, and digits, period and algorithm (an otpauth:// URI carries them). If the account signed in elsewhere in the same 30 seconds, wait and run it again.",
  );
}

function askedAgain(account: string, words: string, error: MakeError): HarnessError {
  return error(
    'FACTOR_REJECTED',
    `After the TOTP code of ${account} the provider asks for the password again${words ? `: "${words}"` : ''}.`,
    "Either it does not accept the code: check the secret and this machine's clock. Or the sign-in has become too old while it went on: raise the provider's limit for a recent authentication.",
  );
}

function said(words: string): string {
  return words ? `: "${words}"` : ' and asks again without saying why';
}

/** No page came that could be answered. */
export function stoodStill(state: PageState, view: PageView, context: EndContext): HarnessError {
  const details = {
    outline: outlineOf(view),
    ...(context.screenshot !== undefined && { screenshot: context.screenshot }),
  };
  if (state.name === 'unknown') {
    return new HarnessError(
      'LOGIN_PAGE_UNKNOWN',
      `The login page at ${bare(view.url)} ("${view.title}") was not understood. It comes nearest to ${sentences[state.nearest]}, but ${state.why}.`,
      'Look at the screenshot and at what stands on the page. If the page should not be there, change that at the provider; if it should, please report it with the outline.',
      details,
    );
  }
  return new HarnessError(
    'LOGIN_TIMED_OUT',
    `The sign-in stood still at ${bare(view.url)}: ${sentences[state.name]}.`,
    'Look at the screenshot. If the provider is only slow, give it more time with --timeout.',
    details,
  );
}
