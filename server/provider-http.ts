import { getCACertificates } from 'node:tls';
import { lookup as lookUp } from 'node:dns';
import type { IncomingHttpHeaders } from 'node:http';
import type { LookupFunction } from 'node:net';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { EnvHttpProxyAgent } from 'undici';
import { HarnessError } from '../core/errors.ts';
import type { ClockFacts } from '../core/evidence.ts';

export interface ProviderHttpOptions {
  /** PEM text of a private CA, trusted beside the system's own. */
  ca?: string;
  /** The configuration key of the private CA, for the hint. */
  caKey: string;
  /** For one answer as a whole, redirects and body included. */
  timeLimitMs?: number;
  sizeLimitBytes?: number;
  now?: () => number;
}

export interface ProviderRequest {
  method: string;
  headers: Record<string, string>;
  body?: string | URLSearchParams;
  signal?: AbortSignal;
  /** Never sent a second time, even where the provider asks for it. */
  once?: boolean;
  /** Told before a pause that the provider asks for, in a short clause. */
  onWait?(why: string): void;
}

/** An answer that came in full and within the limits; `text` is its body read as UTF-8. */
export interface ProviderAnswer {
  url: string;
  status: number;
  headers: Headers;
  contentType: string | null;
  text: string;
}

const redirectLimit = 5;
/** What a provider may ask for when it is too busy: so many repetitions, each after so many seconds at most. */
export const patience = { repeats: 2, seconds: 30 };

/** All that the relying party's server asks of the provider goes through here: private CA, proxy, limits, clock. */
export class ProviderHttp {
  readonly #dispatcher: EnvHttpProxyAgent;
  readonly #timeLimitMs: number;
  readonly #sizeLimitBytes: number;
  readonly #caKey: string;
  readonly #now: () => number;
  #clock: ClockFacts = { offsetMs: null, uncertaintyMs: 0 };

  constructor(options: ProviderHttpOptions) {
    this.#timeLimitMs = options.timeLimitMs ?? 15_000;
    this.#sizeLimitBytes = options.sizeLimitBytes ?? 2 * 1024 * 1024;
    this.#caKey = options.caKey;
    this.#now = options.now ?? Date.now;
    const ca = options.ca
      ? { ca: [...getCACertificates('default'), options.ca], allowPartialTrustChain: true }
      : {};
    try {
      this.#dispatcher = new EnvHttpProxyAgent({
        connect: { ...ca, lookup },
        requestTls: ca,
        proxyTls: ca,
        noProxy: [process.env.no_proxy ?? process.env.NO_PROXY ?? '', 'localhost,127.0.0.1,[::1]'].join(','),
      });
    } catch (cause) {
      throw new HarnessError(
        'CONFIG_INVALID',
        'The proxy in HTTPS_PROXY or HTTP_PROXY is not an address that can be used.',
        'Write it as http://host:port, or unset the variable.',
        { cause },
      );
    }
  }

  /** The best measurement so far. */
  get clock(): ClockFacts {
    return this.#clock;
  }

  /** One request; a redirect is an answer like any other. Throws HarnessError. */
  async send(url: string, request: ProviderRequest): Promise<ProviderAnswer> {
    return this.#patiently(
      () => this.#limited((signal) => this.#send(url, request, signal), request),
      request,
    );
  }

  /** GET, following at most 5 redirects within the time limit. Throws HarnessError. */
  async get(url: string, accept = 'application/json'): Promise<ProviderAnswer> {
    return this.#patiently(() => this.#limited((signal) => this.#follow(url, accept, signal)));
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  /** Asks again after a 429, or a 503 that names the time for it: what was asked has not been done. */
  async #patiently(
    ask: () => Promise<ProviderAnswer>,
    { signal, once = false, onWait }: Partial<ProviderRequest> = {},
  ): Promise<ProviderAnswer> {
    for (let repeats = 0; ; repeats++) {
      const answer = await ask();
      const seconds = once || repeats === patience.repeats ? undefined : retryAfter(answer, this.#now());
      if (seconds === undefined) return answer;
      onWait?.(waitingWords(seconds, answer.status));
      await pause(seconds * 1000, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
    }
  }

  /** Hands out what aborts at the time limit, and with the request's own signal; of neither anything is left afterwards. */
  async #limited<Result>(
    ask: (deadline: AbortSignal) => Promise<Result>,
    { signal }: Partial<ProviderRequest> = {},
  ): Promise<Result> {
    const deadline = new AbortController();
    const clock = setTimeout(() => deadline.abort(), this.#timeLimitMs).unref();
    const stop = (): void => deadline.abort(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      return await ask(deadline.signal);
    } finally {
      clearTimeout(clock);
      signal?.removeEventListener('abort', stop);
    }
  }

  async #follow(url: string, accept: string, deadline: AbortSignal): Promise<ProviderAnswer> {
    const request = { method: 'GET', headers: { accept } };
    let at = url;
    for (let redirects = 0; redirects <= redirectLimit; redirects++) {
      const answer = await this.#send(at, request, deadline);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || location === null) return answer;
      const next = resolveLocation(location, at);
      refuseAddress(next, at);
      at = next;
    }
    throw new HarnessError(
      'PROVIDER_REDIRECT_LOOP',
      `The provider redirects ${url} more than ${redirectLimit} times.`,
      'Open the address in a browser and see where it ends; put the final issuer into the configuration.',
    );
  }

  async #send(url: string, request: ProviderRequest, deadline: AbortSignal): Promise<ProviderAnswer> {
    refuseAddress(url);
    const { origin, pathname, search } = new URL(url);
    const before = this.#now();
    try {
      // Not fetch: what the web platform adds around it costs more than the request itself.
      const { statusCode, headers, body } = await this.#dispatcher.request({
        origin,
        path: pathname + search,
        method: request.method,
        headers: { 'user-agent': 'amrcheck', 'accept-encoding': 'gzip, br', ...request.headers },
        ...(request.body !== undefined && { body: String(request.body) }),
        signal: deadline,
      });
      const received = headersOf(headers);
      this.#measureClock(received, before, this.#now());
      const text = await this.#readBody(url, received, body);
      return {
        url,
        status: statusCode,
        headers: received,
        contentType: received.get('content-type'),
        text,
      };
    } catch (thrown) {
      if (request.signal?.aborted) throw thrown;
      throw deadline.aborted ? this.#tooSlow(url, thrown) : this.#explain(url, thrown);
    }
  }

  #readBody(url: string, headers: Headers, body: Readable): Promise<string> {
    const limit = this.#sizeLimitBytes;
    const content = decoded(body, headers.get('content-encoding'));
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const chunks: Buffer[] = [];
    let size = 0;
    const count = (bytes: number): void => {
      size += bytes;
      if (size <= limit) return;
      const tooLarge = new HarnessError(
        'PROVIDER_ANSWER_TOO_LARGE',
        `The provider's answer from ${url} is larger than ${Math.round(limit / 1024 / 1024)} MiB.`,
        'No provider needs to send that much about itself. Open the address and see what is there; if it is right, tell the vendor.',
      );
      content.destroy(tooLarge);
    };
    content.on('error', reject);
    content.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      count(chunk.byteLength);
    });
    content.on('end', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))));
    if (Number(headers.get('content-length')) > limit) count(limit + 1);
    return promise;
  }

  /** RFC 9110, section 6.6.1: `Date` has whole seconds, so the truth is on average half a second later. */
  #measureClock(headers: { get(name: string): string | null }, before: number, after: number): void {
    const date = Date.parse(headers.get('date') ?? '');
    // A cache's copy carries the time at which it was first sent.
    if (Number.isNaN(date) || headers.get('age') !== null) return;
    const uncertaintyMs = Math.ceil((after - before) / 2 + 500);
    if (this.#clock.offsetMs !== null && this.#clock.uncertaintyMs <= uncertaintyMs) return;
    this.#clock = { offsetMs: Math.round(date + 500 - (before + after) / 2), uncertaintyMs };
  }

  #tooSlow(url: string, cause: unknown): HarnessError {
    return new HarnessError(
      'PROVIDER_TOO_SLOW',
      `The provider did not finish its answer from ${url} within ${this.#timeLimitMs / 1000} s.`,
      'Try again in a while; if it stays so, tell the vendor which address is slow.',
      { cause },
    );
  }

  #explain(url: string, thrown: unknown): HarnessError {
    if (thrown instanceof HarnessError) return thrown;
    const { origin } = new URL(url);
    const { code, said } = rootCause(thrown);
    if (isCertificateError(code)) {
      return new HarnessError(
        'PROVIDER_CERTIFICATE_UNTRUSTED',
        `The TLS certificate of ${origin} is not trusted: ${said}.`,
        code === 'ERR_TLS_CERT_ALTNAME_INVALID'
          ? "The certificate is for another name. Use the provider's own name in the issuer."
          : `If the provider uses a private CA, put the path of the CA's PEM file into ${this.#caKey}.`,
        { cause: thrown },
      );
    }
    if (code === 'HTTPParserError' || code === 'UND_ERR_HEADERS_OVERFLOW') {
      return new HarnessError(
        'PROVIDER_ANSWER_UNREADABLE',
        `What ${origin} answers is not HTTP that can be read: ${said}.`,
        'Check that the port is the one of the web server.',
        { cause: thrown },
      );
    }
    return new HarnessError(
      'PROVIDER_UNREACHABLE',
      `The provider at ${origin} cannot be reached: ${said}.`,
      unreachableHints[code] ?? 'Check the network, the proxy (HTTPS_PROXY, NO_PROXY) and the address.',
      { cause: thrown },
    );
  }
}

function headersOf(received: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(received))
    for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}

/** As browsers do it: what is cut short, or empty, is taken as far as it goes. */
const asFarAsItGoes = { finishFlush: constants.Z_SYNC_FLUSH };
const decoders: Partial<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(asFarAsItGoes),
  'x-gzip': () => createGunzip(asFarAsItGoes),
  deflate: () => createInflate(asFarAsItGoes),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

/** RFC 9110, section 8.4; a coding that is not known is left as it is. */
function decoded(body: Readable, codings: string | null): Readable {
  if (codings === null) return body;
  const chain = codings
    .toLowerCase()
    .split(',')
    .reverse()
    .map((coding) => decoders[coding.trim()]?.());
  // What fails there is told by the last of them.
  return chain.every((decoder) => decoder !== undefined)
    ? chain.reduce<Readable>((from, decoder) => pipeline(from, decoder, () => {}), body)
    : body;
}

/**
 * Seconds until the provider that is too busy may be asked again (RFC 9110, section 10.2.3), by its own clock where it tells
 * it; one for a 429 that names no time (RFC 6585, section 4). undefined: it is not asked again.
 */
export function retryAfter(
  { status, headers }: { status: number; headers: { get(name: string): string | null } },
  now: number,
): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (status !== 429 && (status !== 503 || !value)) return undefined;
  if (!value) return 1;
  const at = Date.parse(value);
  const date = Date.parse(headers.get('date') ?? '');
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.max(0, (at - (Number.isNaN(date) ? now : date)) / 1000);
  return seconds <= patience.seconds ? seconds : undefined;
}

/** What is said of it. */
export function waitingWords(seconds: number, status: number): string {
  return `waiting ${Math.ceil(seconds)} s, as the provider asks with HTTP ${status}`;
}

/** `answer` as the Response that openid-client reads; its body was already decoded. */
export function asResponse(answer: ProviderAnswer): Response {
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const bodiless = [204, 205, 304].includes(answer.status);
  return new Response(bodiless ? null : answer.text, { status: answer.status, headers });
}

/** 127.0.0.0/8, ::1, localhost and the names under it (RFC 6761, section 6.3). */
export function isLoopback(hostname: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\]|(.+\.)?localhost)$/i.test(hostname);
}

/**
 * What is wrong with `value` as an address of the provider, in words that follow its name; undefined: nothing. `namedBy`:
 * the address of who names it: nobody elsewhere may make us ask a service of this machine.
 */
export function addressFault(value: unknown, namedBy?: string): string | undefined {
  if (value === undefined) return 'is missing';
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url) return 'is not an absolute URL';
  if (namedBy !== undefined && isLoopback(url.hostname) && !isLoopback(new URL(namedBy).hostname))
    return 'is on this machine, and the provider that names it is not';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return `starts with ${url.protocol} instead of https:`;
  return isLoopback(url.hostname)
    ? undefined
    : 'is http: and not on this machine, so secrets would travel in the clear';
}

function refuseAddress(url: string, namedBy?: string): void {
  const fault = addressFault(url, namedBy);
  if (!fault) return;
  throw new HarnessError(
    'DISCOVERY_UNUSABLE',
    `The provider's address ${url.slice(0, 200)} ${fault}.`,
    'The provider must name https addresses; behind a reverse proxy, tell it its public address.',
  );
}

function resolveLocation(location: string, from: string): string {
  const url = URL.parse(location, from);
  if (url) return url.href;
  throw new HarnessError(
    'PROVIDER_ANSWER_UNREADABLE',
    `The provider redirects ${from} to something that is not an address.`,
    'Tell the vendor: the Location header of that answer is broken.',
  );
}

const unreachableHints: Partial<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there. Start the provider, or correct the port in the issuer.',
  ENOTFOUND: "There is no such host. Correct the issuer's host name, or check DNS and VPN.",
  EAI_AGAIN: 'The name could not be looked up just now. Check the network, DNS and VPN.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'That port does not speak TLS. Write the issuer with http: or correct the port.',
};

function isCertificateError(code: string): boolean {
  return /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT)/.test(code);
}

/** The innermost cause that has a code: fetch wraps what the socket said. */
function rootCause(thrown: unknown): { code: string; said: string } {
  let found = { code: '', said: String(thrown) };
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error.name === 'HTTPParserError') return { code: error.name, said: error.message };
    if ('code' in error && typeof error.code === 'string') {
      const { code, message } = error;
      found = { code, said: message.includes(code) ? message : `${message} (${code})`.trim() };
    } else if (!found.code) {
      found.said = error.message;
    }
  }
  return found;
}

/** Browsers take every name under localhost for this machine, and the system's resolver often does not. */
const lookup: LookupFunction = (hostname, options, callback) =>
  lookUp(isLoopback(hostname) && hostname.endsWith('localhost') ? 'localhost' : hostname, options, callback);
