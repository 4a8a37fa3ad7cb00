/** The yardstick without a browser: what one would write by hand for this provider and no other. */
import { TOTP } from 'otpauth';
import { Agent } from 'undici';
import type { LabTarget } from '../lab/index.ts';

const redirectUri = 'http://127.0.0.1:1/oidc/callback';

/** `signIn` returns the milliseconds from the request to the tokens. */
export function openBareHttp({ issuer, clientId, clientSecret }: LabTarget) {
  const agent = new Agent();
  const ask = async (url: string, headers: Record<string, string>, form?: Record<string, string>) => {
    const { origin, pathname, search } = new URL(url);
    const answer = await agent.request({
      ...{ origin, path: pathname + search, method: form ? 'POST' : 'GET' },
      headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    return { ...answer, text: await answer.body.text() };
  };
  const query = new URLSearchParams({
    ...{
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid',
      state: 'bare',
    },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  });
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return {
    async signIn({ username, password, totp = '' }: LabTarget['accounts'][number]): Promise<number> {
      const startedAt = performance.now();
      const jar = new Map<string, string>();
      const go = async (
        from: string,
        form?: Record<string, string>,
      ): Promise<{ url: string; step: string }> => {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const { headers, text } = await ask(from, { cookie }, form);
        for (const line of [headers['set-cookie'] ?? []].flat()) {
          const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        if (headers.location === undefined)
          return { url: from, step: /name="step" value="([^"]*)"/.exec(text)?.[1] ?? '' };
        const url = new URL(String(headers.location), from).href;
        return url.startsWith(redirectUri) ? { url, step: '' } : go(url);
      };
      const first = await go(`${issuer}/auth?${query}`);
      const second = await go(first.url, { step: first.step, username, password, choice: 'next' });
      const code = new TOTP({ secret: totp }).generate();
      const { url } = await go(second.url, { step: second.step, code, choice: 'next' });
      const { statusCode, text } = await ask(
        `${issuer}/token`,
        { authorization },
        {
          ...{ grant_type: 'authorization_code', code: new URL(url).searchParams.get('code') ?? '' },
          redirect_uri: redirectUri,
          code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        },
      );
      if (statusCode !== 200) throw new Error(`no tokens: ${text}`);
      JSON.parse(text);
      return performance.now() - startedAt;
    },
    close: () => agent.destroy(),
  };
}

if (process.argv[1] === import.meta.filename) {
  const target = JSON.parse(process.argv[2] ?? '') as LabTarget;
  const bare = openBareHttp(target);
  await bare.signIn(target.accounts[0]!);
  await bare.close();
}
