import type { Provider } from './provider.ts';

export const adfs: Provider = {
  id: 'adfs',
  name: 'AD FS',
  recognise: (issuer) => {
    if (/^\/adfs\/?$/i.test(issuer.pathname)) return 'its issuer ends with /adfs';
    return /^\/adfs\//i.test(issuer.pathname) ? 'its address is under /adfs/' : null;
  },
  pages: { error: '#errorText' },
  sendsByDefault: 'What the issuance rules of the application send; nothing by itself that says mfa.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  register: {
    wsfed: {
      steps: [
        'Add-AdfsRelyingPartyTrust -Name amrcheck -Identifier {realm} -WSFedEndpoint {reply} (or Relying Party Trusts > Add Relying Party Trust > Claims aware > Enter data about the relying party manually). AD FS takes https addresses only: give amrcheck relyingParty.tls.',
      ],
      source: 'https://learn.microsoft.com/en-us/powershell/module/adfs/add-adfsrelyingpartytrust',
    },
    saml: {
      steps: [
        'Add-AdfsRelyingPartyTrust -Name amrcheck -Identifier {entityId} -SamlEndpoint (New-AdfsSamlEndpoint -Binding POST -Protocol SAMLAssertionConsumer -Uri {acs}). AD FS takes https addresses only: give amrcheck relyingParty.tls.',
      ],
      source: 'https://learn.microsoft.com/en-us/powershell/module/adfs/new-adfssamlendpoint',
    },
  },
  remedies: {
    'ask-second-factor': {
      steps: [
        'Demand it for the application: an access control policy with multi-factor authentication, or Set-AdfsAdditionalAuthenticationRule with a rule that issues the authentication method http://schemas.microsoft.com/claims/multipleauthn.',
      ],
      source: 'https://learn.microsoft.com/en-us/powershell/module/adfs/set-adfsadditionalauthenticationrule',
    },
    'say-multipleauthn': {
      steps: [
        'Have the second factor demanded of this relying party: Set-AdfsRelyingPartyTrust -TargetName "<trust>" -AdditionalAuthenticationRules \'c:[] => issue(type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", value = "http://schemas.microsoft.com/claims/multipleauthn");\' (for every one: Set-AdfsAdditionalAuthenticationRule).',
        'To have it demanded by the request, set wauth: http://schemas.microsoft.com/claims/multipleauthn for the target.',
      ],
      source: 'https://learn.microsoft.com/en-us/powershell/module/adfs/set-adfsadditionalauthenticationrule',
    },
  },
};
