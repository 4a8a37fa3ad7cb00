import { expect, test } from 'vitest';
import { digestAlgorithms, sha1Of, signatureAlgorithms } from '../../validators/xml-algorithms.ts';
import { signature } from './xml-samples.ts';

test('a signature is by a pair of keys', () => {
  expect(signatureAlgorithms).toEqual([
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512',
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
    'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1',
    'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1',
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
  ]);
});

test('a digest is of the SHA family', () => {
  expect(digestAlgorithms).toEqual([
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmldsig-more#sha384',
    'http://www.w3.org/2001/04/xmlenc#sha512',
    'http://www.w3.org/2000/09/xmldsig#sha1',
  ]);
});

test('SHA-1 is found in the signature and in its digests', () => {
  const [rsa, dsa] = signatureAlgorithms.slice(-2);
  const digest = digestAlgorithms.at(-1)!;
  expect(sha1Of(signature)).toEqual([]);
  expect(sha1Of({ ...signature, signatureAlgorithm: rsa! })).toEqual([rsa]);
  expect(sha1Of({ ...signature, signatureAlgorithm: dsa!, digestAlgorithms: [digest] })).toEqual([
    dsa,
    digest,
  ]);
  expect(sha1Of({ ...signature, signatureAlgorithm: null })).toEqual([]);
});
