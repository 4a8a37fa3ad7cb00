import { HarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import { addressFault, type ProviderAnswer, type ProviderHttp } from '../../server/provider-http.ts';
import { formOfPage, sendsItself, type Sending } from '../drivers/html-form.ts';
import { parsePage, type ParsedPage } from '../drivers/parsed-page.ts';
import { says } from '../drivers/words.ts';
import type { BegunSignIn } from '../target.ts';
import type { Checked } from './finding.ts';

const mostSteps = 12;

/**
 * Begins a sign-in and looks at the page that the provider answers with, without a login. Throws HarnessError where that
 * page, or an answer that comes at once, says that the provider does not know us.
 */
export async function lookAtFirstPage(
  { startUrl, callbackUrl }: Pick<BegunSignIn, 'startUrl' | 'callbackUrl'>,
  http: ProviderHttp,
  redactor: Redactor,
): Promise<Omit<Checked, 'subject'>> {
  const cookies = new Map<string, string>();
  let sending: Sending = { url: startUrl, method: 'GET' };
  for (let step = 0; step < mostSteps; step++) {
    const { url, method, body } = sending;
    const { origin } = new URL(url);
    const answer = await http.send(url, {
      method,
      headers: {
        accept: 'text/html',
        cookie: cookiesFor(origin, cookies),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(`${origin} ${name}`, value);
    }
    const page = parsePage(answer.text, url, [], '');
    const next = nextOf(answer, page);
    if (next === undefined) return judgePage(answer, page, callbackUrl, redactor);
    if (next.url.startsWith(callbackUrl)) return judgeAnswer(next, redactor);
    const fault = addressFault(next.url, url === startUrl ? undefined : url);
    if (fault)
      return {
        state: 'note',
        text: `The provider leads to ${next.url}, which ${fault}: this could not be told.`,
      };
    sending = next;
  }
  return {
    state: 'note',
    text: `The provider redirects more than ${mostSteps} times before it shows a page, so this could not be told beforehand.`,
  };
}

/** Where a redirect leads, or a form that sends itself. */
function nextOf({ url, status, headers }: ProviderAnswer, page: ParsedPage): Sending | undefined {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  const redirected = location === null ? null : URL.parse(location, url);
  if (redirected) return { url: redirected.href, method: 'GET' };
  const form = sendsItself(page);
  const sending = form && formOfPage(page, form, new Map());
  return typeof sending === 'object' ? sending : undefined;
}

function judgePage(
  { status }: ProviderAnswer,
  { view }: ParsedPage,
  callbackUrl: string,
  redactor: Redactor,
): Omit<Checked, 'subject'> {
  const text = `${view.title}\n${view.text}`;
  // A login page may speak of a client or an error somewhere; one with a field has let us through.
  const asks = view.fields.some(({ type }) => ['text', 'password', 'email'].includes(type));
  const said = sentenceIn(text, redactor);
  if (!asks && says(text, 'redirectUri')) {
    throw new HarnessError(
      'REDIRECT_URI_NOT_REGISTERED',
      `The provider does not know our address ${callbackUrl}: "${said}"`,
      `Register exactly ${callbackUrl} at the provider, for this client.`,
    );
  }
  if (!asks && says(text, 'client')) {
    throw new HarnessError(
      'CLIENT_REJECTED',
      `The provider does not accept our request: "${said}"`,
      'Check how this client is called at the provider, and what it may do.',
    );
  }
  if (status >= 400) {
    throw new HarnessError(
      'CLIENT_REJECTED',
      `The provider answers our request with HTTP ${status}: "${said}"`,
      `Look whether ${callbackUrl} is registered for this client at the provider, and at the provider's log.`,
    );
  }
  return {
    state: 'ok',
    text: `The provider takes our request for ${callbackUrl} and shows a page. (Some look at the address only after the login.)`,
  };
}

/** An answer without any login is an error, or a session that nobody has. */
function judgeAnswer({ url, body }: Sending, redactor: Redactor): Omit<Checked, 'subject'> {
  const parameters = body === undefined ? new URL(url).searchParams : new URLSearchParams(body);
  const error = parameters.get('error');
  if (error === null) return { state: 'ok', text: 'The provider sends its answer to our address.' };
  const said = [error, parameters.get('error_description')].filter(Boolean).join(', ');
  throw new HarnessError(
    'CLIENT_REJECTED',
    `The provider knows our address and refuses the request: ${redactor.text(said).slice(0, 300)}.`,
    'Check scope, acrValues, claims and responseMode of the target, and what this client may do at the provider.',
  );
}

function cookiesFor(origin: string, cookies: ReadonlyMap<string, string>): string {
  return [...cookies]
    .filter(([key]) => key.startsWith(`${origin} `))
    .map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`)
    .join('; ');
}

/** The line that tells most. */
function sentenceIn(text: string, redactor: Redactor): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line.length > 1);
  const telling = lines.find((line) => says(line, 'redirectUri') || says(line, 'client'));
  return redactor.text(telling ?? lines.slice(0, 3).join(' ')).slice(0, 300);
}
