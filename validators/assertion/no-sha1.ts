import { defineValidator } from '../../core/validator.ts';
import { sha1Of } from '../xml-algorithms.ts';

export default defineValidator({
  id: 'assertion/no-sha1',
  title: 'The signature does not use SHA-1',
  failureTitle: 'The signature uses SHA-1',
  why: "SHA-1 no longer withstands an attacker who can choose what is signed. Microsoft's page on federation still names it and calls it deprecated; SHA-256 is taken by all.",
  requirement: {
    id: 'SAML-06',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'In the provider, change the signature algorithm of this application to rsa-sha256 and the digest to SHA-256.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer: { signatures } }) {
    if (signatures.length === 0) return { outcome: 'notApplicable', reason: 'There is no signature.' };
    const used = [...new Set(signatures.flatMap(sha1Of))];
    if (used.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['rsa-sha256 and SHA-256'], actual: used };
  },
});
