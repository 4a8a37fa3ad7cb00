import { randomInt } from 'node:crypto';
import { newTotpSecret } from './accounts.ts';
import type { CodeResult, LabAccount } from './accounts.ts';
import type { ErrorText } from './texts.ts';
import type { Step } from './pages.ts';
import type { SecondFactor, Variant } from './variants.ts';
import type { Accounts } from './accounts.ts';
import { isSigned, newChallenge, setUp } from './webauthn.ts';

/** What a provider takes that it must refuse, or does not do though it was asked. */
export type Misbehaviour =
  | 'accepts-wrong-code'
  | 'accepts-used-code'
  | 'cancel-signs-in'
  | 'ignores-prompt-login'
  | 'ignores-max-age'
  | 'step-up-asks-nothing'
  | 'echoes-acr'
  | 'forgets-step-up'
  | 'device-counts-as-factor'
  | 'asks-password-only'
  | 'prompt-login-asks-password'
  | 'cancel-lets-in';

/** What the form of a page sends. */
export interface Answers {
  step?: string;
  choice?: string;
  username?: string;
  password?: string;
  code?: string | string[];
  /** What the authenticator said, as JSON. */
  credential?: string;
  /** Remember this device. */
  trust?: string;
}

/** One person on the way through the pages of one sign-in. */
export interface Visit {
  username: string;
  account?: LabAccount;
  /** The session vouches for the password: this is a step up. */
  fromSession?: boolean;
  codeAccepted?: boolean;
  /** This browser was remembered when a code was given in it before: it is not asked again, and that proves nothing. */
  trusted?: boolean;
  skipped?: boolean;
  /** Where there is a choice. */
  chosen?: SecondFactor;
  /** What the passkey has to sign. */
  challenge?: string;
  /** What the phone has to show, before the sign-in is approved there. */
  number?: number;
  profileSaved?: boolean;
  remember?: boolean;
  error?: ErrorText;
  /** The secret offered on the page that sets up an authenticator app. */
  newSecret?: string;
}

/** The page to show next, or `undefined` when the sign-in is complete; with `passwordOnly` no second factor is asked for. */
export function nextStep(visit: Visit, variant: Variant, passwordOnly: boolean): Step | undefined {
  const { account } = visit;
  if (!account) {
    if (!variant.identifierFirst) return 'sign-in';
    return visit.username ? 'password' : 'identifier';
  }
  if (!passwordOnly && !visit.codeAccepted && !visit.skipped && !visit.trusted) {
    if (account.totp) {
      if (variant.chooser && !visit.chosen) return 'choose';
      return pageOf(account, visit.chosen ?? variant.factor ?? 'app');
    }
    if (variant.enrolment) return 'enrol';
  }
  if (variant.updateProfile && !visit.profileSaved) return 'profile';
  if (variant.staySignedIn && visit.remember === undefined) return 'stay';
  return undefined;
}

function pageOf({ passkey }: LabAccount, factor: SecondFactor): Step {
  if (factor === 'passkey') return passkey ? 'passkey' : 'passkey-setup';
  const steps = { 'sent-code': 'sent', 'recovery-code': 'recovery', approval: 'approve' } as const;
  // A certificate is asked for by TLS, on no page.
  return factor === 'app' || factor === 'certificate' ? 'code' : steps[factor];
}

/** What has to be there before the page of `step` is shown. */
export function prepare(visit: Visit, step: Step, accounts: Accounts): void {
  const { account } = visit;
  if (step === 'enrol') visit.newSecret ??= newTotpSecret();
  if (step === 'passkey' || step === 'passkey-setup') visit.challenge = newChallenge();
  if (step === 'sent' && account && !visit.error) accounts.sendCode(account);
  if (step === 'approve' && account) {
    visit.number ??= randomInt(10, 100);
    accounts.approvals.set(account.sub, {
      number: visit.number,
      approve: () => {
        visit.codeAccepted = true;
      },
    });
  }
}

/** Whether the session outlives the browser. */
export const staysSignedIn = ({ remember }: Visit, { rememberDevice }: Variant): boolean =>
  remember ?? !rememberDevice;

/** Takes the answers to `step` and moves the visit on, or leaves an error on it. */
export function answer(
  visit: Visit,
  step: Step,
  answers: Answers,
  accounts: Accounts,
  misbehaves: Misbehaviour | undefined,
  origin: string,
): void {
  delete visit.error;
  const { account } = visit;
  const code = [answers.code ?? ''].flat().join('').trim();
  switch (step) {
    case 'identifier':
      visit.username = answers.username?.trim() ?? '';
      return;
    case 'sign-in':
    case 'password': {
      if (step === 'sign-in') visit.username = answers.username?.trim() ?? '';
      const found = accounts.byPassword(visit.username, answers.password ?? '');
      if (found) visit.account = found;
      else visit.error = 'wrongPassword';
      return;
    }
    case 'choose':
      if (answers.choice === 'app' || answers.choice === 'passkey') visit.chosen = answers.choice;
      else visit.error = 'smsUnavailable';
      return;
    case 'code':
      if (answers.choice === 'skip') {
        visit.skipped = true;
        return;
      }
      take(visit, accounts.checkCode(account?.totp ?? '', code), misbehaves);
      return;
    case 'sent':
      if (account) take(visit, accounts.checkSent(account, code), misbehaves);
      return;
    case 'recovery':
      if (account) take(visit, accounts.checkRecoveryCode(account, code), misbehaves);
      return;
    case 'passkey-setup': {
      const passkey = setUp(answers.credential ?? '', visit.challenge ?? '', origin);
      if (account && passkey) account.passkey = passkey;
      else visit.error = 'wrongPasskey';
      return;
    }
    case 'passkey':
      visit.codeAccepted =
        account?.passkey !== undefined &&
        isSigned(account.passkey, answers.credential ?? '', visit.challenge ?? '', origin);
      if (!visit.codeAccepted) visit.error = 'wrongPasskey';
      return;
    case 'enrol': {
      if (!visit.newSecret) return;
      take(visit, accounts.checkCode(visit.newSecret, code), misbehaves);
      if (visit.codeAccepted && account) account.totp = visit.newSecret;
      return;
    }
    case 'profile':
      visit.profileSaved = true;
      return;
    case 'stay':
      visit.remember = answers.choice !== 'no';
      return;
    case 'approve':
    case 'consent':
      return;
  }
}

function take(visit: Visit, result: CodeResult, misbehaves: Misbehaviour | undefined): void {
  const taken =
    result === 'accepted' ||
    (result === 'wrong' && misbehaves === 'accepts-wrong-code') ||
    (result === 'used' && misbehaves === 'accepts-used-code');
  if (taken) visit.codeAccepted = true;
  else visit.error = result === 'used' ? 'usedCode' : 'wrongCode';
}
