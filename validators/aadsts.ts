import type { Demand, ErrorShown } from '../core/profile.ts';

/** An error that Entra shows in an External MFA sign-in, and how sure that is. */
interface Aadsts {
  text: string;
  documented: boolean;
}

/** https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider */
export const aadsts = {
  AADSTS50012: { text: 'External ID token from issuer … failed signature verification.', documented: true },
  AADSTS50161: {
    text: 'Failed to validate authorization url of external claims provider!',
    documented: true,
  },
  AADSTS900491: { text: 'Service principal … not found.', documented: true },
  AADSTS5001255: { text: 'Failed to validate the authorization endpoint.', documented: false },
  AADSTS5001256: {
    text: 'Failed to complete authentication with external provider due to invalid id_token.',
    documented: false,
  },
  AADSTS5001257: {
    text: "Failed to validate external id_token: 'amr' claim has unexpected value.",
    documented: false,
  },
  AADSTS5001258: {
    text: "Failed to validate external id_token: 'acr' claim has unexpected value.",
    documented: false,
  },
} as const satisfies Record<string, Aadsts>;
type Code = keyof typeof aadsts;

/** By check; a check that is not here fails without an error that is known. */
const codesOf: Partial<Record<string, readonly Code[]>> = {
  'external-mfa/amr-is-array': ['AADSTS5001256'],
  'external-mfa/amr-is-one-accepted-method': ['AADSTS5001257'],
  'external-mfa/acr-as-asked': ['AADSTS5001258'],
  'external-mfa/authorization-endpoint-registered': ['AADSTS50161', 'AADSTS5001255'],
  'oidc/id-token-signature': ['AADSTS50012'],
  'oidc/id-token-key-found': ['AADSTS50012'],
};

/** The errors that Entra shows where this check fails; none: which, is not known. */
export const shownFor = (check: string): ErrorShown[] =>
  (codesOf[check] ?? []).map((code) => ({ code, documented: aadsts[code].documented }));

/** What people see at Entra where this check fails; what is reported is never Microsoft's word. */
export function entraShows(check: string): NonNullable<Demand['shows']> {
  const errors = shownFor(check);
  const codes = (documented: boolean): string =>
    errors
      .filter((error) => error.documented === documented)
      .map(({ code }) => code)
      .join(', ');
  const said = [
    ...(codes(true) ? [`shows ${codes(true)}`] : []),
    ...(codes(false) ? [`is reported to show ${codes(false)}`] : []),
  ].join(' and ');
  return {
    errors,
    sentence: said ? `Entra ${said}.` : 'Entra refuses it; which error it shows is not known.',
  };
}
