/** What Entra demands of a federated provider, shared by the profiles that stand for it. */
import type { ScenarioId } from '../core/model.ts';
import type { Demand, Judging } from '../core/profile.ts';
import idUnique from '../validators/assertion/id-unique.ts';
import ownSignature from '../validators/assertion/own-signature.ts';
import mfaAgrees from '../validators/consistency/mfa-agrees.ts';
import { microsoftSaml, microsoftWsfed } from '../validators/mfa-words.ts';
import type { Reader } from '../validators/mfa-words.ts';
import classIsMultipleauthn from '../validators/saml/class-is-multipleauthn.ts';
import destination from '../validators/saml/destination.ts';
import oneAuthnContext from '../validators/saml/one-authn-context.ts';
import requestByPost from '../validators/saml/request-by-post.ts';
import authTimeKeptOnReuse from '../validators/session/auth-time-kept-on-reuse.ts';
import cancelledRefused from '../validators/session/cancelled-refused.ts';
import forceAuthnHonoured from '../validators/session/force-authn-honoured.ts';
import mfaKeptOnReuse from '../validators/session/mfa-kept-on-reuse.ts';
import mfaSaidAfterStepUp from '../validators/session/mfa-said-after-step-up.ts';
import mfaSaidEveryTime from '../validators/session/mfa-said-every-time.ts';
import mfaSaidWhenFresh from '../validators/session/mfa-said-when-fresh.ts';
import newTimeNeedsNewFactor from '../validators/session/new-time-needs-new-factor.ts';
import noClaimsOfAnother from '../validators/session/no-claims-of-another.ts';
import noMfaFromRememberedDevice from '../validators/session/no-mfa-from-remembered-device.ts';
import noMfaGainedOnReuse from '../validators/session/no-mfa-gained-on-reuse.ts';
import noMfaWithoutSecondFactor from '../validators/session/no-mfa-without-second-factor.ts';
import requiredMfaEnforced from '../validators/session/required-mfa-enforced.ts';
import secondFactorAsked from '../validators/session/second-factor-asked.ts';
import secondFactorNotSkippable from '../validators/session/second-factor-not-skippable.ts';
import stepUpHonoured from '../validators/session/step-up-honoured.ts';
import usedCodeRefused from '../validators/session/used-code-refused.ts';
import wfreshHonoured from '../validators/session/wfresh-honoured.ts';
import wrongCodeRefused from '../validators/session/wrong-code-refused.ts';
import mfaDespitePromptLogin from '../validators/wsfed/mfa-despite-prompt-login.ts';
import saysMultipleauthn from '../validators/wsfed/says-multipleauthn.ts';
import { soundResponse, soundWresult, withoutRequest } from './sound-assertion.ts';

const unseen = 'Microsoft would not see MFA.';
const unearned = 'The claim cannot be trusted: it says MFA where there was none.';
const notEnforced = 'The provider lets people in without MFA.';
export const stale = 'Microsoft would be shown an old sign-in where it asks for a new one.';
const untimely = 'The claim cannot be trusted: it comes with a time at which nobody signed in.';
const unsteady = 'The claim cannot be relied on.';
const disagreeing =
  'The claim cannot be trusted: the provider says different things to different applications.';
const mixedUp = 'The claim cannot be trusted: it may be that of another account.';
const replayed = 'The second factor cannot be trusted: a code is good for more than one sign-in.';

/** Where Entra takes answers: its own address, and that of tenants for customers. */
export const microsoftHosts: readonly string[] = ['login.microsoftonline.com', 'ciamlogin.com'];

/** What Entra does with MFA that the provider said, by `federatedIdpMfaBehavior` of the domain. */
export const secondHop =
  'Entra decides by federatedIdpMfaBehavior of the domain: acceptIfMfaDoneByFederatedIdp takes it, and does MFA itself where it is missing, so that a later token can say mfa though the provider did not; enforceMfaByFederatedIdp takes it, and sends the person back to the provider where it is missing; rejectMfaByFederatedIdp ignores it and always does MFA itself.';

/** The negative control: what a sign-in with a password alone must not bring. */
function earned({ words }: Reader): readonly Demand[] {
  return [
    { validator: noMfaWithoutSecondFactor, severity: 'critical', options: { words }, sentence: unearned },
    { validator: requiredMfaEnforced, severity: 'critical', sentence: notEnforced },
  ];
}

/** What shows only in several sign-ins: repeated ones, and those of another application. */
export function compared(words: readonly string[] = []): readonly Demand[] {
  return [
    { validator: mfaSaidEveryTime, severity: 'critical', options: { words }, sentence: unsteady },
    { validator: mfaAgrees, severity: 'serious', sentence: disagreeing },
  ];
}

type Other = Extract<
  ScenarioId,
  | 'sso-reuse'
  | 'fresh'
  | 'step-up'
  | 'remembered-device'
  | 'cancelled'
  | 'wrong-code'
  | 'code-replay'
  | 'two-at-once'
>;

/**
 * What must hold in every sign-in after the first, and in those that must not succeed; the same in every protocol.
 * `words`: what is taken for MFA outside `amr`; `reader`: by whom.
 */
export function otherSignIns(
  control: readonly Demand[],
  words: readonly string[] = [],
  reader = 'Microsoft',
): Record<Other, readonly Demand[]> {
  const options = { words };
  const unseen = `${reader} would not see MFA.`;
  const truthful: readonly Demand[] = [
    { validator: newTimeNeedsNewFactor, severity: 'critical', options, sentence: unearned },
    { validator: noMfaGainedOnReuse, severity: 'critical', options, sentence: unearned },
  ];
  return {
    'sso-reuse': [
      ...control,
      ...truthful,
      {
        validator: mfaKeptOnReuse,
        severity: 'serious',
        options,
        sentence: `${reader} would see MFA at first and not when the session is used again.`,
      },
      { validator: authTimeKeptOnReuse, severity: 'serious', sentence: untimely },
    ],
    fresh: [
      ...control,
      ...truthful,
      { validator: mfaSaidWhenFresh, severity: 'critical', options, sentence: unseen },
    ],
    'step-up': [
      ...control,
      ...truthful,
      { validator: mfaSaidAfterStepUp, severity: 'critical', options, sentence: unseen },
      { validator: stepUpHonoured, severity: 'serious', sentence: notEnforced },
    ],
    'remembered-device': [
      ...control,
      { validator: noMfaFromRememberedDevice, severity: 'critical', options, sentence: unearned },
    ],
    'two-at-once': [{ validator: noClaimsOfAnother, severity: 'critical', sentence: mixedUp }],
    cancelled: [
      ...control,
      { validator: cancelledRefused, severity: 'critical', sentence: notEnforced },
      { validator: secondFactorNotSkippable, severity: 'moderate', options },
    ],
    'wrong-code': [...control, { validator: wrongCodeRefused, severity: 'critical', sentence: notEnforced }],
    'code-replay': [{ validator: usedCodeRefused, severity: 'serious', sentence: replayed }],
  };
}

/** SAML 2.0: how Entra reads a response, and what `more` is demanded of the user in it. */
export function samlForEntra(judging: Omit<Judging, 'demands'>, more: readonly Demand[]): Judging {
  const control = earned(microsoftSaml);
  const others = otherSignIns(control, microsoftSaml.words);
  const said: readonly Demand[] = [
    ...control,
    { validator: secondFactorAsked, severity: 'critical', sentence: notEnforced },
    { validator: classIsMultipleauthn, severity: 'critical', sentence: unseen, says: true },
  ];
  const mfa: readonly Demand[] = [
    ...said,
    { validator: oneAuthnContext, severity: 'critical', sentence: unseen },
    ...soundResponse.map((demand) =>
      demand.validator === destination ? { ...demand, options: { required: true } } : demand,
    ),
    { validator: ownSignature, severity: 'serious' },
    { validator: requestByPost, severity: 'moderate' },
    ...more,
  ];
  return {
    ...judging,
    demands: {
      mfa: [...mfa, ...compared(microsoftSaml.words)],
      unsolicited: withoutRequest(mfa),
      'password-only': [...control, ...compared(microsoftSaml.words)],
      'every-account': said,
      ...others,
      'sso-reuse': [...others['sso-reuse'], { validator: idUnique, severity: 'serious' }],
      fresh: [...others.fresh, { validator: forceAuthnHonoured, severity: 'serious', sentence: stale }],
    },
  };
}

/** WS-Federation: the same. */
export function wsfedForEntra(judging: Omit<Judging, 'demands'>, more: readonly Demand[]): Judging {
  const control = earned(microsoftWsfed);
  const others = otherSignIns(control, microsoftWsfed.words);
  return {
    ...judging,
    demands: {
      mfa: [
        ...control,
        ...compared(microsoftWsfed.words),
        { validator: secondFactorAsked, severity: 'critical', sentence: notEnforced },
        { validator: saysMultipleauthn, severity: 'critical', sentence: unseen, says: true },
        ...soundWresult,
        { validator: ownSignature, severity: 'serious' },
        ...more,
      ],
      'password-only': [...control, ...compared(microsoftWsfed.words)],
      'every-account': [
        ...control,
        { validator: secondFactorAsked, severity: 'critical', sentence: notEnforced },
        { validator: saysMultipleauthn, severity: 'critical', sentence: unseen, says: true },
      ],
      ...others,
      'sso-reuse': [...others['sso-reuse'], { validator: idUnique, severity: 'serious' }],
      fresh: [...others.fresh, { validator: wfreshHonoured, severity: 'serious', sentence: stale }],
      'microsoft-prompt-login': [...control, { validator: mfaDespitePromptLogin, severity: 'moderate' }],
    },
  };
}
