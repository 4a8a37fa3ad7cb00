/**
 * What to do about an error that Entra shows, by its code.
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes; AADSTS5000820:
 * https://learn.microsoft.com/en-us/graph/api/resources/validatingdomains
 */
const hints: Record<string, string> = {
  AADSTS50008:
    'The federated provider’s answer cannot be used: check its signing certificate, audience and what it says at Entra, and whether it wants signed requests (isSignedAuthenticationRequestRequired).',
  AADSTS51004:
    'Nobody at Entra has this ImmutableID: check what the provider sends as NameID or ImmutableID, and onPremisesImmutableId of the user.',
  AADSTS5000820:
    'The tenant’s federatedTokenValidationPolicy wants the user name in the root domain of the federated domain: rename the user, or change validatingDomains.',
  // Reported, not documented.
  AADSTS50107:
    'Reported where Issuer of the answer is not the issuerUri of the domain byte for byte: compare the two.',
};

/** The code in a text of Entra's, and the next thing to try; undefined where there is none. */
export function entraErrorIn(text: string): { code: string; hint: string } | undefined {
  const code = /\bAADSTS\d{5,7}\b/.exec(text)?.[0];
  if (code === undefined) return undefined;
  const look = `Microsoft explains it at https://login.microsoftonline.com/error?code=${code.slice(6)}.`;
  return { code, hint: hints[code] ?? look };
}
