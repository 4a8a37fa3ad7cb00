import type { Profile } from '../core/profile.ts';
import { overProtocol } from '../core/profile.ts';
import type { Row } from './verdict.ts';

/** How the matrix proves that one check can fail. */
export interface Coverage {
  check: string;
  /** Defects that it is meant to catch, and catches. */
  catches: string[];
  /** Those of them at which nothing else fails: without this check they would go unseen. */
  alone: string[];
}

/** Every check that a profile demands, with the defects that fall to it. */
export function coverageOf(rows: readonly Row[], profiles: readonly Profile[]): Coverage[] {
  const demanded = profiles.flatMap((profile) =>
    profile.protocols.flatMap((protocol) =>
      Object.values(overProtocol(profile, protocol).demands).flatMap((demands) =>
        demands.map(({ validator }) => validator.id),
      ),
    ),
  );
  return [...new Set(demanded)].toSorted().map((check) => {
    const caught = rows.filter(({ defect, held }) => held && defect?.breaks === check);
    const alone = caught.filter(({ failed }) => failed.every((one) => one === check));
    return { check, catches: caught.map(({ id }) => id), alone: alone.map(({ id }) => id) };
  });
}

/** Checks that cannot be the only one to fail, and why. */
export const neverAlone: Readonly<Record<string, string>> = {
  'entra/mfa-demanded':
    'it says what the failure of session/second-factor-asked comes from: nothing demands MFA',
};
