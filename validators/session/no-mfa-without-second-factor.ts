import { claimsSources } from '../../core/authentication-methods.ts';
import { defineValidator } from '../../core/validator.ts';
import type { EvaluationContext } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';
import { sayingMfa } from '../says-mfa.ts';

export default defineValidator({
  id: 'session/no-mfa-without-second-factor',
  title: 'No token says mfa where no second factor was given',
  failureTitle: 'A token says mfa although no second factor was given',
  why: 'This is the negative control. A provider that says MFA at every sign-in proves nothing with it, and whoever trusts the claim lets in everybody who knows a password.',
  requirement: { id: 'AMR-06', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'constant-mfa',
    steps: [
      'In the provider, find where amr is written as a fixed value (a hard-coded claim, a constant in an expression).',
      'Replace it by a rule that depends on the methods of the sign-in, so that a password alone never gives mfa.',
    ],
  },
  needs: ['signIn', 'factorsSeen'],
  uses: ['token', 'idToken', 'accessToken', 'userinfo', 'refreshes', 'capture', 'assertion'],
  /** `words`: what the profile takes for MFA outside `amr`. */
  evaluate({ signIn, ...artifacts }, { options }: EvaluationContext<{ words?: readonly string[] }>) {
    if (secondFactorGiven(signIn))
      return { outcome: 'notApplicable', reason: 'A second factor was given in this sign-in.' };
    const { assertion } = artifacts;
    if (!assertion && claimsSources(artifacts).length === 0) return howRefused(signIn);
    const lying = sayingMfa(artifacts, options.words ?? []);
    if (lying.length === 0) return { outcome: 'pass' };
    if (!assertion) return { outcome: 'fail', expected: ['amr without mfa, or no tokens'], actual: lying };
    return {
      outcome: 'fail',
      expected: ['another method, or no assertion'],
      actual: lying,
      detail: 'The assertion says MFA although no second factor was given.',
      remedy: 'constant-method',
    };
  },
});
