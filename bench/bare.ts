/** The yardstick: what one would write by hand to sign in to the lab. No fixed wait, one fresh context a sign-in. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TOTP } from 'otpauth';
import { chromium } from 'playwright';

export interface BareAccount {
  username: string;
  password: string;
  totp: string;
}

/** Opens a browser and a callback; `signIn` returns the milliseconds from a new context to the authorization code. */
export async function openBare(executablePath: string, issuer: string, clientId: string) {
  const browser = await chromium.launch({ executablePath });
  const callback = createServer((_request, response) => response.end('signed in')).listen(0, '127.0.0.1');
  await new Promise((listening) => callback.once('listening', listening));
  const redirectUri = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/oidc/callback`;
  return {
    async signIn({ username, password, totp }: BareAccount): Promise<number> {
      const startedAt = performance.now();
      const context = await browser.newContext();
      const page = await context.newPage();
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid',
        state: 'bare',
        nonce: 'bare',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      });
      await page.goto(`${issuer}/auth?${query}`);
      await page.locator('[autocomplete=username]').fill(username);
      await page.locator('[type=password]').fill(password);
      await page.locator('[value=next]').click();
      await page.locator('[autocomplete=one-time-code]').fill(new TOTP({ secret: totp }).generate());
      await page.locator('[value=next]').click();
      await page.waitForURL(`${redirectUri}?**`);
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
