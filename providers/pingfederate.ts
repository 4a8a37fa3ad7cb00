import { endpointOf, type Provider, type ProviderRemedy } from './provider.ts';

const mapFromFactor: ProviderRemedy = {
  steps: [
    'Add amr to the attributes of the OpenID Connect policy; PingFederate sends no attribute that is not mapped.',
    'Fulfil it from the adapter of the second factor (for PingID: its amr), so that it is there only when that adapter ran, and never with a fixed text.',
  ],
  source:
    'https://prod-docs.pingidentity.com/integrations/microsoft-eam/setup/pf_ms_eam_configuring_a_pf_authentication_policy.html',
};

/** Over SAML 2.0 what the policy hands on decides; without it the class is unspecified. */
const mapContext: ProviderRemedy = {
  steps: [
    'SAML 2.0: add SAML_AUTHN_CTX to the attribute contract of the connection; it becomes AuthnContextClassRef, which is unspecified where nothing gives a value.',
    'Fulfil it with http://schemas.microsoft.com/claims/multipleauthn only where the adapter of the second factor ran, and never with a fixed text for everybody.',
  ],
  source:
    'https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_special_attr_names_contracts.html',
};

export const pingfederate: Provider = {
  id: 'pingfederate',
  name: 'PingFederate',
  recognise: (_issuer, discovery) =>
    endpointOf(discovery, 'authorization_endpoint')?.pathname.endsWith('/as/authorization.oauth2')
      ? 'its authorization endpoint is /as/authorization.oauth2'
      : null,
  pages: {},
  sendsByDefault: 'Only the attributes that its OpenID Connect policy maps.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'send-amr': mapFromFactor,
    'send-mfa': mapFromFactor,
    'constant-mfa': mapFromFactor,
    'say-multipleauthn': mapContext,
    'constant-method': mapContext,
  },
};
