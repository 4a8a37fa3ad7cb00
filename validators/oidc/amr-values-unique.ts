import { defineValidator } from '../../core/validator.ts';
import { amrOf, unreadableAmr } from '../amr.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/amr-values-unique',
  title: 'No value stands twice in amr',
  failureTitle: 'A value stands twice in amr',
  why: 'A repeated value says nothing new. It does no harm, but it often shows that two rules fill the claim where one was meant to.',
  requirement: { id: 'RFC8176-1', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-1' },
  remedy: {
    topic: 'amr-format',
    steps: ['In the provider, look for two rules or mappers that both write amr, and keep one.'],
  },
  needs: ['token'],
  evaluate({ token }) {
    const amr = amrOf(token.payload);
    if (!amr) return unreadableAmr(token.payload);
    const seen = new Set<string>();
    const repeated = new Set(amr.filter((value) => seen.size === seen.add(value).size));
    if (repeated.size === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['each value once'], actual: [...repeated].map(shown) };
  },
});
