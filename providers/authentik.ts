import type { Provider } from './provider.ts';

export const authentik: Provider = {
  id: 'authentik',
  name: 'authentik',
  recognise: (issuer) =>
    /^\/application\/o\/[^/]+\/?$/.test(issuer.pathname) ? 'its issuer is under /application/o/' : null,
  pages: {},
  sendsByDefault:
    'amr from the login event: ["pwd"] for a password, ["pwd", "mfa"] with a second factor; none where no login event matches.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  register: {
    oidc: {
      steps: [
        'Applications > Applications > Create with provider: OAuth2/OIDC.',
        'Redirect URIs: strict, {redirectUri}. Client ID and Client Secret stand on the same page; choose a signing key.',
      ],
      source: 'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/create-oauth2-provider',
    },
  },
  remedies: {
    'send-mfa': {
      steps: [
        'Have the flow that this application uses ask for the second factor in the same sign-in: mfa is sent when the login event names the device.',
        'Check that no scope mapping of the provider returns an amr of its own: it replaces the one from the event.',
      ],
      source:
        'https://github.com/goauthentik/authentik/blob/014e22c3d0949e6826125bb82525f4d1bbaa5c55/authentik/providers/oauth2/id_token.py',
    },
  },
};
