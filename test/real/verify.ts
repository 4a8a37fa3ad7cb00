// Proves that each real provider does what accounts.ts says of it: node test/real/verify.ts [keycloak|lemonldap]
// It signs in by the plainest means there are (fixed selectors), so it says nothing of amrcheck itself.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as oidc from 'openid-client';
import { TOTP } from 'otpauth';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import {
  keycloakSaysMfa,
  keycloakShipped,
  lemonldapSaysMfa,
  lemonldapShipped,
  type RealAccount,
  type RealClient,
} from './accounts.ts';
import { startKeycloak } from './keycloak.ts';
import { startLemonldap } from './lemonldap.ts';

/** Where each product's pages have their fields; the second factor's page has a field for the code and a button of its own. */
const pages = {
  keycloak: {
    username: '#username',
    password: '#password',
    signIn: '#kc-login',
    code: '#otp',
    confirm: '#kc-login',
  },
  lemonldap: {
    username: '#userfield',
    password: '#passwordfield',
    signIn: '#lform button[type=submit]',
    code: '#extcode',
    confirm: 'form[action="/totp2fcheck"] button[type=submit]',
  },
};
type Product = keyof typeof pages;

const expectedAmr = {
  keycloak: { alice: ['pwd', 'mfa'], bob: ['pwd'] },
  lemonldap: { alice: ['pwd', 'otp', 'mfa'], bob: ['pwd'] },
};

/** What one sign-in, or refresh, gave. */
interface Seen {
  asked: string[];
  idToken: oidc.IDToken;
  accessTokenAmr: unknown;
}

const landing = createServer((_, response) => response.end('Signed in.'));
await new Promise<void>((resolve) => landing.listen(0, '127.0.0.1', resolve));
const address = landing.address();
if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
const redirectUri = `http://127.0.0.1:${address.port}/oidc/callback`;

const lastStep = new Map<string, number>();
let wrong = 0;

const only = process.argv[2];
const browser = await chromium.launch({
  executablePath: process.env['AMRCHECK_BROWSER'] ?? '/usr/bin/chromium',
});
try {
  if (only !== 'lemonldap') await verify('keycloak', startKeycloak, [keycloakShipped, keycloakSaysMfa]);
  if (only !== 'keycloak')
    await verify(
      'lemonldap',
      () => startLemonldap({ redirectUris: [redirectUri], acsUrl: new URL('/saml/acs', redirectUri).href }),
      [lemonldapShipped, lemonldapSaysMfa],
    );
} finally {
  await browser.close();
  landing.close();
}
console.log(
  wrong === 0
    ? 'Every provider does what its name says.'
    : `${wrong} of the above are not as accounts.ts says.`,
);
process.exitCode = wrong === 0 ? 0 : 1;

async function verify(
  product: Product,
  start: () => Promise<{ baseUrl: string; version: string; stop(): Promise<void> }>,
  clients: RealClient[],
): Promise<void> {
  const before = Date.now();
  const { baseUrl, version, stop } = await start();
  console.log(`${product} ${version}: started in ${((Date.now() - before) / 1000).toFixed(1)} s`);
  try {
    for (const client of clients) {
      const configuration = await oidc.discovery(
        new URL(baseUrl + client.issuerPath),
        client.clientId,
        client.clientSecret,
        undefined,
        { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] },
      );
      for (const name of ['alice', 'bob'] as const)
        await verifyAccount(product, configuration, client, name, browser);
    }
  } finally {
    await stop();
  }
}

async function verifyAccount(
  product: Product,
  configuration: oidc.Configuration,
  client: RealClient,
  name: 'alice' | 'bob',
  browser: Browser,
): Promise<void> {
  const account: RealAccount = client.accounts[name];
  const context = await browser.newContext();
  const first = await signIn(product, configuration, context, account, 'openid');
  const firstTime = first.idToken.auth_time;
  const reused = await signIn(product, configuration, context, account, 'openid');
  const refreshed = await refresh(configuration, reused.refreshToken);
  const offline = await signIn(product, configuration, context, account, `openid ${client.offlineScope}`);
  const offlineRefreshed = await refresh(configuration, offline.refreshToken);
  await context.close();
  const amr = client.saysMfa ? expectedAmr[product][name] : undefined;
  const cases: [string, Seen, string[]][] = [
    ['first sign-in', first, account.totp === undefined ? ['password'] : ['password', 'code']],
    ['session re-used', reused, []],
    ['refreshed', refreshed, []],
    ['offline, refreshed', offlineRefreshed, []],
  ];
  for (const [title, seen, asked] of cases) {
    const { auth_time: time } = seen.idToken;
    const good =
      isDeepStrictEqual(seen.asked, asked) &&
      isDeepStrictEqual(seen.idToken['amr'], amr) &&
      isDeepStrictEqual(seen.accessTokenAmr, amr) &&
      time !== undefined &&
      time === firstTime;
    if (!good) wrong += 1;
    const amrs = isDeepStrictEqual(seen.accessTokenAmr, seen.idToken['amr'])
      ? ''
      : `, access token ${JSON.stringify(seen.accessTokenAmr)}`;
    console.log(
      `${good ? 'ok   ' : 'WRONG'} ${product} ${client.issuerPath || client.clientId} ${name}, ${title}: amr ${JSON.stringify(seen.idToken['amr'])}${amrs}, acr ${JSON.stringify(seen.idToken['acr'])}, asked for [${seen.asked.join(', ')}], auth_time ${time} (first ${firstTime})`,
    );
  }
}

async function signIn(
  product: Product,
  configuration: oidc.Configuration,
  context: BrowserContext,
  account: RealAccount,
  scope: string,
): Promise<Seen & { refreshToken: string | undefined }> {
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const fields = pages[product];
  const page = await context.newPage();
  const asked: string[] = [];
  const username = page.locator(fields.username);
  const code = page.locator(fields.code);
  const signedIn = page.getByText('Signed in.');
  await page.goto(url.href);
  if ((await username.or(signedIn).first().isVisible()) && (await username.isVisible())) {
    asked.push('password');
    await username.fill(account.username);
    await page.locator(fields.password).fill(account.password);
    await page.locator(fields.signIn).click();
    await code.or(signedIn).waitFor();
    if (await code.isVisible()) {
      asked.push('code');
      if (account.totp === undefined) throw new Error(`${product} asks ${account.username} for a code.`);
      await code.fill(await freshCode(account.totp));
      await page.locator(fields.confirm).click();
    }
  }
  await signedIn.waitFor();
  const tokens = await oidc.authorizationCodeGrant(configuration, new URL(page.url()), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
  });
  await page.close();
  return { ...read(tokens), asked, refreshToken: tokens.refresh_token };
}

async function refresh(configuration: oidc.Configuration, refreshToken: string | undefined): Promise<Seen> {
  if (refreshToken === undefined) throw new Error('No refresh token came.');
  return { ...read(await oidc.refreshTokenGrant(configuration, refreshToken)), asked: [] };
}

function read(tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Omit<Seen, 'asked'> {
  const idToken = tokens.claims();
  if (idToken === undefined) throw new Error('No id_token came.');
  const payload: { amr?: unknown } = JSON.parse(
    Buffer.from(tokens.access_token.split('.')[1] ?? '', 'base64url').toString(),
  );
  return { idToken, accessTokenAmr: payload.amr };
}

/** A code that was not used before (Keycloak takes each once), waiting for the next 30 s if need be. */
async function freshCode(secret: string): Promise<string> {
  const totp = new TOTP({ secret });
  if (lastStep.get(secret) === totp.counter()) await delay(totp.remaining());
  lastStep.set(secret, totp.counter());
  return totp.generate();
}
