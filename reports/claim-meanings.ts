/** What common claims mean, for a reader who knows Entra but not JWTs. From OpenID Connect Core 1.0 section 2 and RFC 7519. */
export const claimMeanings: Readonly<Record<string, string>> = {
  iss: 'who issued the token',
  sub: 'the user, by the provider’s own identifier',
  aud: 'whom the token is for',
  azp: 'the application that asked for the token',
  client_id: 'the application that asked for the token',
  appid: 'the application that asked for the token',
  exp: 'when the token expires',
  iat: 'when the token was issued',
  nbf: 'the token is not valid before',
  auth_time: 'when the user signed in',
  nonce: 'ties the token to this one sign-in',
  jti: 'the token’s own identifier',
  sid: 'the session at the provider',
  acr: 'how strong the sign-in was, in the provider’s own words',
  amr: 'how the user signed in: of a federated provider, Microsoft looks here for "mfa"',
  at_hash: 'ties the id_token to the access token',
  c_hash: 'ties the id_token to the authorization code',
  typ: 'what kind of token it is',
  scp: 'what the token allows',
  scope: 'what the token allows',
  preferred_username: 'the user name',
  unique_name: 'the user name',
  upn: 'the user principal name',
  name: 'the user’s display name',
  email: 'the user’s e-mail address',
  tid: 'the Entra tenant',
  oid: 'the user’s object id in Entra',
  ver: 'the version of the token',
};

/** Claims that count seconds since 1970. */
export const timeClaims: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);
