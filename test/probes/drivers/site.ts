import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redactor } from '../../../core/redact.ts';
import type { SignInTask } from '../../../probes/drivers/driver.ts';
import { TotpLedger } from '../../../probes/factors/ledger.ts';
import { parseTotp } from '../../../probes/factors/totp.ts';
import { generic } from '../../../providers/generic.ts';

/** RFC 6238's own secret. */
export const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const password = 'correct horse 42';

export interface Visit {
  path: string;
  method: string;
  form: URLSearchParams;
  cookie: string;
  authorization: string;
}

/** What the provider answers: a page, or where to go. */
export type Answer =
  string | { to: string } | { status: number; headers?: Record<string, string>; body?: string };

/** A relying party and a provider on loopback; `answer` plays the provider. `done`: send the browser back. */
export async function openSite(answer: (visit: Visit, done: Answer) => Answer) {
  let arrived: (url: string) => void = () => {};
  const answered = new Promise<string>((resolve) => (arrived = resolve));
  const visits: Visit[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-driver-'));

  const relyingParty = createServer((request, response) => {
    if (request.url?.startsWith('/start'))
      return response.writeHead(302, { location: `${provider}/login?secret=q` }).end();
    arrived(request.url ?? '');
    response.setHeader('content-type', 'text/html');
    response.end('<h1>Signed in</h1>');
  });
  const providerServer = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname } = new URL(request.url ?? '/', 'http://provider');
      if (pathname === '/favicon.ico') return response.writeHead(204).end();
      const { method = '', headers } = request;
      const visit = {
        path: pathname,
        method,
        form: new URLSearchParams(body),
        cookie: headers.cookie ?? '',
        authorization: headers.authorization ?? '',
      };
      visits.push(visit);
      const given = answer(visit, { to: `${callbackUrl}?code=c0de` });
      if (typeof given === 'string') return response.writeHead(200, html).end(pageOf(given));
      if ('to' in given) return response.writeHead(303, { location: given.to }).end();
      return response.writeHead(given.status, { ...html, ...given.headers }).end(pageOf(given.body ?? ''));
    });
  });
  const provider = await listen(providerServer);
  const relyingPartyOrigin = await listen(relyingParty);
  const callbackUrl = `${relyingPartyOrigin}/oidc/callback`;
  const screenshots = new Map<string, Buffer>();
  const redactor = new Redactor('00'.repeat(32));
  redactor.add(password, 'password');
  redactor.add(secret, 'TOTP secret');

  const task: SignInTask = {
    startUrl: `${relyingPartyOrigin}/start`,
    relyingPartyOrigin,
    callbackUrl,
    answered,
    account: { id: 'alice', username: 'alice', password, factors: [{ totp: secret }] },
    provider: generic,
    timeline: [],
    factorsUsed: [],
    async saveScreenshot(name, jpeg) {
      screenshots.set(name, jpeg);
      return `screenshots/${name}`;
    },
    redactor,
    ledger: new TotpLedger({ folder }),
    stepTimeoutMs: 15_000,
    timeoutMs: 50_000,
  };
  return {
    task,
    visits,
    screenshots,
    provider,
    async close() {
      for (const server of [relyingParty, providerServer]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(folder, { recursive: true });
    },
  };
}
export type Site = Awaited<ReturnType<typeof openSite>>;

/** Whether `code` is that of the present or the last 30 seconds. */
export function isCode(code: string | null): boolean {
  const totp = parseTotp(secret);
  const step = Math.floor(Date.now() / 30_000);
  return code === totp.codeOf(step) || code === totp.codeOf(step - 1);
}

const html = { 'content-type': 'text/html; charset=utf-8' };

function pageOf(body: string): string {
  return body.startsWith('<!doctype') ? body : `<!doctype html><html lang="en"><title>Sign in</title>${body}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}
