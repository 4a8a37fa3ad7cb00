import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'wsfed/applies-to',
  title: 'AppliesTo names the realm',
  failureTitle: 'AppliesTo does not name the realm',
  why: 'AppliesTo says for which realm the token was asked for and made. It must be the wtrealm of the request.',
  requirement: {
    id: 'WSF-05',
    source: 'https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['In the provider, set the identifier of this relying party to its realm (wtrealm).'],
  },
  needs: ['envelope', 'audience'],
  evaluate({ envelope, audience }) {
    if (envelope.appliesTo === undefined)
      return { outcome: 'notApplicable', reason: 'The answer has no AppliesTo.' };
    return equals(audience, envelope.appliesTo);
  },
});
