import { defineValidator } from '../../core/validator.ts';
import { notExpired } from '../times.ts';

export default defineValidator({
  id: 'entra/token-not-expired',
  title: 'The access token has not expired',
  failureTitle: 'The access token has expired or has no proper exp',
  why: 'Partner Center refuses an expired token, though Microsoft’s cmdlet does not look. The tokens last about an hour.',
  requirement: {
    id: 'PC-04-exp',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-tokens',
  },
  remedy: {
    topic: 'token-times',
    steps: ['Get a new token and check it within the hour, or judge the old one as of its time with --now.'],
  },
  needs: ['token'],
  evaluate({ token }, context) {
    return notExpired(token, context);
  },
});
