/** The errors that Entra shows for what an External MFA provider sends, and how sure that is. */
export const aadsts = {
  AADSTS50012: { text: 'External ID token from issuer … failed signature verification.', documented: true },
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
} as const;
export type Aadsts = keyof typeof aadsts;

/** The code by check; a check that is not here fails without one that is known. */
export const aadstsOf: Partial<Record<string, Aadsts>> = {
  'external-mfa/amr-is-array': 'AADSTS5001256',
  'external-mfa/amr-is-one-accepted-method': 'AADSTS5001257',
  'external-mfa/acr-as-asked': 'AADSTS5001258',
  'oidc/id-token-signature': 'AADSTS50012',
  'oidc/id-token-key-found': 'AADSTS50012',
};

/** What people would see, e.g. `Entra is reported to show AADSTS5001257.`; what is reported is never Microsoft's word. */
export function entraShows(check: string): string {
  const code = aadstsOf[check];
  if (!code) return 'Entra refuses it; which error it shows is not known.';
  return aadsts[code].documented ? `Entra shows ${code}.` : `Entra is reported to show ${code}.`;
}
