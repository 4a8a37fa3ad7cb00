import { HarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import type { ProviderAnswer, ProviderHttp } from '../../server/provider-http.ts';
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
  let [url, body] = [startUrl, undefined as URLSearchParams | undefined];
  for (let step = 0; step < mostSteps; step++) {
    const { origin } = new URL(url);
    const answer = await http.send(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: cookiesFor(origin, cookies),
        ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body && { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(`${origin} ${name}`, value);
    }
    const next = nextOf(answer);
    if (next === undefined) return judgePage(answer, callbackUrl, redactor);
    if (next.url.startsWith(callbackUrl)) return judgeAnswer(next, redactor);
    ({ url, body } = next);
  }
  return {
    state: 'note',
    text: `The provider redirects more than ${mostSteps} times before it shows a page, so this could not be told beforehand.`,
  };
}

interface Next {
  url: string;
  body: URLSearchParams | undefined;
}

/** Where a redirect leads, or a form that would post itself. */
function nextOf({ url, status, headers, text }: ProviderAnswer): Next | undefined {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  const redirected = location === null ? null : URL.parse(location, url);
  if (redirected) return { url: redirected.href, body: undefined };
  if (!/\.submit\(\)/.test(text)) return undefined;
  const action = /<form\b[^>]*\baction="([^"]*)"/i.exec(text)?.[1];
  const target = action === undefined ? null : URL.parse(plain(action), url);
  if (!target || /<input\b[^>]*\btype="?(text|password|email)/i.test(text)) return undefined;
  const fields = [...text.matchAll(/<input\b[^>]*>/gi)].flatMap(([input]) => {
    const name = /\bname="([^"]*)"/i.exec(input)?.[1];
    return name === undefined
      ? []
      : [[plain(name), plain(/\bvalue="([^"]*)"/i.exec(input)?.[1] ?? '')] as [string, string]];
  });
  return { url: target.href, body: new URLSearchParams(fields) };
}

function judgePage(
  answer: ProviderAnswer,
  callbackUrl: string,
  redactor: Redactor,
): Omit<Checked, 'subject'> {
  const text = textOf(answer.text);
  // A login page may speak of a client or an error somewhere; one with a password field has let us through.
  const asks = /<input\b[^>]*\btype="?(password|email|text)/i.test(answer.text);
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
  if (answer.status >= 400) {
    throw new HarnessError(
      'CLIENT_REJECTED',
      `The provider answers our request with HTTP ${answer.status}: "${said}"`,
      `Look whether ${callbackUrl} is registered for this client at the provider, and at the provider's log.`,
    );
  }
  return {
    state: 'ok',
    text: `The provider takes our request for ${callbackUrl} and shows a page. (Some look at the address only after the login.)`,
  };
}

/** An answer without any login is an error, or a session that nobody has. */
function judgeAnswer({ url, body }: Next, redactor: Redactor): Omit<Checked, 'subject'> {
  const parameters = body ?? new URL(url).searchParams;
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

function textOf(page: string): string {
  return plain(
    page
      .replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ')
      .replace(/<\/?(p|div|h[1-6]|li|br|td|title)\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, ' '),
  );
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

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function plain(escaped: string): string {
  return escaped
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '');
}
