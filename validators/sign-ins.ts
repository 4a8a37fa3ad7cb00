/** Reading the single sign-ins of a probe: what each of them brought, and what it says. */
import { answerOf, providerError } from '../core/artifacts.ts';
import { claimsSources, methodsPlaces } from '../core/authentication-methods.ts';
import type { SignIn } from '../core/evidence.ts';
import type { Artifacts, Evaluation, EvaluationContext } from '../core/validator.ts';
import { amrOf } from './amr.ts';
import { claim, notNumericDate, shown, shownTime } from './claims.ts';
import { secondFactorGiven } from './factors.ts';
import { codeTyped, howRefused } from './refusal.ts';
import { sayingMfa } from './says-mfa.ts';
import { xmlTime } from './xml-times.ts';

/** `words`: what the profile takes for MFA outside `amr`. */
export type InWords = EvaluationContext<{ words?: readonly string[] }>;

/** The names of what came: `id_token`, `access_token`, `assertion`. */
export function brought(signIn: SignIn): string[] {
  const { idToken, unreadableIdToken, accessToken } = signIn.oidc ?? {};
  return [
    ...((idToken ?? unreadableIdToken) ? ['id_token'] : []),
    ...(accessToken ? ['access_token'] : []),
    ...(answerOf(signIn)?.assertions ? ['assertion'] : []),
  ];
}

/** A place that can say MFA, and whether it does so exactly as a relying party looks for it. */
export interface MfaPlace {
  name: string;
  says: boolean;
  /** As it is shown to a reader. */
  text: string;
}

/** The places of one sign-in, the id_token first. */
export function mfaPlaces(signIn: SignIn, words: readonly string[] = []): MfaPlace[] {
  const { assertion, ...tokens } = partsOf(signIn);
  if (assertion) {
    const values = methodsPlaces(assertion).read.flatMap((place) => place.values);
    const says = values.some((value) => words.includes(value));
    return [{ name: 'assertion', says, text: `assertion: ${shown(values)}` }];
  }
  return claimsSources(tokens).map(({ name, claims }) => {
    const amr = {
      says: amrOf(claims)?.includes('mfa') === true,
      text: `${name}: ${shown(claim(claims, 'amr'))}`,
    };
    const acr = claim(claims, 'acr');
    const says = typeof acr === 'string' && words.includes(acr);
    return { name, ...(words.length === 0 ? amr : { says, text: `acr of ${name}: ${shown(acr)}` }) };
  });
}

/** What of one sign-in could be taken for MFA, rightly written or not, as it is shown to a reader. */
export function mfaTaken(signIn: SignIn, words: readonly string[] = []): string[] {
  return sayingMfa(partsOf(signIn), words).map((text) => `${signIn.purpose}: ${text}`);
}

/** Milliseconds since the epoch, and the text for a reader. */
export interface AuthTime {
  ms: number;
  text: string;
}

/** When the person signed in, as the id_token or the assertion says; undefined: it gives no time. */
export function authTimeOf(signIn: SignIn): AuthTime | undefined {
  const { idToken, assertion } = partsOf(signIn);
  const seconds = idToken && claim(idToken.payload, 'auth_time');
  if (typeof seconds === 'number')
    return notNumericDate('auth_time', seconds)
      ? undefined
      : { ms: seconds * 1000, text: shownTime(seconds) };
  const instant = assertion?.authnStatements[0]?.instant;
  const ms = instant === undefined ? undefined : xmlTime(instant);
  return instant === undefined || ms === undefined ? undefined : { ms, text: instant };
}

/** How much later in whole seconds, as most times are in those. */
export function laterBy(time: AuthTime, before: AuthTime): number {
  return Math.trunc((time.ms - before.ms) / 1000);
}

/** Where nothing came to look at. */
export function nothingCame(signIn: SignIn): Evaluation {
  const { purpose, end } = signIn;
  const refused = end.kind === 'refused' ? end.message : undefined;
  const said = providerError(signIn);
  const why = refused ?? (said === undefined ? 'the sign-in ended before' : `the provider answered ${said}`);
  return {
    outcome: 'inconclusive',
    reason: `The sign-in "${purpose}" brought no token: ${why.replace(/\.$/, '')}.`,
  };
}

/** Where a sign-in of the scenario was not made. */
export function notMade(purpose: string): Evaluation {
  return { outcome: 'inconclusive', reason: `The sign-in "${purpose}" was not made.` };
}

/** Where the second factor was to be left, and the provider never came to it. */
export const notAsked: Evaluation = {
  outcome: 'notApplicable',
  reason: 'The second factor was not asked for, so it could not be left.',
};

/** For a sign-in that must end without tokens. */
export function mustBeRefused(signIn: SignIn): Evaluation {
  const came = brought(signIn);
  if (came.length === 0) return howRefused(signIn);
  return {
    outcome: 'fail',
    expected: [came.includes('assertion') ? 'no assertion' : 'no tokens'],
    actual: came,
  };
}

/** For a sign-in in which one code was typed that must not be taken. */
export function codeMustBeRefused(signIn: SignIn): Evaluation {
  if (codeTyped(signIn) || secondFactorGiven(signIn)) return mustBeRefused(signIn);
  return { outcome: 'notApplicable', reason: 'No code was asked for, so none was typed.' };
}

/** Under the names by which the first sign-in is read; what a refresh brought is judged by checks of its own. */
function partsOf(
  signIn: SignIn,
): Pick<Partial<Artifacts>, 'idToken' | 'accessToken' | 'userinfo' | 'capture' | 'assertion'> {
  const { oidc } = signIn;
  const assertion = answerOf(signIn)?.assertion;
  return {
    ...(oidc && { capture: oidc }),
    ...(oidc?.idToken && { idToken: oidc.idToken }),
    ...(oidc?.accessToken && { accessToken: oidc.accessToken }),
    ...(oidc?.userinfo && { userinfo: oidc.userinfo }),
    ...(assertion && { assertion }),
  };
}
