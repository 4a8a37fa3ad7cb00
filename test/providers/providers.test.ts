import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/model.ts';
import { remedyTopics } from '../../core/validator.ts';
import { providerById, providers, recogniseProvider, remedyFor } from '../../providers/index.ts';

const of = (base: string, authorize: string, more: JsonObject = {}): [string, JsonObject] => [
  base,
  { issuer: base, authorization_endpoint: `${base}${authorize}`, ...more },
];

test.each<[string, ...[string, JsonObject | null]]>([
  ['keycloak', ...of('https://sso.example/realms/contoso', '/protocol/openid-connect/auth')],
  ['keycloak', ...of('https://sso.example/auth/realms/a', '/protocol/openid-connect/auth')],
  [
    'lemonldap',
    ...of('https://auth.example', '/oauth2/authorize', { acr_values_supported: ['loa-5', 'loa-1'] }),
  ],
  ['okta', 'https://contoso.okta.com/oauth2/default', null],
  [
    'okta',
    'https://id.contoso.com',
    { authorization_endpoint: 'https://id.contoso.com/oauth2/v1/authorize' },
  ],
  ['auth0', 'https://contoso.eu.auth0.com/', null],
  ['entra', 'https://login.microsoftonline.com/0000/v2.0', null],
  ['entra', 'https://sts.windows.net/0000/', null],
  ['adfs', 'https://sts.contoso.com/adfs', null],
  ['pingfederate', ...of('https://ping.example', '/as/authorization.oauth2')],
  ['authentik', 'https://auth.example/application/o/amrcheck/', null],
  ['zitadel', 'https://contoso.zitadel.cloud', null],
  [
    'zitadel',
    ...of('https://z.example', '/oauth/v2/authorize', {
      userinfo_endpoint: 'https://z.example/oidc/v1/userinfo',
    }),
  ],
  ['authelia', ...of('https://auth.example', '/api/oidc/authorization')],
  ['cognito', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x', null],
  ['pingone', 'https://auth.pingone.eu/0000/as', null],
  ['duo', 'https://sso-1.sso.duosecurity.com/oidc/D1', null],
  ['google', 'https://accounts.google.com', null],
  ['rsa', 'https://contoso.auth.securid.com/oidc-fe', null],
  ['onelogin', 'https://contoso.onelogin.com/oidc/2', null],
  ['jumpcloud', 'https://oauth.id.jumpcloud.com/', null],
  ['shibboleth', 'https://idp.example/idp/shibboleth', null],
  ['shibboleth', ...of('https://idp.example', '/idp/profile/oidc/authorize')],
  ['janssen', ...of('https://jans.example', '/jans-auth/restv1/authorize')],
  ['janssen', ...of('https://gluu.example', '/oxauth/restv1/authorize')],
  ['wso2', 'https://api.asgardeo.io/t/contoso/oauth2/token', null],
  ['wso2', ...of('https://is.example:9443/oauth2/token', '/oauth2/authorize')],
  ['fusionauth', 'https://contoso.fusionauth.io', null],
  [
    'fusionauth',
    ...of('https://fa.example', '/oauth2/authorize', {
      device_authorization_endpoint: 'https://fa.example/oauth2/device_authorize',
    }),
  ],
  [
    'ory',
    ...of('https://hydra.example', '/oauth2/auth', {
      revocation_endpoint: 'https://hydra.example/oauth2/revoke',
    }),
  ],
  ['generic', ...of('https://hydra.example', '/oauth2/auth')],
  ['generic', 'https://accounts.google.com.attacker.example', null],
  ['generic', ...of('https://idp.example', '/oauth2/authorize')],
  ['generic', 'https://okta.com.attacker.example', null],
  [
    'generic',
    'https://idp.example',
    { authorization_endpoint: ['not', 'a', 'string'], acr_values_supported: 7 },
  ],
  ['generic', 'not an address', null],
  ['adfs', 'http://sts.contoso.com/adfs/services/trust', null],
  ['okta', 'http://www.okta.com/exk1fcia6d6EMsf331d8', null],
  ['keycloak', 'https://sso.example/realms/contoso', null],
  ['keycloak', 'https://sso.example/realms/contoso/protocol/saml/descriptor', null],
  ['lemonldap', 'https://auth.example/saml/metadata', null],
  ['generic', 'https://idp.example/realms', null],
  [
    'generic',
    'https://idp.example/realms/contoso',
    { authorization_endpoint: 'https://idp.example/authorize' },
  ],
  ['generic', 'https://idp.example/saml/metadata/1', null],
  ['generic', 'https://idp.example/not/adfs/x', null],
  ['generic', 'urn:federation:contoso', null],
])('%s is recognised', (id, issuer, discovery) => {
  const recognised = recogniseProvider(issuer, discovery);
  expect(recognised.id).toBe(id);
  expect(recognised.detectedBy).toMatch(/\w/);
});

test('the word of the configuration wins, and a wrong one names the right ones', () => {
  expect(recogniseProvider('https://contoso.okta.com', null, 'keycloak')).toEqual({
    id: 'keycloak',
    detectedBy: 'the configuration',
  });
  expect(() => recogniseProvider('https://x.example', null, 'keyclock')).toThrow(/"keyclock"/);
  expect(() => providerById('')).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', hint: expect.stringContaining('keycloak, lemonldap') }),
  );
});

test('each product has a file of its own name, and each file is listed', () => {
  const files = readdirSync(new URL('../../providers/', import.meta.url)).map((file) =>
    file.replace('.ts', ''),
  );
  const ids = [...providers.map(({ id }) => id), 'generic', 'describe', 'entra-errors', 'index', 'provider'];
  expect(files.sort()).toEqual(ids.sort());
});

test('each remedy has a topic that is known, steps, and a source that can be opened', () => {
  for (const { id, remedies, sendsByDefault } of providers) {
    expect(sendsByDefault, id).toMatch(/\.$/);
    for (const [topic, remedy] of Object.entries(remedies)) {
      expect(remedyTopics, id).toContain(topic);
      expect(remedy.steps.length, id).toBeGreaterThan(0);
      expect(URL.parse(remedy.source)?.protocol, id).toBe('https:');
    }
  }
});

test('who federates with Microsoft is told how to say multipleauthn, and what may be a constant', () => {
  const having = (topic: 'say-multipleauthn' | 'constant-method') =>
    providers.filter(({ remedies }) => remedies[topic]).map(({ id }) => id);
  expect(having('say-multipleauthn')).toEqual([
    'keycloak',
    'lemonldap',
    'okta',
    'adfs',
    'pingfederate',
    'pingone',
    'duo',
  ]);
  expect(having('constant-method')).toEqual(['lemonldap', 'okta', 'pingfederate', 'pingone']);
});

test("Keycloak's remedy names both halves and both traps", () => {
  const steps = remedyFor('keycloak', 'send-amr')?.steps.join(' ') ?? '';
  expect(steps).toMatch(/Authentication Method Reference \(AMR\).*empty array/);
  expect(steps).toMatch(/Authenticator Reference "mfa".*counts as 0/);
  expect(remedyFor('keycloak', 'clock')).toBeUndefined();
  expect(remedyFor('unheard-of', 'send-amr')).toBeUndefined();
});

test('what is told about registering names only what amrcheck can fill in, and where it is documented', () => {
  const steps = providers.flatMap(({ id, register = {} }) =>
    Object.entries(register).map(([protocol, remedy]) => ({ id, protocol, ...remedy })),
  );
  expect(steps.length).toBeGreaterThan(5);
  const known: Record<string, string[]> = {
    oidc: ['clientId', 'redirectUri'],
    saml: ['entityId', 'acs'],
    wsfed: ['realm', 'reply'],
  };
  for (const { id, protocol, steps: lines, source } of steps) {
    const named = [...lines.join().matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect({ id, unknown: named.filter((name) => !known[protocol]?.includes(name ?? '')) }).toEqual({
      id,
      unknown: [],
    });
    expect([id, named]).toEqual([id, expect.arrayContaining(known[protocol]!.slice(1))]);
    expect(source).toMatch(/^https:/);
  }
});
