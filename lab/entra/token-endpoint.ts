import { createHash, randomBytes } from 'node:crypto';
import { Router, urlencoded } from 'express';
import { Newest } from '../newest.ts';
import { compactJws, signedWith } from '../oidc/jws.ts';
import type { Claims, SigningKey } from '../oidc/jws.ts';
import { DeviceCodes } from './device-codes.ts';
import type { EntraLie } from './lies.ts';

/** What a sign-in entitles a client to. */
export interface Grant {
  domain: string;
  claims: Claims;
  clientId: string;
  redirectUri: string;
  challenge: string | undefined;
  /** How many tokens were given for each API. */
  given: Map<string, number>;
}

export interface TokenEndpointOptions {
  key: SigningKey;
  tenant: string;
  clientId: string;
  /** Where a person enters the code of a device. */
  verificationUri: string;
  deviceCode?: { interval?: number; expiresIn?: number } | undefined;
  /** Whether a policy demands MFA of the people of this domain today. */
  demandsMfa: (domain: string) => boolean;
  /** How Entra lies to people of this domain. */
  lieOf: (domain: string) => EntraLie;
  /** Published nowhere. */
  foreignKey: SigningKey;
}

const hour = 3600;

/** The token endpoints of version 1.0 and 2.0, and the one that gives codes to devices. */
export function tokenEndpoint(options: TokenEndpointOptions): {
  router: Router;
  devices: DeviceCodes<Grant>;
  /** A code for this grant, good once. */
  newCode(grant: Grant): string;
} {
  const { key, foreignKey, tenant, clientId, verificationUri, demandsMfa, lieOf } = options;
  const codes = new Newest<Grant>(1000);
  const refreshTokens = new Newest<Grant>(1000);
  const devices = new DeviceCodes<Grant>(options.deviceCode ?? {});
  const router = Router();
  const form = urlencoded({ extended: false });
  const remember = (store: Map<string, Grant>, grant: Grant): string => {
    const handle = randomBytes(24).toString('base64url');
    store.set(handle, grant);
    return handle;
  };

  /** A token of version 1.0, as the sample on Microsoft's page shows it. */
  function accessToken(resource: string, { claims, domain, given }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const nth = (given.get(resource) ?? 0) + 1;
    given.set(resource, nth);
    const { token, foreignKey: foreign } = lieOf(domain);
    const honest: Claims = {
      aud: resource,
      iss: `https://sts.windows.net/${tenant}/`,
      ...{ iat: now, nbf: now, exp: now + hour },
      acr: '1',
      ...claims,
      ...{ appid: clientId, appidacr: '0', scp: 'user_impersonation', tid: tenant, ver: '1.0' },
    };
    return compactJws(
      { alg: 'RS256', typ: 'JWT', kid: key.kid },
      token?.(honest, { resource, nth }) ?? honest,
      signedWith(foreign ? foreignKey : key),
    );
  }

  /** The grant that is asked to be redeemed, or why not. */
  function redeemed(
    sent: Partial<Record<string, string>>,
    resource: string,
  ): Grant | { error: string; description: string } {
    const refused = (error: string, description: string) => ({ error, description });
    switch (sent['grant_type']) {
      case 'urn:ietf:params:oauth:grant-type:device_code': {
        const polled = devices.poll(sent['device_code'] ?? '');
        return 'grant' in polled ? polled.grant : refused(polled.error, 'AADSTS70016: see the error.');
      }
      case 'refresh_token': {
        const grant = refreshTokens.get(sent['refresh_token'] ?? '');
        if (!grant) return refused('invalid_grant', 'AADSTS70000: the grant is not valid.');
        const moment = { resource, nth: (grant.given.get(resource) ?? 0) + 1 };
        const missesMfa = demandsMfa(grant.domain) && !(grant.claims['amr'] as string[]).includes('mfa');
        if (missesMfa || lieOf(grant.domain).refuses?.(moment))
          return refused(
            'invalid_grant',
            'AADSTS50076: you must use multi-factor authentication to access the resource.',
          );
        return grant;
      }
      default: {
        const code = sent['code'] ?? '';
        const grant = codes.get(code);
        codes.delete(code);
        if (!grant) return refused('invalid_grant', 'AADSTS70000: the grant is not valid.');
        const { challenge, redirectUri } = grant;
        const hash = createHash('sha256')
          .update(sent['code_verifier'] ?? '')
          .digest('base64url');
        return redirectUri !== sent['redirect_uri'] || (challenge !== undefined && challenge !== hash)
          ? refused('invalid_grant', 'AADSTS501481: the code_verifier does not match.')
          : grant;
      }
    }
  }

  router.post(['/:tenant/oauth2/token', '/:tenant/oauth2/v2.0/token'], form, (request, response) => {
    const sent = request.body as Partial<Record<string, string>>;
    const resource = sent['resource'] ?? resourceIn(sent['scope']);
    const grant =
      resource === undefined
        ? { error: 'invalid_request', description: 'AADSTS90014: resource is missing.' }
        : redeemed(sent, resource);
    if ('error' in grant || grant.clientId !== sent['client_id']) {
      const { error, description } =
        'error' in grant ? grant : { error: 'invalid_grant', description: 'AADSTS700005: another client.' };
      response.status(400).json({ error, error_description: description });
      return;
    }
    response.set('cache-control', 'no-store').json({
      ...{ token_type: 'Bearer', scope: 'user_impersonation', expires_in: String(hour), resource },
      access_token: accessToken(resource ?? '', grant),
      // Each use gives a new one; the old one stays good.
      refresh_token: remember(refreshTokens, grant),
    });
  });

  router.post('/:tenant/oauth2/v2.0/devicecode', form, (request, response) => {
    const sent = request.body as Partial<Record<string, string>>;
    if (sent['client_id'] !== clientId) {
      const error_description = 'AADSTS700016: Application was not found in the directory.';
      response.status(400).json({ error: 'unauthorized_client', error_description });
      return;
    }
    const { deviceCode, userCode } = devices.begin();
    response.json({
      ...{ device_code: deviceCode, user_code: userCode, verification_uri: verificationUri },
      ...{ expires_in: devices.expiresIn, interval: devices.interval },
      message: `To sign in, open ${verificationUri} and enter the code ${userCode} (a stand-in says so).`,
    });
  });

  return { router, devices, newCode: (grant) => remember(codes, grant) };
}

/** `https://api.example/.default offline_access` is for `https://api.example`. */
const resourceIn = (scope = ''): string | undefined =>
  scope
    .split(' ')
    .find((one) => one.includes('://'))
    ?.replace(/\/[^/]*$/, '');
