/** The shape of amrcheck.yaml after `${env:…}` and `${file:…}` have been filled in. The JSON Schema is made from it. */
import { z } from 'zod';
import { pageHintNames, protocols, scenarioIds } from './model.ts';
import { nationalCloudIds } from './national-clouds.ts';

const scenarioId = z.enum(scenarioIds);
const jsonObject = z.record(z.string(), z.json());

/** A list is started as it is; text goes to the shell. */
const command = z.union([z.string().min(1), z.array(z.string()).min(1)]);

const passkey = z
  .strictObject({
    secret: z.string().min(12).optional().describe('What the stored key is encrypted with, from ${env:NAME}'),
    store: z.string().optional().describe("File of the encrypted key. Default: in amrcheck's own folder"),
    credential: z
      .string()
      .optional()
      .describe('A passkey made elsewhere, instead of a stored one: JSON, from ${env:NAME}'),
    enrol: z
      .boolean()
      .default(false)
      .describe('Set a passkey up where the provider demands it and none is stored'),
    userVerification: z.boolean().default(true).describe('Whether the authenticator can verify its user'),
    attachment: z
      .enum(['platform', 'cross-platform'])
      .default('platform')
      .describe('Part of the machine, or a security key that is plugged in'),
    resident: z
      .boolean()
      .default(true)
      .describe('Whether it can keep the key itself (a discoverable passkey)'),
  })
  .describe('A virtual authenticator with one key');

const factor = z.union([
  z.strictObject({
    totp: z.string().describe('Base32 secret or otpauth:// URI; from ${env:NAME} or ${file:PATH}'),
  }),
  z.strictObject({ passkey }),
  z.strictObject({
    'code-command': z
      .union([command, z.strictObject({ command, timeout: z.int().positive().default(60) })])
      .describe('A program that prints the code; timeout in seconds'),
  }),
  z.strictObject({
    'recovery-codes': z
      .union([z.string(), z.array(z.string()).min(1)])
      .describe('A list, or text with white space between them, as from ${file:PATH}; each is used once'),
  }),
  z.strictObject({
    certificate: z.strictObject({
      cert: z.string().describe('PEM file'),
      key: z.string().describe('PEM file'),
      passphrase: z.string().optional().describe('Of the key, from ${env:NAME}'),
      origins: z
        .array(z.url({ protocol: /^https$/ }))
        .min(1)
        .optional()
        .describe("Where the provider asks for it. Default: the provider's own address"),
    }),
  }),
  z.strictObject({
    manual: z.literal(true).describe('A person finishes the sign-in in the browser that --headed shows'),
  }),
]);

/** What is asked of the provider; a target sets it, an account may override it. */
const asked = {
  scope: z.string().optional().describe('Sent as written. Default: openid'),
  acrValues: z.string().optional().describe('Sent as acr_values: values separated by spaces'),
  claims: jsonObject.optional().describe('Sent as the claims parameter (OpenID Connect Core 5.5)'),
  maxAge: z.int().nonnegative().optional().describe('Sent as max_age, in seconds'),
  prompt: z.string().optional().describe('Sent as written'),
  responseMode: z.enum(['query', 'form_post']).optional().describe('Sent as response_mode'),
  uiLocales: z.string().optional().describe('Sent as ui_locales: languages of the login pages'),
  forceAuthn: z.boolean().optional().describe('SAML 2.0: ask for a new authentication'),
  authnContext: z
    .strictObject({
      comparison: z.enum(['exact', 'minimum', 'maximum', 'better']).default('exact'),
      classRefs: z.array(z.string()).min(1),
    })
    .optional()
    .describe('SAML 2.0: sent as RequestedAuthnContext'),
  nameIdFormat: z
    .string()
    .optional()
    .describe('SAML 2.0: NameIDPolicy. Default: persistent, as Microsoft asks'),
  wauth: z.string().optional().describe('WS-Federation: the method asked for'),
  wfresh: z.string().optional().describe('WS-Federation: minutes; 0 asks for a new authentication'),
  whr: z.string().optional().describe('WS-Federation: the home realm'),
};

const askedOnly = z.strictObject(asked);

const account = z.strictObject({
  username: z.string().describe('What is typed; the name under accounts is ours'),
  objectId: z
    .guid()
    .optional()
    .describe('external-mfa: the oid by which the provider knows the account. Default: made from username'),
  password: z
    .string()
    .optional()
    .describe('From ${env:NAME} or ${file:PATH}; external-mfa needs none, as Entra checks it'),
  factors: z.array(factor).default([]).describe('None: the negative control'),
  requireMfa: z
    .boolean()
    .default(false)
    .describe('Has no factor here, and yet must never get in without one'),
  ...asked,
});

const target = z.strictObject({
  protocol: z.enum(protocols),
  issuer: z.string().min(1).optional().describe("oidc: URL; saml, wsfed: the provider's entityID"),
  clientId: z.string().optional().describe('oidc: as registered at the provider'),
  clientSecret: z.string().optional().describe('From ${env:NAME} or ${file:PATH}'),
  clientAuth: z
    .enum(['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'])
    .optional()
    .describe('Default: what discovery offers'),
  clientKey: z.string().optional().describe('private_key_jwt: path of a PEM (PKCS #8) or JWK file'),
  tls: z
    .strictObject({ ca: z.string().optional().describe('PEM file of a private CA of the provider') })
    .optional(),
  metadata: z.string().optional().describe('saml, wsfed: URL or file'),
  certificate: z.string().optional().describe('saml, wsfed: PEM file, instead of metadata or to pin'),
  url: z.url().optional().describe('saml, wsfed: where sign-in begins'),
  initiateUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("saml: the provider's address that begins a sign-in by itself; without it that is not tested"),
  realm: z.string().optional().describe('wsfed: wtrealm'),
  reply: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('wsfed: wreply; one that is not ours is captured in the browser'),
  domain: z.string().optional().describe('The federated domain; without it rules on it are not tested'),
  entityId: z.string().optional().describe("saml: the service provider's"),
  binding: z
    .enum(['redirect', 'post'])
    .optional()
    .describe('saml: how the request is sent. Default: redirect, where the provider offers it'),
  signRequests: z.boolean().optional().describe('saml. Default: what the metadata of the provider wants'),
  tenant: z
    .string()
    .min(1)
    .optional()
    .describe('external-mfa: the id of the tenant that amrcheck plays; entra: the tenant to sign in to'),
  cloud: z.enum(nationalCloudIds).optional().describe('entra: which of Microsoft’s clouds. Default: global'),
  authority: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('entra: another address than that of the cloud, for a stand-in'),
  resource: z.string().optional().describe('entra: the API that the token is for. Default: Partner Center'),
  api: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('entra: address of Partner Center, where it is not the resource'),
  flow: z
    .enum(['code', 'device-code'])
    .optional()
    .describe(
      'entra: device-code: a person signs in with any browser, by a code that is shown. Default: code',
    ),
  loginHint: z
    .boolean()
    .optional()
    .describe('entra: false: do not say whose sign-in it is, so that the user name is typed at Entra'),
  graph: z
    .union([z.boolean(), z.url({ protocol: /^https?$/ })])
    .optional()
    .describe(
      'entra: judge a token for Microsoft Graph, too; an address instead of true: that of a stand-in',
    ),
  demandMfa: z
    .boolean()
    .optional()
    .describe('entra: send amr_values=mfa, which is reported to make Entra ask for MFA'),
  appId: z.guid().optional().describe('external-mfa: aud of the id_token_hint. Default: clientId'),
  replyUrls: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .optional()
    .describe('external-mfa: those of the application in Entra; without them that is not tested'),
  provider: z
    .string()
    .optional()
    .describe('Product, where it is not recognised by itself; see amrcheck list providers'),
  profile: z
    .union([z.string(), z.array(z.string()).min(1)])
    .default('partner-center')
    .transform((ids) => (typeof ids === 'string' ? [ids] : ids))
    .describe('What one relying party demands; see amrcheck list profiles'),
  sameProviderAs: z
    .string()
    .optional()
    .describe(
      'The target of the same provider and accounts, over another protocol or for another client; they must say the same',
    ),
  accounts: z.record(z.string(), account).default({}),
  accountsFile: z
    .string()
    .optional()
    .describe('More accounts, as CSV: account, username, password, totp, requireMfa; secrets as ${env:NAME}'),
  pages: z
    .array(
      z.strictObject({
        match: z
          .string()
          .optional()
          .describe('Part of the address, the title or a heading. Default: each page'),
        field: z.string().min(1).describe('CSS selector of the element'),
        action: z.enum(pageHintNames).describe('What the element is'),
      }),
    )
    .optional()
    .describe('Hints for login pages that are not understood by themselves'),
  scenarios: z
    .union([z.literal('all'), z.array(scenarioId).min(1)])
    .optional()
    .describe('Default: all that the target can do without risk'),
  stepUp: z
    .strictObject({
      first: askedOnly.optional().describe('What brings a sign-in with the password alone'),
      then: askedOnly.optional().describe("What asks for MFA. Default: the protocol's usual words"),
    })
    .optional()
    .describe('The scenario step-up: what is asked in its first sign-in, and then in the same browser'),
  waive: z
    .partialRecord(scenarioId, z.string().min(1))
    .default({})
    .describe('Demanded scenarios that cannot be run, and why; printed with the verdict'),
  ...asked,
});

export const configSchema = z.strictObject({
  relyingParty: z
    .strictObject({
      baseUrl: z
        .url({ protocol: /^https?$/ })
        .default('http://127.0.0.1:4180')
        .describe('Ours; callbacks are /oidc/callback, /saml/acs and /wsfed/callback below it'),
      listen: z
        .url({ protocol: /^http$/ })
        .optional()
        .describe('Where we listen, if a proxy or a tunnel with https stands at baseUrl'),
      tls: z
        .strictObject({ cert: z.string(), key: z.string() })
        .optional()
        .describe('https for the callback'),
      key: z
        .string()
        .optional()
        .describe(
          'PEM file. saml: signing and decryption; external-mfa: what the id_token_hint is signed with',
        ),
      cert: z.string().optional().describe('saml: PEM file, the certificate of that key'),
    })
    .prefault({}),
  targets: z.record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/), target),
});

export type Config = z.infer<typeof configSchema>;
export type AskedConfig = z.infer<typeof askedOnly>;
export type TargetConfig = Config['targets'][string];
export type AccountConfig = TargetConfig['accounts'][string];
export type RelyingPartyConfig = Config['relyingParty'];
export type FactorConfig = AccountConfig['factors'][number];

/** Recovery codes as configured: a list, or text with white space between them. */
export function recoveryCodesOf(written: string | string[]): string[] {
  return [written].flat().flatMap((text) => text.split(/\s+/).filter(Boolean));
}
