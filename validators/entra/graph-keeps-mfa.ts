import { defineValidator } from '../../core/validator.ts';
import { graphSaysMfa } from '../graph-token.ts';

export default defineValidator({
  id: 'entra/graph-keeps-mfa',
  title: 'The access token for Graph says mfa after a refresh, too',
  failureTitle: 'The access token for Graph does not say mfa after a refresh',
  why: 'An application lives on refreshed tokens. One that says mfa only at first works for an hour.',
  requirement: {
    id: 'SAM-graph',
    source: 'https://learn.microsoft.com/en-us/partner-center/developer/enable-secure-app-model',
  },
  remedy: {
    topic: 'keep-mfa-on-refresh',
    steps: ['Repeat the consent, with MFA, and store the new refresh token in the place of the old one.'],
  },
  needs: ['refreshes'],
  uses: ['account'],
  evaluate({ refreshes, account }) {
    if (account?.factors.length === 0)
      return { outcome: 'notApplicable', reason: 'This account has no second factor: it must not say mfa.' };
    const told = refreshes.map(({ graph }) => graphSaysMfa(graph));
    const worst = (wanted: string) => told.find(({ outcome }) => outcome === wanted);
    return worst('fail') ?? worst('inconclusive') ?? told[0]!;
  },
});
