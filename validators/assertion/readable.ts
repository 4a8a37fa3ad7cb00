import { defineValidator } from '../../core/validator.ts';
import type { XmlRule } from '../../core/saml-evidence.ts';

const rules: Record<Exclude<XmlRule, 'decryption'>, string> = {
  encoding: 'UTF-8',
  'well-formed': 'well-formed XML',
  'no-doctype': 'no DOCTYPE',
  'no-processing-instruction': 'no processing instruction',
  'one-root': 'one root element',
  'root-element': 'a Response of SAML 2.0, or a response of WS-Trust',
  size: 'a message of a usual size',
  'duplicate-id': 'every ID once',
};

export default defineValidator({
  id: 'assertion/readable',
  title: 'The answer is XML that may be read',
  failureTitle: 'The answer breaks a rule of reading',
  why: 'An answer with a DOCTYPE, two roots or two equal IDs can mean one thing to the one who checks the signature and another to the one who reads it. Careful relying parties refuse such a document as a whole.',
  requirement: {
    id: 'SAML-CORE-1',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Make the provider send one plain XML document in UTF-8, without DOCTYPE and processing instructions, in which every ID is used once.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer: { unreadable } }) {
    if (!unreadable) return { outcome: 'pass' };
    if (unreadable.rule === 'decryption')
      return {
        outcome: 'inconclusive',
        reason: `The assertion is encrypted, and could not be read: ${unreadable.reason}.`,
      };
    return {
      outcome: 'fail',
      expected: [rules[unreadable.rule]],
      actual: [unreadable.reason],
      detail: `The answer is not read: ${unreadable.reason}.`,
    };
  },
});
