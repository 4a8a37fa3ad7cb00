import { defineValidator } from '../../core/validator.ts';
import { shown, shownShort } from '../claims.ts';
import { refusedAlgorithms } from '../signature-form.ts';

export default defineValidator({
  id: 'assertion/signature-algorithm',
  title: 'The signature uses an algorithm that may be trusted',
  failureTitle: 'The signature uses an algorithm that must be refused',
  why: 'A signature by a shared secret can be made by whoever knows the public key, where software confuses the two. An address that only resembles that of an algorithm, such as https instead of http, is no algorithm: Microsoft refuses it.',
  requirement: {
    id: 'SAML-06',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'In the provider, sign with rsa-sha256 (http://www.w3.org/2001/04/xmldsig-more#rsa-sha256) and the digest SHA-256.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer: { signatures } }) {
    if (signatures.length === 0) return { outcome: 'notApplicable', reason: 'There is no signature.' };
    const refused = signatures.flatMap(refusedAlgorithms);
    const [first] = refused;
    if (first === undefined) return { outcome: 'pass' };
    const secure = refused.find((one) => one.startsWith('https://www.w3.org/'));
    const hmac = refused.find((one) => /hmac/i.test(one));
    const detail =
      (secure && `${shownShort(secure)} begins with https; the names of these algorithms begin with http.`) ??
      (hmac &&
        `${shownShort(hmac)} signs with a shared secret, where the key is public: whoever knows it could have written the message.`);
    return {
      outcome: 'fail',
      expected: ['rsa-sha256, or another algorithm with a pair of keys'],
      actual: refused.map(shown),
      ...(detail && { detail }),
    };
  },
});
