import type { LabAccount } from './accounts.ts';
import type { ErrorText } from './texts.ts';
import type { Step } from './pages.ts';
import type { Variant } from './variants.ts';
import type { Accounts } from './accounts.ts';
import type { Misbehaviour } from './defects.ts';

/** The Authentication Context Class References of the lab: a password alone, or with a second factor. */
export const acrValues = { pwd: 'urn:amrcheck:lab:pwd', mfa: 'urn:amrcheck:lab:mfa' } as const;

/** The acr that a request asks for. */
export interface AcrRequest {
  values: string[];
  /** OpenID Connect Core, section 5.5.1.1: an essential acr that is not met is a failed authentication. */
  essential: boolean;
}

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

interface ClaimsRequest {
  id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } };
}

/** The acr of a request: from the `claims` parameter where it is there, else from `acr_values`. */
export function acrRequest(params: Record<string, unknown>): AcrRequest {
  const claims = typeof params['claims'] === 'string' ? (JSON.parse(params['claims']) as ClaimsRequest) : {};
  const acr = claims.id_token?.acr;
  const values = acr?.values ?? (acr?.value === undefined ? [] : [acr.value]);
  if (values.length > 0) return { values, essential: acr?.essential === true };
  const wanted = typeof params['acr_values'] === 'string' ? params['acr_values'].split(' ') : [];
  return { values: wanted, essential: false };
}

/** The first acr of a request that the lab knows. */
export const wantedAcr = ({ values }: AcrRequest): string | undefined =>
  values.find((value) => value === acrValues.pwd || value === acrValues.mfa);

/** The page to show next, or `undefined` when the sign-in is complete. */
export function nextStep(visit: Visit, variant: Variant, request: AcrRequest): Step | undefined {
  const { account } = visit;
  if (!account) {
    if (!variant.identifierFirst) return 'sign-in';
    return visit.username ? 'password' : 'identifier';
  }
  // A password alone is enough only for who asks for exactly that.
  if (wantedAcr(request) !== acrValues.pwd && !visit.codeAccepted && !visit.skipped) {
    if (account.totp) return variant.chooser && !visit.chosen ? 'choose' : 'code';
    if (variant.enrolment) return 'enrol';
  }
  if (variant.updateProfile && !visit.profileSaved) return 'profile';
  if (variant.staySignedIn && visit.remember === undefined) return 'stay';
  return undefined;
}

/** What the finished visit proves; `amr` says what was checked and nothing else. */
export function proof(visit: Visit): { amr: string[]; acr: string } {
  return visit.codeAccepted
    ? { amr: ['pwd', 'otp', 'mfa'], acr: acrValues.mfa }
    : { amr: ['pwd'], acr: acrValues.pwd };
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
