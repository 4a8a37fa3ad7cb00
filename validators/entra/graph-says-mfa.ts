import { defineValidator } from '../../core/validator.ts';
import { graphSaysMfa } from '../graph-token.ts';

export default defineValidator({
  id: 'entra/graph-says-mfa',
  title: 'The access token for Graph says mfa',
  failureTitle: 'The access token for Graph does not say mfa',
  why: 'The same sign-in stands behind the token for Graph, which partners need beside that for Partner Center. Where it does not say mfa, what Graph keeps for partners who used MFA is out of reach.',
  requirement: {
    id: 'PC-06-graph-amr',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
  },
  remedy: {
    topic: 'send-mfa',
    steps: ['See what the other checks say of amr in the token for Partner Center; it has the same cause.'],
  },
  needs: ['signIn'],
  evaluate: ({ signIn: { entra } }) => graphSaysMfa(entra?.graph),
});
