import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { brought, mfaPlaces, type InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/mfa-said-every-time',
  title: 'Of sign-ins that are alike, each says MFA or none does',
  failureTitle: 'MFA comes and goes: of sign-ins that are alike, some say it and some do not',
  why: 'Access then depends on luck, and a test that is run once may pass. Causes are claims that expire within a second, several nodes that are not configured alike, and caches.',
  requirement: { id: 'AMR-02', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'mfa-flickers',
    steps: [
      'In the provider, look for a lifetime of the claim that is shorter than a slow sign-in, and make it as long as the session.',
      'Where there are several nodes, compare their configuration and version, and sign in to each by itself.',
    ],
  },
  needs: ['signIns', 'attempts'],
  evaluate({ signIns, attempts }, { options: { words } }: InWords) {
    const proven = attempts
      .flat()
      .filter((one) => brought(one).length > 0 && secondFactorGiven(one))
      .map((one) => ({ ...one, says: mfaPlaces(one, words)[0]?.says === true }));
    const byPurpose = [...Map.groupBy(proven, ({ purpose }) => purpose)].map(([purpose, alike]) => ({
      purpose,
      saying: alike.filter(({ says }) => says).length,
      of: alike.length,
    }));
    if (!byPurpose.some(({ of }) => of > 1))
      return {
        outcome: 'notApplicable',
        reason: 'There are no two sign-ins with a second factor that are alike.',
      };
    // Those that say it did as they should; the others are where it shows.
    const silent = signIns.filter((one) => secondFactorGiven(one) && !mfaPlaces(one, words)[0]?.says);
    const mixed = byPurpose.filter(
      ({ purpose, saying, of }) => saying > 0 && saying < of && silent.some((one) => one.purpose === purpose),
    );
    if (mixed.length === 0) return { outcome: 'pass' };
    const counts = mixed.map(
      ({ purpose, saying, of }) => `${purpose}: mfa in ${String(saying)} of ${String(of)}`,
    );
    return {
      outcome: 'fail',
      expected: ['mfa in all of them'],
      actual: counts,
      detail: `MFA comes and goes: it was said in ${mixed.map(({ saying, of }) => `${String(saying)} of ${String(of)}`).join(' and ')} sign-ins that were alike.`,
    };
  },
});
