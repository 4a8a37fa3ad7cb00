import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'saml/name-id-encoded',
  title: 'NameID has its special characters encoded',
  failureTitle: 'NameID has base64 characters that are not encoded',
  why: 'An immutable ID is often base64, and "+", "/" and "=" are to be encoded in the NameID. Raw ones may still be understood; it is not promised.',
  requirement: {
    id: 'SAML-03',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'name-id',
    steps: ['In the provider, encode "+" as ".2B", "/" as ".2F" and "=" as ".3D" in the NameID.'],
  },
  needs: ['assertion'],
  evaluate({ assertion: { nameId } }) {
    if (!nameId) return { outcome: 'notApplicable', reason: 'There is no NameID, see saml/name-id-format.' };
    if (!/[+/=]/.test(nameId.value)) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['".2B", ".2F", ".3D"'], actual: [shown(nameId.value)] };
  },
});
