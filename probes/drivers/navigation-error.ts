import { HarnessError } from '../../core/errors.ts';

/**
 * What it means that the browser could not load `url` (origin and path). null: nothing, as another navigation took over.
 * `errorText`: Chromium's, e.g. `net::ERR_CONNECTION_REFUSED`.
 */
export function navigationError(
  errorText: string,
  url: string,
  relyingPartyOrigin: string,
): HarnessError | null {
  const name = /ERR_[A-Z0-9_]+/.exec(errorText)?.[0] ?? errorText;
  // What a 401 with a dialog of the browser means was told with its answer.
  if (name === 'ERR_INVALID_AUTH_CREDENTIALS') return null;
  if (name === 'ERR_ABORTED' || name === '' || /interrupted/i.test(errorText)) return null;
  const origin = URL.parse(url)?.origin ?? url;
  if (origin === relyingPartyOrigin) {
    return new HarnessError(
      'BROWSER_FAILED',
      `The browser could not reach amrcheck's own relying party at ${url} (${name}).`,
      'Check that no proxy setting of the browser and no security software takes loopback addresses away.',
    );
  }
  if (name === 'ERR_TOO_MANY_REDIRECTS') {
    return new HarnessError(
      'PROVIDER_REDIRECT_LOOP',
      `The provider sends the browser in circles (last to ${url}).`,
      'Look at the redirects in the timeline; a cookie that the browser refuses is a common cause.',
    );
  }
  if (/^ERR_(CERT_|SSL_|BAD_SSL|ECH_)/.test(name)) {
    return new HarnessError(
      'PROVIDER_CERTIFICATE_UNTRUSTED',
      `The browser does not trust the certificate of ${origin} (${name}).`,
      "Add the CA to the certificates of the system or the browser, or mend the provider's certificate.",
    );
  }
  if (name === 'ERR_UNSAFE_PORT') {
    return new HarnessError(
      'PROVIDER_UNREACHABLE',
      `The browser refuses the port of ${origin}: browsers keep it for other services.`,
      'Let the provider listen on another port.',
    );
  }
  return new HarnessError(
    'PROVIDER_UNREACHABLE',
    `The browser could not load ${url} (${name}).`,
    'Check the address, the network and any proxy, and that the provider is running.',
  );
}

/** The browser ended, or lost its page, while it was needed. */
export function wentAway(cause?: unknown): HarnessError {
  return new HarnessError(
    'BROWSER_FAILED',
    'The browser went away during the run.',
    'Run it again, with fewer --workers where memory is short. In a container, give it more shared memory (--shm-size=1g).',
    { cause },
  );
}

/** `limitMs`: what the login page had to come in. */
export function tooSlow(limitMs: number): HarnessError {
  return new HarnessError(
    'PROVIDER_TOO_SLOW',
    `The provider did not show its login page within ${Math.ceil(limitMs / 1000)} s.`,
    'Check that the provider is well; give it more time with --timeout.',
  );
}

/** The dialog came back after it was answered. */
export function basicRejected(account: string, url: string): HarnessError {
  return new HarnessError(
    'CREDENTIALS_REJECTED',
    `The provider does not accept user name and password of ${account} in the browser's dialog (HTTP Basic) at ${url}. They were sent once and will not be sent again.`,
    `Check username and password of ${account} in the configuration.`,
  );
}

/** The provider answers with a login dialog of the browser (`WWW-Authenticate`) instead of a page. */
export function unauthorised(challenge: string, url: string): HarnessError {
  const schemes = [...challenge.matchAll(/(?:^|,)\s*([A-Za-z-]+)(?=\s|,|$)/g)].map(([, scheme]) => scheme);
  return new HarnessError(
    'HTTP_AUTHENTICATION_DEMANDED',
    `The provider demands HTTP authentication (${schemes.join(', ') || 'unknown scheme'}) at ${url} instead of showing a login page.`,
    'Have the provider show its forms to this machine (in AD FS: extend or narrow WIASupportedUserAgents; elsewhere: switch off Kerberos or Basic for this network).',
  );
}

/** What only a browser can do. `why`: a clause. */
export function needsBrowser(why: string, url: string): HarnessError {
  return new HarnessError(
    'LOGIN_PAGE_NEEDS_BROWSER',
    `The login page at ${bare(url)} needs a browser: ${why}.`,
    'Use --driver browser (the default) for this provider, on a machine that has one.',
  );
}

/** Origin and path: a query carries codes. */
export function bare(url: string): string {
  const parsed = URL.parse(url);
  return parsed && parsed.origin !== 'null'
    ? `${parsed.origin}${parsed.pathname}`
    : url.split(/[?#]/)[0]!.slice(0, 200);
}
