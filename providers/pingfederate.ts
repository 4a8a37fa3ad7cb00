import { endpointOf, type Provider, type ProviderRemedy } from './provider.ts';

const mapFromFactor: ProviderRemedy = {
  steps: [
    'Add amr to the attributes of the OpenID Connect policy; PingFederate sends no attribute that is not mapped.',
    'Fulfil it from the adapter of the second factor (for PingID: its amr), so that it is there only when that adapter ran, and never with a fixed text.',
  ],
  source:
    'https://prod-docs.pingidentity.com/integrations/microsoft-eam/setup/pf_ms_eam_configuring_a_pf_authentication_policy.html',
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
  remedies: { 'send-amr': mapFromFactor, 'send-mfa': mapFromFactor, 'constant-mfa': mapFromFactor },
};
