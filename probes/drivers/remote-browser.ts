import { chromium, type Browser } from 'playwright';
import { HarnessError } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { isLoopback } from '../../server/provider-http.ts';
import { foreignHosts } from './interception.ts';
import { bare } from './navigation-error.ts';

/** A browser that somebody else has started, and what it must reach on this machine. */
export interface BrowserEndpoint {
  /** Of a Playwright server (ws:, wss:), or of Chromium's own protocol (http:, https:, or with /devtools/ in its path). */
  url: string;
  /** Host and port of the relying party: a Playwright server that starts its browsers itself leads them there. */
  relyingPartyHost: string;
}

const limitMs = 30_000;

const isDevtools = ({ protocol, pathname }: URL): boolean =>
  /^https?:$/.test(protocol) || pathname.includes('/devtools/');

/** Throws BROWSER_FAILED with what to do about it. */
export async function connectBrowser({ url, relyingPartyHost }: BrowserEndpoint): Promise<Browser> {
  try {
    return isDevtools(new URL(url))
      ? await chromium.connectOverCDP(url, { timeout: limitMs })
      : await chromium.connect(url, { timeout: limitMs, exposeNetwork: relyingPartyHost });
  } catch (cause) {
    throw connectError(cause, url);
  }
}

/** What it means that the browser at `url` cannot be used. Playwright's message may quote a token of the address. */
export function connectError(cause: unknown, url: string): HarnessError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const at = bare(url);
  const failed = (what: string, hint: string): HarnessError =>
    new HarnessError('BROWSER_FAILED', `The browser at ${at} cannot be used: ${what}.`, hint);
  const [, server, client] =
    /version mismatch[\s\S]*?server version: v?([\d.]+)[\s\S]*?client version: v?([\d.]+)/i.exec(message) ??
    [];
  if (server !== undefined) {
    return failed(
      `Playwright ${server} runs there and ${client} here, and they must be the same`,
      `Start it from the same version, e.g. the image mcr.microsoft.com/playwright:v${client}.0-noble, or \`npx playwright@${client} run-server\`.`,
    );
  }
  const status = /\b(401|403)\b/.exec(message)?.[1];
  if (status !== undefined)
    return failed(
      `it refuses this client (HTTP ${status})`,
      'Check the token in the address that --browser-endpoint names.',
    );
  if (/ENOTFOUND|EAI_AGAIN/.test(message))
    return failed('there is no such host', 'Correct the host that --browser-endpoint names, or check DNS.');
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|Timeout/i.test(message)) {
    return failed(
      'nothing answers there',
      'Start it (`npx playwright run-server --port 3000`), or correct the address that --browser-endpoint names.',
    );
  }
  return failed(
    'what answers there is no browser that speaks this protocol',
    'Write the address of a Playwright server as ws://host:port/path, that of a browser with --remote-debugging-port as http://host:port.',
  );
}

/** What only a browser on this machine can do. Throws USAGE, so that nothing is half run. */
export function refuseWhatIsLocal({ relyingParty, targets }: Plan): void {
  const naming = (fits: (target: Plan['targets'][number]) => boolean): string =>
    targets
      .filter(fits)
      .map(({ id }) => id)
      .join(', ');
  const intercepted = naming((target) => foreignHosts([target], relyingParty.baseUrl).length > 0);
  if (intercepted) {
    throw new HarnessError(
      'USAGE',
      `The answers of ${intercepted} are meant for an address that is not ours, and only a browser that amrcheck starts itself is kept from it.`,
      'Leave out --browser-endpoint for these targets, or use --driver http.',
    );
  }
  const certified = naming(({ config: { accounts }, probes }) =>
    probes.some(({ account }) => accounts[account]?.factors.some((factor) => 'certificate' in factor)),
  );
  if (certified) {
    throw new HarnessError(
      'USAGE',
      `Accounts of ${certified} have a client certificate, whose private key would have to leave this machine.`,
      'Leave out --browser-endpoint for these targets.',
    );
  }
}

/** What the address may hold that must not be shown: a password, tokens in the query. */
export function secretsOf(url: string): string[] {
  const { password, searchParams } = new URL(url);
  return [password, ...searchParams.values()].filter(({ length }) => length > 7);
}

/** Whether passwords and codes cross a network in the clear on their way to the browser. */
export function isInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return /^(ws|http):$/.test(protocol) && !isLoopback(hostname);
}
