import { defineValidator } from '../../core/validator.ts';
import { refusedAlg } from '../signature.ts';

export default defineValidator({
  id: 'entra/token-signature',
  title: 'The signature of the access token is valid',
  failureTitle: 'The signature of the access token is not valid',
  why: 'Anybody can write a token that says mfa. Only the signature shows that Entra wrote it; Microsoft’s cmdlet does not check it, the API does.',
  requirement: {
    id: 'PC-04',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-tokens',
  },
  remedy: {
    topic: 'sign-tokens',
    steps: [
      'Take the keys from https://login.microsoftonline.com/common/discovery/keys and give them with --jwks.',
      'Paste the token again, whole and unchanged.',
    ],
  },
  needs: ['token'],
  evaluate({ token }) {
    const { status, reason } = token.signature;
    const refused = refusedAlg(token, undefined);
    if (refused) return { outcome: 'fail', expected: ['RS256'], actual: [refused] };
    if (status === 'verified') return { outcome: 'pass' };
    if (status === 'invalid')
      return { outcome: 'fail', expected: ['a signature by a key of Entra'], actual: [reason ?? 'invalid'] };
    return {
      outcome: 'inconclusive',
      reason: `The signature was not checked: ${reason ?? 'no keys were given. Give them with --jwks.'}`,
    };
  },
});
