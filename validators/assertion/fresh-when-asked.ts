import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { momentText, xmlTime } from '../xml-times.ts';

export default defineValidator({
  id: 'assertion/fresh-when-asked',
  title: 'A sign-in that was to be fresh has a new time of authentication',
  failureTitle: 'A sign-in that was to be fresh has an old time of authentication',
  why: 'ForceAuthn and wfresh=0 ask for a new authentication. A provider that answers from its session leaves the relying party to believe that somebody has just proved who they are.',
  requirement: {
    id: 'WSF-08',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: [
      'In the provider, honour ForceAuthn (WS-Federation: wfresh=0) for this application, and send the new time of authentication.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }, { onProviderClock, toleranceMs }) {
    const asked = signIns.filter(
      ({ saml, wsfed }) => saml?.request?.forceAuthn === true || wsfed?.request?.parameters['wfresh'] === '0',
    );
    const answered = asked.flatMap(({ startedAt, saml, wsfed }) => {
      const assertion = saml?.response?.assertion ?? wsfed?.response?.assertion;
      const began = onProviderClock(startedAt);
      return assertion?.authnStatements.map(({ instant = '' }) => ({ began, instant })) ?? [];
    });
    if (answered.length === 0)
      return { outcome: 'notApplicable', reason: 'No fresh sign-in was asked for and answered.' };
    const old = answered.find(({ began, instant }) => (xmlTime(instant) ?? 0) + toleranceMs < began);
    if (!old) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: [`not before ${momentText(old.began)}`],
      actual: [shown(old.instant)],
    };
  },
});
