import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { classesAsked, classesSaid } from '../requested.ts';
import { brought } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/step-up-honoured',
  title: 'Where MFA is asked for, the session of a password is not enough',
  failureTitle: 'MFA was asked for, and the session of a password was enough',
  why: 'A relying party asks for MFA where it needs it: by an essential acr, by RequestedAuthnContext, by wauth. A provider must then ask for the second factor, or say that it cannot; an answer with another class than one that was asked for is no success.',
  requirement: {
    id: 'OIDC-CORE-5.5.1.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics',
  },
  remedy: {
    topic: 'authn-context',
    steps: [
      'In the provider, tie the class or acr that is asked for to the factors that it needs, so that a session without them is stepped up.',
      'Where it cannot be reached, answer with an error (unmet_authentication_requirements, NoAuthnContext).',
    ],
  },
  needs: ['signIns', 'account', 'factorsSeen'],
  evaluate({ signIns, account }) {
    const stepUp = signIns.find(({ purpose }) => purpose === 'step-up');
    if (!stepUp) return { outcome: 'notApplicable', reason: 'MFA was not asked for after a password.' };
    const asked = classesAsked(stepUp);
    if (asked.length === 0)
      return {
        outcome: 'notApplicable',
        reason:
          'MFA was asked for as a wish that a provider may pass over (acr_values; or a comparison other than exact). An essential acr binds.',
      };
    if (brought(stepUp).length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'The provider did not give what was asked for, and said so.',
      };
    const said = classesSaid(stepUp);
    if (said !== undefined && !said.some((value) => asked.includes(value)))
      return {
        outcome: 'fail',
        expected: asked.map(shown),
        actual: said.map(shown),
        detail: 'The provider answered MFA that was asked for with success and another class.',
      };
    if (account.factors.length === 0 || secondFactorGiven(stepUp)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['a second factor asked'],
      actual: [stepUp.factorsUsed.length > 0 ? 'the password alone' : 'nothing was asked'],
    };
  },
});
