import { defineValidator } from '../../core/validator.ts';
import { notInFuture } from '../times.ts';

export default defineValidator({
  id: 'oidc/id-token-nbf',
  title: 'The id_token is valid already',
  failureTitle: 'The id_token is not valid yet',
  why: 'Before the time in nbf no relying party may take the token.',
  requirement: { id: 'RFC7519-4.1.5', source: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.5' },
  remedy: {
    topic: 'token-times',
    steps: ['Check the clock of the provider (NTP), and leave nbf out or set it to the time of issue.'],
  },
  needs: ['idToken'],
  evaluate({ idToken }, context) {
    return notInFuture('nbf', idToken, context);
  },
});
