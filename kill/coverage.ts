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
  'external-mfa/signed-with-rs256': 'the lab publishes a key for RS256 only, so that another is not found',
  'saml/request-by-post': 'the refusal is a status, and saml/status-success says so too',
  'wsfed/mfa-beyond-authnmethodsreferences':
    'it says where MFA was said instead of where wsfed/says-multipleauthn looks',
};

/** Of what is behind the providers of this lab: Entra and Partner Center, of which there is a stand-in only. */
const ofMicrosoft = [
  'entra/consent-had-mfa',
  'entra/domain-is-federated',
  'entra/graph-keeps-mfa',
  'entra/graph-says-mfa',
  'entra/graph-takes-token',
  'entra/mfa-came-from-provider',
  'entra/mfa-demanded',
  'entra/partner-center-says-compliant',
  'entra/partner-center-takes-token',
];

/** The test that shows that a check can fail, where no sign-in at a provider of this lab does. */
export function shownElsewhere(check: string): string | undefined {
  return ofMicrosoft.includes(check) ? `test/validators/${check}.test.ts` : undefined;
}
