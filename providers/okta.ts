import { endpointOf, isUnder, type Provider } from './provider.ts';

const office365 = 'https://help.okta.com/en-us/Content/Topics/Apps/office365/use_okta_mfa_azure_ad_mfa.htm';

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
  certainty: { sendsByDefault: 'documented', pages: 'documented' },
  register: {
    oidc: {
      steps: [
        'Applications > Applications > Create App Integration: OIDC - OpenID Connect, Web Application.',
        'Sign-in redirect URIs: {redirectUri}. Grant type: Authorization Code.',
        'Assignments: the two test accounts. Client ID and Client Secret stand in the tab General.',
      ],
      source: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_oidc.htm',
    },
    saml: {
      steps: [
        'Applications > Applications > Create App Integration: SAML 2.0.',
        'Single sign-on URL: {acs}. Audience URI (SP Entity ID): {entityId}.',
        'Assignments: the two test accounts. The metadata address stands in the tab Sign On.',
      ],
      source: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_saml.htm',
    },
  },
  remedies: {
    'send-mfa': {
      steps: [
        'Have the sign-on policy of the application demand two factors in every rule that can allow this user: mfa is sent when more than one factor was used.',
        'If the second factor comes from another identity provider of Okta, pass its amr on ("Use standard AMR value format" in the Org2Org application).',
      ],
      source: 'https://developer.okta.com/docs/guides/configure-amr-claims-mapping/main/',
    },
    'say-multipleauthn': {
      steps: [
        'Office 365 application > Sign On: switch on "Okta MFA from Azure AD".',
        'Demand MFA in every rule of the sign-on policy that can allow this user; in Identity Engine the claim is not sent otherwise.',
        'Open Microsoft 365 straight after MFA: Okta does not pass the claim on later.',
      ],
      source: office365,
    },
    'constant-method': {
      steps: [
        'Look for users and groups who are excluded from the MFA rule of the application: Okta documents that it says MFA for them too.',
        'Take the exclusions away, so that nobody is let in by a rule without MFA.',
      ],
      source: office365,
    },
    'amr-format': {
      steps: [
        'In the Org2Org application switch on "Use standard AMR value format"; without it the values are Okta\'s own.',
      ],
      source: 'https://developer.okta.com/docs/guides/configure-amr-claims-mapping/main/',
    },
  },
};
