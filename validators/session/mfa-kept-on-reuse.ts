import { defineValidator } from '../../core/validator.ts';
import { brought, mfaPlaces, nothingCame, notMade } from '../sign-ins.ts';
import type { InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/mfa-kept-on-reuse',
  title: 'MFA is still said when the session is used again',
  failureTitle: 'MFA is no longer said when the session is used again',
  why: 'Most sign-ins re-use the session of an earlier one. They rest on the same second factor, so they must still say MFA, or access depends on how long ago the person signed in.',
  requirement: { id: 'AMR-07', source: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2.1' },
  remedy: {
    topic: 'keep-mfa-on-refresh',
    steps: [
      'In the provider, keep the methods of the sign-in with the session, so that every token of the session says the same.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns: [first, ...later] }, { options: { words } }: InWords) {
    const said = first ? mfaPlaces(first, words).filter(({ says }) => says) : [];
    if (said.length === 0) return { outcome: 'notApplicable', reason: 'The first sign-in does not say MFA.' };
    const reuse = later.find(({ purpose }) => purpose === 'reuse');
    if (!reuse) return notMade('reuse');
    if (brought(reuse).length === 0) return nothingCame(reuse);
    // Userinfo, for one, may fail to answer the second time; that is not what is asked here.
    const again = mfaPlaces(reuse, words).filter(({ name }) => said.some((place) => place.name === name));
    if (again.length === 0)
      return { outcome: 'inconclusive', reason: 'What came when the session was used again cannot be read.' };
    const lost = again.filter(({ says }) => !says);
    if (lost.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: said.map(({ text }) => text),
      actual: lost.map(({ text }) => text),
    };
  },
});
