import { endpointOf, isUnder, type Provider } from './provider.ts';

export const okta: Provider = {
  id: 'okta',
  name: 'Okta',
  recognise: (issuer, discovery) => {
    if (isUnder(issuer.hostname, 'okta.com', 'oktapreview.com', 'okta-emea.com'))
      return `its host is ${issuer.hostname}`;
    const path = endpointOf(discovery, 'authorization_endpoint')?.pathname ?? '';
    return /^\/oauth2\/(?:[a-z0-9]+\/)?v1\/authorize$/i.test(path)
      ? 'its endpoints are under /oauth2/…/v1/'
      : null;
  },
  pages: {
    otherMethod: '[data-se="switchAuthenticator"]',
    error: '[data-se="o-form-error-container"] .infobox-error, [data-se="callout"], .okta-form-infobox-error',
  },
  sendsByDefault:
    'amr with the factors in the id_token, and mfa when more than one was used, e.g. ["sms", "mfa", "pwd"].',
  remedies: {
    'send-mfa': {
      steps: [
        'Have the sign-on policy of the application demand two factors in every rule that can allow this user: mfa is sent when more than one factor was used.',
        'If the second factor comes from another identity provider of Okta, pass its amr on ("Use standard AMR value format" in the Org2Org application).',
      ],
      source: 'https://developer.okta.com/docs/guides/configure-amr-claims-mapping/main/',
    },
    'amr-format': {
      steps: [
        'In the Org2Org application switch on "Use standard AMR value format"; without it the values are Okta\'s own.',
      ],
      source: 'https://developer.okta.com/docs/guides/configure-amr-claims-mapping/main/',
    },
  },
};
