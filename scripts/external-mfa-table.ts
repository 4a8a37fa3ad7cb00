import { externalMfaDefects } from '../lab/external-mfa/defects.ts';
import { aadsts, aadstsOf } from '../validators/aadsts.ts';

/** docs/external-mfa.md: what each lie of the lab breaks, and what Entra would show for it. */
export function externalMfaTable(): string {
  const rows = externalMfaDefects.map(({ title, breaks }) => {
    const code = aadstsOf[breaks];
    const certainty = code && (aadsts[code].documented ? 'documented' : 'reported');
    return `| ${title} | \`${breaks}\` | ${code ?? 'not known'} | ${certainty ?? ''} |`;
  });
  return `# External MFA: what goes wrong, and what Entra shows

Made from the code by \`npm run docs\`. Each row is a provider of the lab that lies in this way, and is caught by this check
through the whole program (test/e2e/external-mfa.test.ts). \`documented\`: Microsoft prints the error in its
[reference](https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider).
\`reported\`: others have seen it. No verdict rests on a code.

| the provider | caught by | Entra shows | certainty |
| --- | --- | --- | --- |
${rows.join('\n')}

Not to be seen from outside of a tenant: AADSTS900491 (documented), where the tenant has not given its consent, and
AADSTS5001255 (reported; Microsoft's text of 2024 has 50161), where the authorization endpoint is not among the reply URLs of
the application.

## How to try a provider

\`\`\`yaml
targets:
  vendor:
    protocol: external-mfa
    issuer: https://staging.vendor.example
    clientId: amrcheck
    tenant: 5ca1ab1e-0000-4000-8000-00000a3c4ec4 # whose hints the provider takes; made up, the default
    profile: entra-external-mfa
    accounts:
      alice:
        username: alice@contoso.example
        objectId: 951ddb04-b16d-45f3-bbf7-b0fa18fa7aee # oid in the hint
        password: unused
        factors: [totp: "\${env:ALICE_TOTP}"]
\`\`\`

While a run is on, amrcheck stands in for Entra at \`http://127.0.0.1:4180/entra/TENANT/v2.0\`: discovery is below it at
\`/.well-known/openid-configuration\`, and the keys are where discovery says. The provider's staging must take that issuer and
those keys, and know \`http://127.0.0.1:4180/external-mfa/callback\` as a redirect_uri. With \`relyingParty.key\` in the
configuration the key stays the same from run to run, so a provider that cannot reach this machine can be given a copy.
`;
}
