import type { LabAccount } from './accounts.ts';
import type { ErrorText } from './texts.ts';
import type { Step } from './pages.ts';
import type { Variant } from './variants.ts';
import type { Accounts } from './accounts.ts';

/** What a provider takes that it must refuse, or does not do though it was asked. */
export type Misbehaviour =
  'accepts-wrong-code' | 'accepts-used-code' | 'cancel-signs-in' | 'ignores-prompt-login' | 'ignores-max-age';

/** What the form of a page sends. */
export interface Answers {
  step?: string;
  choice?: string;
  username?: string;
  password?: string;
  code?: string | string[];
}

/** One person on the way through the pages of one sign-in. */
export interface Visit {
  username: string;
  account?: LabAccount;
  /** The session vouches for the password: this is a step up. */
  fromSession?: boolean;
  codeAccepted?: boolean;
  skipped?: boolean;
  chosen?: boolean;
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
  if (!passwordOnly && !visit.codeAccepted && !visit.skipped) {
    if (account.totp) return variant.chooser && !visit.chosen ? 'choose' : 'code';
    if (variant.enrolment) return 'enrol';
  }
  if (variant.updateProfile && !visit.profileSaved) return 'profile';
  if (variant.staySignedIn && visit.remember === undefined) return 'stay';
  return undefined;
}

/** Takes the answers to `step` and moves the visit on, or leaves an error on it. */
export function answer(
  visit: Visit,
  step: Step,
  answers: Answers,
  accounts: Accounts,
  misbehaves: Misbehaviour | undefined,
): void {
  delete visit.error;
  const code = [answers.code ?? ''].flat().join('').trim();
  switch (step) {
    case 'identifier':
      visit.username = answers.username?.trim() ?? '';
      return;
    case 'sign-in':
    case 'password': {
      if (step === 'sign-in') visit.username = answers.username?.trim() ?? '';
      const account = accounts.byPassword(visit.username, answers.password ?? '');
      if (account) visit.account = account;
      else visit.error = 'wrongPassword';
      return;
    }
    case 'choose':
      if (answers.choice === 'app') visit.chosen = true;
      else visit.error = 'smsUnavailable';
      return;
    case 'code':
      if (answers.choice === 'skip') {
        visit.skipped = true;
        return;
      }
      checkCode(visit, visit.account?.totp ?? '', code, accounts, misbehaves);
      return;
    case 'enrol': {
      if (!visit.newSecret) return;
      checkCode(visit, visit.newSecret, code, accounts, misbehaves);
      if (visit.codeAccepted && visit.account) visit.account.totp = visit.newSecret;
      return;
    }
    case 'profile':
      visit.profileSaved = true;
      return;
    case 'stay':
      visit.remember = answers.choice !== 'no';
      return;
    case 'consent':
      return;
  }
}

function checkCode(
  visit: Visit,
  secret: string,
  code: string,
  accounts: Accounts,
  misbehaves: Misbehaviour | undefined,
): void {
  const result = accounts.checkCode(secret, code);
  const taken =
    result === 'accepted' ||
    (result === 'wrong' && misbehaves === 'accepts-wrong-code') ||
    (result === 'used' && misbehaves === 'accepts-used-code');
  if (taken) visit.codeAccepted = true;
  else visit.error = result === 'used' ? 'usedCode' : 'wrongCode';
}
