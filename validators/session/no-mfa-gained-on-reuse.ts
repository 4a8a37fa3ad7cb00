import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';
import { brought, mfaTaken, notMade } from '../sign-ins.ts';
import type { InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/no-mfa-gained-on-reuse',
  title: 'A session without a second factor does not gain MFA',
  failureTitle: 'A session gained MFA although no second factor was ever given',
  why: 'What was not said at first must not be said later: the person proved nothing in between. A provider that takes the session itself for a factor lets in everybody who knows a password, on the second try.',
  requirement: { id: 'AMR-06', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'constant-mfa',
    steps: [
      'In the provider, fill the claim from the methods of the sign-in that began the session, and not from the session itself.',
    ],
  },
  needs: ['signIns', 'factorsSeen'],
  evaluate({ signIns }, { options: { words } }: InWords) {
    if (signIns.some(secondFactorGiven))
      return { outcome: 'notApplicable', reason: 'A second factor was given.' };
    const later = signIns.slice(1);
    if (later.length === 0) return notMade('reuse');
    const lying = later.flatMap((one) => mfaTaken(one, words));
    if (lying.length > 0) return { outcome: 'fail', expected: ['no MFA, or no tokens'], actual: lying };
    const refused = later.filter((one) => brought(one).length === 0).map(howRefused);
    const open = refused.find(({ outcome }) => outcome !== 'pass');
    if (open) return open;
    const notes = refused.flatMap((one) => (one.outcome === 'pass' ? (one.notes ?? []) : []));
    return { outcome: 'pass', ...(notes.length > 0 && { notes }) };
  },
});
