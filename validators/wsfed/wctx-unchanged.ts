import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'wsfed/wctx-unchanged',
  title: 'wctx came back as it was sent',
  failureTitle: 'wctx did not come back as it was sent',
  why: 'wctx is what the relying party remembers of the sign-in. Entra cannot go on where a single byte of it differs.',
  requirement: {
    id: 'WSF-05',
    source: 'https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['Make the provider return wctx byte for byte, without decoding or encoding it once more.'],
  },
  needs: ['wsfedRequest', 'xmlAnswer'],
  evaluate({ wsfedRequest, xmlAnswer }) {
    const wctx = wsfedRequest.parameters['wctx'];
    if (wctx === undefined) return { outcome: 'notApplicable', reason: 'No wctx was sent.' };
    return equals(wctx, xmlAnswer.relayState);
  },
});
