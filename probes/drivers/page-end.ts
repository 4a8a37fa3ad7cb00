import { HarnessError, type ErrorCode } from '../../core/errors.ts';
import type { RefusalReason, SignInEnd } from '../../core/evidence.ts';
import { entraErrorIn } from '../../providers/entra-errors.ts';
import { bare } from './navigation-error.ts';
import type { ButtonView, FieldView, PageView } from './page-view.ts';
import type { FactorId } from '../../core/model.ts';
import type { Method } from '../factors/method.ts';
import { captionOf, outlineOf, type PageState, type StateName } from './recognise.ts';
import { matchOf } from './recorded-hints.ts';
import { says } from './words.ts';

/** What a page that ends a sign-in is judged by. */
export interface EndContext {
  /** Id of the account. */
  account: string;
  /** Kinds of the account's factors; empty: the negative control. */
  factors: readonly string[];
  passwordSubmitted: boolean;
  /** The second factor that was given last. */
  given: FactorId | undefined;
  /** The browser was signed in before. */
  inSession: boolean;
  /** The request must be refused. */
  hostile: boolean;
  /** HTTP status of the page. */
  status: number;
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

/** What a page asks for, and what in the configuration would give it. */
export const methods: Record<Method, string> = {
  totp: 'a one-time code',
  sms: 'a code by SMS, phone or e-mail',
  push: 'an approval on a phone',
  webauthn: 'a passkey or security key',
  recovery: 'a recovery code',
};

/** In whole seconds, as it is said. */
export function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}

const factorFor: Record<Method, string> = {
  totp: 'totp with the secret of its authenticator app',
  sms: 'code-command with a program that prints the code',
  push: 'manual, with --headed',
  webauthn: 'passkey',
  recovery: 'recovery-codes',
};

/**
 * How a sign-in ends at a page that asks for something the account does not have, or lets nobody in.
 * For the negative control that is an answer (`refused`); everything else is thrown.
 */
export function endAt(state: PageState, view: PageView, context: EndContext): SignInEnd {
  const { account, factors, passwordSubmitted, inSession, given, callbackUrl } = context;
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
        state.name === 'factor-choice'
          ? `one of: ${state.offers.map(({ option }) => captionOf(option)).join(', ')}`
          : methods[methodOf(state)];
      const wanted = state.name === 'factor-choice' ? '' : `Give it ${factorFor[methodOf(state)]}. Or `;
      throw error(
        'FACTOR_NOT_CONFIGURED',
        `The provider asks ${account} for ${asked}; the configuration gives it ${factors.join(', ')}.`,
        `${wanted}${wanted ? 'register' : 'Register'} what the configuration has as a method of this account at the provider, or make it the default there.`,
      );
    }
    case 'enrolment':
      if (isControl) return refused('enrolment-demanded', words);
      throw error(
        'ENROLMENT_DEMANDED',
        `The provider wants ${account} to set up a second factor: "${words}". amrcheck never does that by itself.`,
        factors.includes('passkey') && state.start
          ? 'If it shall set up a passkey here, write enrol: true at the passkey in the configuration. One that is stored is never replaced: if the provider has forgotten it, remove the file.'
          : 'Sign in once by hand, set up an authenticator app, and put its secret into the configuration.',
      );
    case 'error': {
      const { message } = state;
      if (context.hostile) return refused('error-on-page', message);
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
      if (passwordSubmitted && !given && says(message, 'password')) {
        throw credentialsRejected(account, message, error);
      }
      const failure = failureOf(context.status, message, error);
      if (failure) throw failure;
      if (isControl && (passwordSubmitted || inSession)) return refused('error-on-page', message);
      const entra = entraErrorIn(message);
      if (entra) throw error('LOGIN_PAGE_UNKNOWN', `Entra does not go on: "${message}"`, entra.hint);
      if (given && says(message, given === 'passkey' ? 'webauthn' : 'code'))
        throw factorRejected(context, message, error);
      throw error(
        'LOGIN_PAGE_UNKNOWN',
        `The provider shows an error instead of going on: "${message}"`,
        'Sign in by hand with this account and see whether the error is there too; the screenshot shows the page.',
      );
    }
    case 'locked-out':
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
  if (state.name === 'totp' || state.name === 'second-factor-other')
    return factorRejected(context, words, error);
  // The password had been accepted, or no code would have been asked.
  if (context.given) return askedAgain(context, words, error);
  return credentialsRejected(context.account, words, error);
}

/** The provider could not answer. That is no refusal, whoever asked; undefined: it could. */
function failureOf(status: number, message: string, error: MakeError): HarnessError | undefined {
  const words = message.replace(/^HTTP \d+(: )?/, '');
  const said = `HTTP ${status}${words && `: "${words}"`}`;
  if (status === 429 || status === 503) {
    return error(
      'PROVIDER_BUSY',
      `The provider turns the sign-in away, as it has too much to do (${said}).`,
      'Run it again in a while, with --workers 1, or have the limit raised for this machine.',
    );
  }
  if (status < 500) return undefined;
  return error(
    'PROVIDER_FAILED',
    `The provider failed in the middle of the sign-in (${said}).`,
    "Look into the provider's log at the time that the timeline says, and run it again.",
  );
}

type MakeError = (code: ErrorCode, message: string, hint: string) => HarnessError;

function credentialsRejected(account: string, words: string, error: MakeError): HarnessError {
  return error(
    'CREDENTIALS_REJECTED',
    `The provider does not accept user name and password of ${account}${said(words)}. They were sent once and will not be sent again.`,
    `Check username and password of ${account} in the configuration, and what the variable or file holds that the password comes from. Some providers say the same of a locked account.`,
  );
}

/** Each factor in the words of an error, and what to check where it is not accepted. */
const factorWords: Record<FactorId, { name: string; check: string }> = {
  totp: {
    name: 'the TOTP code',
    check:
      "that the secret is this account's, that this machine's clock is right, and digits, period and algorithm (an otpauth:// URI carries them). If the account signed in elsewhere in the same 30 seconds, wait and run it again",
  },
  'code-command': {
    name: 'the code that the code-command printed',
    check: 'that the program prints the newest code of this account, and none from before AMRCHECK_SINCE',
  },
  'recovery-codes': {
    name: 'the recovery code',
    check: "that the codes are this account's, and not of a set that the provider has replaced",
  },
  passkey: {
    name: 'the passkey',
    check:
      "that the stored key is one of this account's, and whether the provider demands user verification that the configuration turns off",
  },
  certificate: { name: 'the certificate', check: "that it is this account's, and not expired" },
  manual: { name: 'what the person gave', check: 'it at the provider' },
};

function factorRejected(context: EndContext, words: string, error: MakeError): HarnessError {
  const { name, check } = factorWords[context.given ?? 'totp'];
  return error(
    'FACTOR_REJECTED',
    `The provider does not accept ${name} of ${context.account}${said(words)}.`,
    `Check ${check}.`,
  );
}

function askedAgain(context: EndContext, words: string, error: MakeError): HarnessError {
  const { name, check } = factorWords[context.given ?? 'totp'];
  return error(
    'FACTOR_REJECTED',
    `After ${name} of ${context.account} the provider asks for the password again${words ? `: "${words}"` : ''}.`,
    `Either it does not accept it: check ${check}. Or the sign-in has become too old while it went on: raise the provider's limit for a recent authentication.`,
  );
}

/** What a page with one question asks for. */
export function methodOf(state: Extract<PageState, { name: 'totp' | 'second-factor-other' }>): Method {
  return state.name === 'totp' ? 'totp' : state.kind;
}

function said(words: string): string {
  return words ? `: "${words}"` : ' and asks again without saying why';
}

/** No page came that could be answered. */
export function stoodStill(
  state: PageState,
  view: PageView,
  context: EndContext,
  selector?: string,
): HarnessError {
  const details = {
    outline: outlineOf(view),
    ...(context.screenshot !== undefined && { screenshot: context.screenshot }),
  };
  if (state.name === 'unknown') {
    return new HarnessError(
      'LOGIN_PAGE_UNKNOWN',
      `The login page at ${bare(view.url)} ("${view.title}") was not understood. It comes nearest to ${sentences[state.nearest]}, but ${state.why}.`,
      `If the page should not be there, change that at the provider. If it should, say in the configuration of the target what is to be used on it, ${selector === undefined ? 'as amrcheck record writes it' : `such as ${hintFor(view, state.nearest, selector)}`}. The screenshot and the outline show what there is.`,
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

/** The first element that could be meant on a page that was not understood. */
export function elementToHint(
  { fields, buttons }: PageView,
  nearest: StateName,
): FieldView | ButtonView | undefined {
  return (nearest === 'confirm' ? undefined : fields[0]) ?? buttons[0] ?? fields[0];
}

/** What a user may write into the configuration. */
function hintFor(view: PageView, nearest: StateName, selector: string): string {
  const element = elementToHint(view, nearest);
  const filledIn = element && 'type' in element;
  const action = filledIn ? (element.type === 'password' ? 'password' : 'identifier') : 'press';
  const match = matchOf({ view, headings: view.headings });
  const matching = match === undefined ? '' : `match: ${match.startsWith('/') ? match : quoted(match)}, `;
  return `pages: [{ ${matching}field: ${quoted(selector)}, action: ${action} }]`;
}

/** As YAML. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
