import { defineValidator } from '../../core/validator.ts';
import { attributeValues } from '../../core/authentication-methods.ts';
import { oneAddress } from '../assertion.ts';

const emailaddress = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';

export default defineValidator({
  id: 'assertion/emailaddress',
  title: 'The attribute emailaddress has exactly one address',
  failureTitle: 'The attribute emailaddress does not have exactly one address',
  why: 'Entra finds a guest by this attribute. Without it the guest cannot be let in, whatever else the assertion says.',
  requirement: {
    id: 'SAML-12',
    source: 'https://learn.microsoft.com/en-us/entra/external-id/direct-federation',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, send the attribute http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress with the e-mail address of the person.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    return oneAddress(attributeValues(assertion, emailaddress));
  },
});
