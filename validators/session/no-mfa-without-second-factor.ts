import { claimsSources } from '../../core/authentication-methods.ts';
import { defineValidator } from '../../core/validator.ts';
import { claimsMfa } from '../amr.ts';
import { claim, shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';

export default defineValidator({
  id: 'session/no-mfa-without-second-factor',
  title: 'No token says mfa where no second factor was given',
  failureTitle: 'A token says mfa although no second factor was given',
  why: 'This is the negative control. A provider that writes mfa into every token proves nothing with it, and whoever trusts the claim lets in everybody who knows a password.',
  requirement: { id: 'AMR-06', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'constant-mfa',
    steps: [
      'In the provider, find where amr is written as a fixed value (a hard-coded claim, a constant in an expression).',
      'Replace it by a rule that depends on the methods of the sign-in, so that a password alone never gives mfa.',
    ],
  },
  needs: ['signIn'],
  uses: ['token', 'idToken', 'accessToken', 'userinfo', 'refreshes', 'capture'],
  evaluate({ signIn, ...artifacts }) {
    if (secondFactorGiven(signIn))
      return { outcome: 'notApplicable', reason: 'A second factor was given in this sign-in.' };
    const sources = claimsSources(artifacts);
    if (sources.length === 0) return howRefused(signIn);
    const lying = sources.flatMap(({ name, claims }) => {
      const amr = claim(claims, 'amr');
      return amr !== undefined && claimsMfa(amr) ? [`${name}: ${shown(amr)}`] : [];
    });
    if (lying.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['amr without mfa, or no tokens'], actual: lying };
  },
});
