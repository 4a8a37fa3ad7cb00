import { defineValidator } from '../../core/validator.ts';
import { amrOf } from '../amr.ts';

export default defineValidator({
  id: 'entra/consent-had-mfa',
  title: 'The refresh token was obtained with MFA',
  failureTitle: 'The refresh token was obtained without MFA',
  why: 'In the Secure Application Model an application lives on one refresh token for months. What it redeems is reported to say what was done when the consent was given, so that MFA that came later does not reach it.',
  requirement: {
    id: 'SAM',
    source: 'https://learn.microsoft.com/en-us/partner-center/developer/enable-secure-app-model',
  },
  remedy: {
    topic: 'keep-mfa-on-refresh',
    steps: ['Repeat the consent, with MFA, and store the new refresh token in the place of the old one.'],
  },
  needs: ['refreshes'],
  uses: ['account'],
  evaluate({ refreshes, account }) {
    if (account?.factors.length === 0)
      return { outcome: 'notApplicable', reason: 'This account has no second factor: it must not say mfa.' };
    const refused = refreshes.find(({ error }) => error?.includes('AADSTS50076'));
    if (refused) return { outcome: 'fail', expected: ['a token'], actual: [refused.error ?? ''] };
    const tokens = refreshes.flatMap(({ accessToken }) => (accessToken?.kind === 'jwt' ? [accessToken] : []));
    if (tokens.length === 0)
      return { outcome: 'inconclusive', reason: 'No refresh brought a token to read.' };
    const without = tokens.filter(({ payload }) => !amrOf(payload)?.includes('mfa'));
    if (without.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['amr with "mfa"'],
      actual: without.map(({ payload }) => JSON.stringify(payload['amr'] ?? 'no amr')),
    };
  },
});
