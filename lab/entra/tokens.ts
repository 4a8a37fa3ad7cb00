import type { Showing } from '../showing.ts';
import { compactJws, newSigningKey, publicJwk, signedWith } from '../oidc/jws.ts';
import type { Claims, SigningKey } from '../oidc/jws.ts';

/** One way in which an access token is not what Partner Center looks for. */
export interface EntraDefect extends Showing {
  id: string;
  /** What the token says, as a sentence without a full stop. */
  title: string;
  token?: (claims: Claims) => Claims;
  /** Signs with a key that is not published. */
  foreignKey?: true;
}

const hour = 3600;
const tenant = '00000000-0000-0000-0000-000000000001';

const claim = <Id extends string>(id: Id, name: string, value: unknown, title: string, breaks: string) => ({
  id,
  title,
  breaks,
  token: (claims: Claims): Claims => ({ ...claims, [name]: value }),
});

const table = [
  claim(
    'entra-aud-graph',
    'aud',
    'https://graph.microsoft.com',
    'The token is for Microsoft Graph',
    'entra/aud-is-partner-center',
  ),
  claim(
    'entra-iss-other-tenant',
    'iss',
    'https://sts.windows.net/00000000-0000-0000-0000-000000000002/',
    'iss is of another tenant than tid',
    'entra/iss-is-entra-v1',
  ),
  claim(
    'entra-iss-v2',
    'iss',
    `https://login.microsoftonline.com/${tenant}/v2.0`,
    'iss is that of a v2.0 token',
    'entra/iss-is-entra-v1',
  ),
  claim('entra-ver-2', 'ver', '2.0', 'ver is 2.0', 'entra/ver-is-1'),
  claim(
    'entra-scp-other',
    'scp',
    'User.Read',
    'scp does not let anyone act at Partner Center',
    'entra/scp-user-impersonation',
  ),
  {
    id: 'entra-expired',
    title: 'The token expired an hour ago',
    breaks: 'entra/token-not-expired',
    token: (claims) => ({ ...claims, exp: Number(claims['iat']) - hour }),
  },
  {
    id: 'entra-foreign-key',
    title: 'A key that Entra does not publish signs the token',
    breaks: 'entra/token-signature',
    foreignKey: true,
  },
  claim('entra-amr-absent', 'amr', undefined, 'The token has no amr', 'oidc/amr-present'),
  claim('entra-amr-string', 'amr', 'mfa', 'amr is a string', 'oidc/amr-is-array-of-strings'),
  claim('entra-amr-pwd', 'amr', ['pwd', 'rsa'], 'amr does not say mfa', 'oidc/amr-contains-mfa'),
] as const satisfies EntraDefect[];

/** Every way in which an Entra access token of the lab can be wrong, each of them breaking one thing. */
export const entraDefects: readonly EntraDefect[] = table;

/** An access token as Entra issues it for Partner Center after MFA, and the keys that verify it; with a defect, wrong in that. */
export async function entraToken(
  { token, foreignKey }: Pick<EntraDefect, 'token' | 'foreignKey'> = {},
  now = Date.now(),
): Promise<{ accessToken: string; keys: object[] }> {
  const [published, other] = await Promise.all([newSigningKey('RS256'), newSigningKey('RS256')]);
  const seconds = Math.floor(now / 1000);
  const honest: Claims = {
    aud: 'https://api.partnercenter.microsoft.com',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + hour,
    amr: ['pwd', 'mfa'],
    auth_time: seconds,
    scp: 'user_impersonation',
    tid: tenant,
    ver: '1.0',
  };
  const key: SigningKey = foreignKey ? { ...other, kid: published.kid } : published;
  const header = { alg: key.alg, typ: 'JWT', kid: key.kid };
  return {
    accessToken: compactJws(header, token?.(honest) ?? honest, signedWith(key)),
    keys: [publicJwk(published)],
  };
}
