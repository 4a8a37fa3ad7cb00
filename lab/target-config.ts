import type { SignInProtocol as Protocol } from '../core/model.ts';
import type { Redactor } from '../core/redact.ts';
import type { LabAccount } from './accounts.ts';
import { acrValues } from './oidc/acr.ts';
import { methods } from './wsfed/claims.ts';
import type { LabTarget } from './index.ts';

/** How the lab is asked for a password alone, and then for more; what is not said here is the protocol's usual way. */
const stepUp: Record<Protocol, object> = {
  oidc: {
    first: { acrValues: acrValues.pwd },
    then: { claims: { id_token: { acr: { essential: true, value: acrValues.mfa } } } },
  },
  saml: {
    first: {
      authnContext: { classRefs: ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'] },
    },
  },
  wsfed: { first: { wauth: methods.passwordAlone } },
};

/** What amrcheck.yaml says of a target of the lab, its accounts with it; `factorOf`: of those who have a second factor. */
export function targetConfig(
  target: LabTarget<Protocol>,
  factorOf: (account: LabAccount) => object = ({ totp }) => ({ totp }),
): object {
  const { protocol, accounts, asks } = target;
  return {
    protocol,
    ...(target.protocol === 'oidc'
      ? { issuer: target.issuer, clientId: target.clientId, clientSecret: target.clientSecret }
      : { metadata: target.metadataUrl }),
    ...(target.protocol === 'saml' && { initiateUrl: target.unsolicitedUrl }),
    stepUp: stepUp[protocol],
    ...asks,
    accounts: Object.fromEntries(
      accounts.map((account) => {
        const { id, username, password, totp } = account;
        const factors = totp === undefined ? {} : { factors: [factorOf(account)] };
        return [id, { username, password, ...factors, ...asks.accounts?.[id] }];
      }),
    ),
  };
}

/** Makes known what of `targetConfig` must be shown nowhere. */
export function keepSecret(target: LabTarget<Protocol>, redactor: Redactor): void {
  if (target.protocol === 'oidc') redactor.add(target.clientSecret, 'client secret');
  for (const { password, totp } of target.accounts) {
    redactor.add(password, 'password');
    if (totp !== undefined) redactor.add(totp, 'TOTP secret');
  }
}
