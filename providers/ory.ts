import { endpointOf, isUnder, type Provider, type ProviderRemedy } from './provider.ts';

/** Hydra invents nothing: what the login application hands over is what the token says. */
const acceptWithAmr: ProviderRemedy = {
  steps: [
    'Hydra sends the amr that your login application passes in PUT /admin/oauth2/auth/requests/login/accept, and none where it passes none: have it pass "mfa" when, and only when, a second factor was checked in this sign-in.',
    'Kratos as login application passes the names of its own credentials (password, totp, …) and never "mfa": map them in an application of your own.',
    'A remembered login (remember: true) re-uses the old amr with the old time.',
  ],
  source: 'https://github.com/ory/hydra/blob/83127c575/flow/consent_types.go',
};

export const ory: Provider = {
  id: 'ory',
  name: 'Ory Hydra and Kratos',
  recognise: (issuer, discovery) => {
    if (isUnder(issuer.hostname, 'oryapis.com')) return `its host is ${issuer.hostname}`;
    return endpointOf(discovery, 'authorization_endpoint')?.pathname.endsWith('/oauth2/auth') &&
      endpointOf(discovery, 'revocation_endpoint')?.pathname.endsWith('/oauth2/revoke')
      ? 'its endpoints are /oauth2/auth and /oauth2/revoke'
      : null;
  },
  pages: { error: '[data-testid^="ui/message"]' },
  sendsByDefault:
    'What the login application passes; with Kratos the names of its credentials, such as ["password", "totp"], and never mfa.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'send-amr': acceptWithAmr,
    'send-mfa': acceptWithAmr,
    'amr-format': acceptWithAmr,
    'constant-mfa': acceptWithAmr,
  },
};
