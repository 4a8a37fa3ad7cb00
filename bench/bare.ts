/** The yardstick: what one would write by hand to sign in to the lab and get the tokens. One fresh context a sign-in. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TOTP } from 'otpauth';
import { chromium } from 'playwright';
import type { LabTarget } from '../lab/index.ts';

/** `signIn` returns the milliseconds from a new context to the tokens; the browser is started already. */
export async function openBare(executablePath: string, { issuer, clientId, clientSecret }: LabTarget) {
  const browser = await chromium.launch({ executablePath });
  const callback = createServer((_request, response) => response.end('signed in')).listen(0, '127.0.0.1');
  await once(callback, 'listening');
  const redirectUri = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/oidc/callback`;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'bare',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return {
    async signIn({ username, password, totp = '' }: LabTarget['accounts'][number]): Promise<number> {
      const startedAt = performance.now();
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${issuer}/auth?${query}`);
      await page.locator('[autocomplete=username]').fill(username);
      await page.locator('[type=password]').fill(password);
      await page.locator('[value=next]').click();
      await page.locator('[autocomplete=one-time-code]').fill(new TOTP({ secret: totp }).generate());
      await page.locator('[value=next]').click();
      await page.waitForURL(`${redirectUri}?**`);
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: new URL(page.url()).searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      });
      const answer = await fetch(`${issuer}/token`, { method: 'POST', headers: { authorization }, body });
      if (!answer.ok) throw new Error(`no tokens: ${await answer.text()}`);
      await answer.json();
      await context.close();
      return performance.now() - startedAt;
    },
    async close(): Promise<void> {
      await browser.close();
      callback.closeAllConnections();
      callback.close();
    },
  };
}
