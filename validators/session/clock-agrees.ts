import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'session/clock-agrees',
  title: "The provider's clock agrees with the clock here",
  failureTitle: "The provider's clock differs from the clock here by more than a minute",
  why: 'Relying parties compare the times in a token with their own clock and allow a few minutes at most. amrcheck takes the measured difference into account, so that only this check shows it.',
  requirement: { id: 'RFC7519-4.1.4', source: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.4' },
  assertionRequirement: {
    id: 'SAML-CORE-2.5.1.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'clock',
    steps: ['Check that both machines, that of the provider and this one, keep their time by NTP.'],
  },
  needs: ['clock'],
  evaluate({ clock: { offsetMs } }, { toleranceMs }) {
    if (offsetMs === null) return { outcome: 'notApplicable', reason: 'The provider sent no Date header.' };
    if (Math.abs(offsetMs) <= toleranceMs) return { outcome: 'pass' };
    const seconds = Math.round(Math.abs(offsetMs) / 1000);
    const side = offsetMs > 0 ? 'ahead' : 'behind';
    return {
      outcome: 'fail',
      expected: [`at most ${String(Math.floor(toleranceMs / 1000))} s apart`],
      actual: [`${String(seconds)} s ${side}`],
      detail: `The provider's clock is ${String(seconds)} s ${side} of the one here; either of the two may be the wrong one.`,
    };
  },
});
