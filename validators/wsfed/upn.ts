import { defineValidator } from '../../core/validator.ts';
import { attributeValues } from '../../core/authentication-methods.ts';
import { oneAddress, upnClaim } from '../assertion.ts';

export default defineValidator({
  id: 'wsfed/upn',
  title: 'The claim UPN has exactly one user name',
  failureTitle: 'The claim UPN does not have exactly one user name',
  why: 'Providers that work with Entra send the user principal name in this claim. It is not known to be written down as a demand, so this informs only.',
  requirement: {
    id: 'WSF-04',
    source: 'https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, send the claim http://schemas.xmlsoap.org/claims/UPN with the user principal name.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    return oneAddress(attributeValues(assertion, upnClaim));
  },
});
