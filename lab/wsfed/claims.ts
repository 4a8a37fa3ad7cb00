/** What Entra reads in WS-Federation (https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-expected-inbound-assertions). */
export const claimTypes = {
  upn: 'http://schemas.xmlsoap.org/claims/UPN',
  immutableId: 'http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID',
  authenticationmethod: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
  authnmethodsreferences: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
} as const;

/** Ways to have signed in, as WS-Federation names them. */
export const methods = {
  multipleauthn: 'http://schemas.microsoft.com/claims/multipleauthn',
  wiaormultiauthn: 'http://schemas.microsoft.com/claims/wiaormultiauthn',
  password: 'urn:oasis:names:tc:SAML:1.0:am:password',
  /** The same in a SAML 2.0 token. */
  password20: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  /** To be asked for, in words of the lab: no second factor, even of who has one. */
  passwordAlone: 'urn:amrcheck:lab:pwd',
} as const;
