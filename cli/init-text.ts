import { stringify } from 'yaml';
import type { SignInProtocol } from '../core/model.ts';
import type { FoundProvider } from '../probes/checkup/find-provider.ts';

/** What `init` writes down. */
export interface Proposal {
  found: FoundProvider;
  protocol: SignInProtocol;
  id: string;
  clientId: string;
  isPublic: boolean;
  /** User names: with an authenticator app, and with a password only. */
  account: string;
  control: string;
  baseUrl: string;
  domain?: string;
  microsoft: boolean;
}

/** How Microsoft is registered at every provider that a domain is federated with. */
export const microsoftsTrust = {
  realm: 'urn:federation:MicrosoftOnline',
  reply: 'https://login.microsoftonline.com/login.srf',
} as const;

interface Variable {
  name: string;
  what: string;
}

export function variablesOf(proposal: Proposal): Variable[] {
  const { protocol, isPublic, account, control } = proposal;
  const secret = protocol === 'oidc' && !isPublic;
  return [
    ...(secret ? [{ name: nameOf(proposal, 'CLIENT_SECRET'), what: 'the secret of the client' }] : []),
    { name: nameOf(proposal, account, 'PASSWORD'), what: `the password of ${account}` },
    {
      name: nameOf(proposal, account, 'TOTP'),
      what: 'the key beside the QR code of the authenticator app ("cannot scan?"), or its otpauth:// address',
    },
    { name: nameOf(proposal, control, 'PASSWORD'), what: `the password of ${control}` },
  ];
}

function nameOf({ id }: Proposal, ...parts: string[]): string {
  return [id, ...parts]
    .map((part) => part.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase())
    .join('_')
    .replace(/^(\d)/, '_$1');
}

/** amrcheck.yaml, with comments; every value is one that YAML reads back. */
export function configText(proposal: Proposal): string {
  const { found, protocol, id, account, control, baseUrl } = proposal;
  const reference = (...parts: string[]): string => `\${env:${nameOf(proposal, ...parts)}}`;
  const product = found.recognised.id === 'generic' ? '' : ` (${found.recognised.id})`;
  const lines = [
    '# What amrcheck tests, and how. Secrets are not here: ${env:NAME} and ${file:PATH} bring them in.',
    'relyingParty:',
    `  baseUrl: ${scalar(baseUrl)} # where amrcheck listens: on this machine only`,
    ...(baseUrl.startsWith('https:')
      ? ['  tls: { cert: rp.pem, key: rp.key } # files of your own, beside this one']
      : []),
    'targets:',
    `  ${scalar(id)}:`,
    `    protocol: ${protocol}${product && ` #${product}`}`,
    ...(protocol === 'oidc' ? oidcLines(proposal, reference) : federationLines(proposal)),
    `    profile: ${profileFor[protocol]} # what is demanded; others: amrcheck list profiles`,
    '    accounts:',
    `      ${scalar(account)}: # with an authenticator app`,
    `        username: ${scalar(account)}`,
    `        password: ${reference(account, 'PASSWORD')}`,
    '        factors:',
    `          - totp: ${reference(account, 'TOTP')}`,
    `      ${scalar(control)}: # a password and nothing else: without this negative control a pass would prove nothing`,
    `        username: ${scalar(control)}`,
    `        password: ${reference(control, 'PASSWORD')}`,
    '    # By itself everything is tried that cannot lock an account. To do less, or more (all):',
    '    # scenarios: [mfa, password-only, sso-reuse, refresh, fresh]',
    '',
  ];
  return lines.join('\n');
}

const profileFor = { oidc: 'partner-center', saml: 'entra-saml', wsfed: 'entra-wsfed' } as const;

function oidcLines(
  { found: { oidc }, clientId, isPublic }: Proposal,
  reference: (...parts: string[]) => string,
): string[] {
  const scopes = oidc?.document['scopes_supported'];
  const acr = oidc?.document['acr_values_supported'];
  return [
    `    issuer: ${scalar(oidc?.issuer ?? '')}`,
    `    clientId: ${scalar(clientId)}`,
    isPublic ? '    clientAuth: none' : `    clientSecret: ${reference('CLIENT_SECRET')}`,
    ...(Array.isArray(scopes) && scopes.includes('offline_access')
      ? ['    # scope: openid offline_access # to have refresh tokens tested, too']
      : []),
    ...(Array.isArray(acr) && acr.length > 0
      ? [`    # acrValues: ${comment(acr.map(String).join(' '))} # what the provider can be asked for`]
      : []),
  ];
}

function federationLines({ found, protocol, domain, microsoft }: Proposal): string[] {
  const described = protocol === 'wsfed' ? found.wsfed : found.saml;
  const isSaml = protocol === 'saml';
  return [
    `    metadata: ${scalar(described?.metadata ?? '')}`,
    ...(microsoft
      ? [
          `    ${isSaml ? 'entityId' : 'realm'}: ${microsoftsTrust.realm}`,
          `    reply: ${microsoftsTrust.reply} # not ours: taken in the browser, never sent on`,
        ]
      : []),
    ...(isSaml && described?.wantAuthnRequestsSigned
      ? [
          '    signRequests: false # the metadata wants them signed: then true, with relyingParty.key and cert',
        ]
      : []),
    domain === undefined
      ? '    # domain: contoso.com # the federated domain; without it the rules on it are not tested'
      : `    domain: ${scalar(domain)}`,
  ];
}

/** `value` as YAML writes it on one line. */
function scalar(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', blockQuote: false }).trim();
}

/** Of what a provider sent, nothing may end the comment. */
function comment(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200);
}
