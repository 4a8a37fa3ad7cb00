import { defineValidator } from '../../core/validator.ts';
import { inWords } from '../claims.ts';

export default defineValidator({
  id: 'assertion/key-pinned',
  title: 'The answer is signed by a key that the provider published',
  failureTitle: 'The answer is signed by a key that the provider had not published',
  why: 'A certificate inside the message proves nothing: whoever forges a message can put a certificate of their own into it. Only a key from the metadata or the configuration counts.',
  requirement: {
    id: 'SAML-METADATA-2.4.1.1',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'Compare the certificate with which the provider signs with the one in its metadata or in the configuration, and renew the one that is old.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer: { signatures } }) {
    const foreign = signatures.filter(({ status }) => status === 'foreignKey');
    if (foreign.length > 0)
      return {
        outcome: 'fail',
        expected: ["a key of the provider's metadata, or the configured certificate"],
        actual: foreign.map(
          ({ over, reason }) => `over ${over}: ${reason ?? 'a key that only the message names'}`,
        ),
        ...(foreign.every(({ publishedSince }) => publishedSince) && {
          detail:
            'The metadata names this key now, and did not before the sign-in: the provider changed keys without publishing the new one beside the old one first. Whoever had read the metadata before refuses such an answer.',
        }),
      };
    const keys = signatures.flatMap(({ status, key }) =>
      status === 'verified' ? [key ?? 'a known key'] : [],
    );
    if (keys.length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'No signature was verified, see assertion/signature-verified.',
      };
    return { outcome: 'pass', notes: [`Signed by ${inWords([...new Set(keys)])}.`] };
  },
});
