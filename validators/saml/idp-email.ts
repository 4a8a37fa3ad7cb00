import { defineValidator } from '../../core/validator.ts';
import { attributeValues } from '../../core/authentication-methods.ts';
import { oneAddress } from '../assertion.ts';
import { shownShort } from '../claims.ts';

export default defineValidator({
  id: 'saml/idp-email',
  title: 'The attribute IDPEmail has exactly one address',
  failureTitle: 'The attribute IDPEmail does not have exactly one address',
  why: 'Entra demands the user principal name in the attribute IDPEmail, in the form of an e-mail address.',
  requirement: {
    id: 'SAML-04',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['In the provider, send the attribute IDPEmail with the user principal name.'],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    const near = assertion.attributes.find(
      ({ name }) => name !== 'IDPEmail' && name.toLowerCase() === 'idpemail',
    );
    const hint =
      near && `There is ${shownShort(near.name)}; the name is IDPEmail, and names are compared exactly.`;
    return oneAddress(attributeValues(assertion, 'IDPEmail'), hint);
  },
});
