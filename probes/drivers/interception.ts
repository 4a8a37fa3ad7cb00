import type { CDPSession } from 'playwright';
import type { PlannedTarget } from '../../core/plan.ts';

/**
 * Has every request of the page to the origin of `callbackUrl` stopped in the browser, before its name is looked up.
 * What was to go to `callbackUrl` is handed to `take`; nothing is ever sent. Resolves with what ends it.
 *
 * Chromium's own protocol: Playwright's `page.route` does not see the target of a redirect.
 */
export async function interceptAnswer(
  devtools: CDPSession,
  callbackUrl: string,
  take: (form: URLSearchParams) => Promise<void>,
): Promise<() => Promise<void>> {
  const { origin } = new URL(callbackUrl);
  const onPaused = ({ requestId, request }: Paused): void => {
    void answer(requestId, request).catch(() => {
      // The page is gone, and the request with it.
    });
  };
  const answer = async (requestId: string, request: Paused['request']): Promise<void> => {
    if (request.url !== callbackUrl && !request.url.startsWith(`${callbackUrl}?`)) {
      await devtools.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    await take(new URLSearchParams(request.postData ?? new URL(request.url).search));
    await devtools.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'text/plain; charset=utf-8' }],
      body: Buffer.from('amrcheck has taken this answer. It was not sent.').toString('base64'),
    });
  };
  devtools.on('Fetch.requestPaused', onPaused);
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: `${origin}/*`, requestStage: 'Request' }] });
  return async () => {
    devtools.off('Fetch.requestPaused', onPaused);
    await devtools.send('Fetch.disable').catch(() => {});
  };
}

/**
 * For the second net under `interceptAnswer`: Chromium connects ahead to where it expects to go, and must not find it.
 * https://chromium.googlesource.com/chromium/src/+/main/net/dns/mapped_host_resolver.h
 */
export function unreachableFlags(hosts: readonly string[]): string[] {
  if (hosts.length === 0) return [];
  return [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} ^NOTFOUND`).join(', ')}`];
}

/** Whose answers are taken in the browser: these addresses must never be reached, whatever the browser tries. */
export function foreignHosts(targets: readonly PlannedTarget[], baseUrl: string): string[] {
  const replies = targets.flatMap(({ config: { reply } }) => (reply === undefined ? [] : [new URL(reply)]));
  const { hostname } = new URL(baseUrl);
  return [...new Set(replies.map((reply) => reply.hostname))].filter((host) => host !== hostname);
}

interface Paused {
  requestId: string;
  request: { url: string; postData?: string };
}
