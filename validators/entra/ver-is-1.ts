import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'entra/ver-is-1',
  title: 'ver is "1.0"',
  failureTitle: 'ver is not "1.0"',
  why: 'Entra writes amr into v1.0 tokens only. In a v2.0 token its absence proves nothing.',
  requirement: {
    id: 'PC-02-ver',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
  },
  remedy: {
    topic: 'token-claims',
    steps: ['Check the token for https://api.partnercenter.microsoft.com, which is a v1.0 token.'],
  },
  needs: ['token'],
  evaluate({ token }) {
    const ver = claim(token.payload, 'ver');
    if (ver === '1.0') return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['"1.0"'], actual: [shown(ver)] };
  },
});
