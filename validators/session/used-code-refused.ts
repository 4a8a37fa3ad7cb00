import { defineValidator } from '../../core/validator.ts';
import { brought, codeMustBeRefused, nothingCame, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/used-code-refused',
  title: 'A code that was used does not sign in again',
  failureTitle: 'A code that was used signed in again',
  why: 'A one-time code is good for one time. Whoever sees it typed, or catches it with a false login page, could otherwise sign in with it for as long as it lasts.',
  requirement: { id: 'RFC6238-5.2', source: 'https://www.rfc-editor.org/rfc/rfc6238.html#section-5.2' },
  remedy: {
    topic: 'refuse-codes',
    steps: [
      'In the provider, switch on that a code is taken once only (re-use of tokens off), and let all of its nodes share the memory of used codes.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns: [first, ...later] }) {
    const tried = later.find(({ purpose }) => purpose === 'used-code');
    if (!first || !tried) return notMade('used-code');
    if (brought(first).length === 0) return nothingCame(first);
    return codeMustBeRefused(tried);
  },
});
