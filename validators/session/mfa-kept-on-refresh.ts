import { defineValidator } from '../../core/validator.ts';
import { amrOf } from '../amr.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'session/mfa-kept-on-refresh',
  title: 'mfa is still in amr after a refresh',
  failureTitle: 'mfa is gone from amr after a refresh',
  why: 'An application renews its tokens without the person. They still rest on the same sign-in, so they must still say mfa, or access ends as soon as the first token expires.',
  requirement: { id: 'AMR-07', source: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2.1' },
  remedy: {
    topic: 'keep-mfa-on-refresh',
    steps: [
      'In the provider, keep the methods of the sign-in with the session, so that refreshed tokens carry the same amr.',
    ],
  },
  needs: ['refreshes', 'token'],
  uses: ['accessToken'],
  evaluate({ refreshes, token, accessToken }) {
    if (!amrOf(token.payload)?.includes('mfa'))
      return { outcome: 'notApplicable', reason: 'The first token does not say mfa.' };
    const accessSaid = accessToken?.kind === 'jwt' && amrOf(accessToken.payload)?.includes('mfa') === true;
    const renewed = refreshes.flatMap((refresh) => [
      ...(refresh.idToken
        ? [{ name: 'refreshed id_token', amr: claim(refresh.idToken.payload, 'amr') }]
        : []),
      ...(accessSaid && refresh.accessToken?.kind === 'jwt'
        ? [{ name: 'refreshed access_token', amr: claim(refresh.accessToken.payload, 'amr') }]
        : []),
    ]);
    const refused = refreshes.find(({ error }) => error !== undefined)?.error;
    const because = refused === undefined ? '' : `: the provider answered ${refused}`;
    if (renewed.length === 0)
      return { outcome: 'notApplicable', reason: `No refresh brought a token that could say mfa${because}.` };
    if (renewed.every(({ amr }) => Array.isArray(amr) && amr.includes('mfa'))) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['"mfa"'],
      actual: renewed.map(({ name, amr }) => `${name}: ${shown(amr)}`),
    };
  },
});
