import { defineValidator } from '../../core/validator.ts';
import { methodsPlaces } from '../../core/authentication-methods.ts';
import { shown } from '../claims.ts';
import { microsoftWsfed } from '../mfa-words.ts';

export default defineValidator({
  id: 'wsfed/mfa-despite-prompt-login',
  title: 'MFA is still said when a fresh password is asked for',
  failureTitle: 'MFA is no longer said when a fresh password is asked for',
  why: "Microsoft's cmdlet always asks for a fresh sign-in, and Entra hands that on as a fresh password: wauth with the password method, and wfresh=0. A provider that takes it literally asks for the password alone, and MFA is lost.",
  requirement: {
    id: 'WSF-07',
    source: 'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/operations/ad-fs-prompt-login',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, ask for the second factor also where wauth names the password method.',
      'Or set promptLoginBehavior of the federated domain (Update-MgDomainFederationConfiguration): nativeSupport sends prompt=login as it is, for a provider that knows it; disabled sends nothing.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const answered = signIns.flatMap(({ wsfed }) => {
      const { wauth = '', prompt } = wsfed?.request?.parameters ?? {};
      const assertion = wsfed?.response?.assertion;
      const how = /[:/]password$/i.test(wauth) ? 'a fresh password' : prompt === 'login' && 'prompt=login';
      return how && assertion
        ? [{ how, values: methodsPlaces(assertion).read.flatMap((place) => place.values) }]
        : [];
    });
    if (answered.length === 0)
      return { outcome: 'notApplicable', reason: 'No fresh password was asked for and answered.' };
    const lost = answered.filter(
      ({ values }) => !values.some((value) => microsoftWsfed.words.includes(value)),
    );
    if (lost.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: microsoftWsfed.words.map(shown),
      actual: lost.flatMap(({ values }) => values).map(shown),
      detail: `MFA is lost after ${lost.map(({ how }) => how).join(' and ')}: Entra asks for that where promptLoginBehavior of the domain is ${[...new Set(lost.map(({ how }) => (how === 'prompt=login' ? 'nativeSupport' : 'translateToFreshPasswordAuthentication, the default')))].join(' or ')}.`,
    };
  },
});
