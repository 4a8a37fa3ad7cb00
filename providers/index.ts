import { HarnessError } from '../core/errors.ts';
import type { RecognisedProvider } from '../core/evidence.ts';
import type { JsonObject } from '../core/model.ts';
import type { RemedyTopic } from '../core/validator.ts';
import { adfs } from './adfs.ts';
import { auth0 } from './auth0.ts';
import { authelia } from './authelia.ts';
import { authentik } from './authentik.ts';
import { cognito } from './cognito.ts';
import { entra } from './entra.ts';
import { generic } from './generic.ts';
import { keycloak } from './keycloak.ts';
import { lemonldap } from './lemonldap.ts';
import { okta } from './okta.ts';
import { pingfederate } from './pingfederate.ts';
import { duo } from './duo.ts';
import { fusionauth } from './fusionauth.ts';
import { google } from './google.ts';
import { janssen } from './janssen.ts';
import { jumpcloud } from './jumpcloud.ts';
import { onelogin } from './onelogin.ts';
import { ory } from './ory.ts';
import { pingone } from './pingone.ts';
import { rsa } from './rsa.ts';
import { shibboleth } from './shibboleth.ts';
import { wso2 } from './wso2.ts';
import { zitadel } from './zitadel.ts';
import type { Provider, ProviderRemedy } from './provider.ts';

/** Every product that is known, the most specific signs first. */
export const providers: readonly Provider[] = [
  keycloak,
  lemonldap,
  okta,
  auth0,
  entra,
  adfs,
  pingfederate,
  authentik,
  zitadel,
  authelia,
  cognito,
  pingone,
  duo,
  google,
  rsa,
  onelogin,
  jumpcloud,
  shibboleth,
  janssen,
  wso2,
  fusionauth,
  ory,
];

/** Which product it is. `override` is the configuration's word; throws CONFIG_INVALID where that names none. */
export function recogniseProvider(
  issuer: string,
  discovery: JsonObject | null,
  override?: string,
): RecognisedProvider {
  if (override !== undefined) return { id: providerById(override).id, detectedBy: 'the configuration' };
  const url = URL.parse(issuer);
  for (const provider of url ? providers : []) {
    const reason = url && provider.recognise(url, discovery);
    if (reason) return { id: provider.id, detectedBy: reason };
  }
  return { id: generic.id, detectedBy: 'no sign of a known product' };
}

/** Throws CONFIG_INVALID where there is none of that id. */
export function providerById(id: string): Provider {
  const provider = [...providers, generic].find((candidate) => candidate.id === id);
  if (provider) return provider;
  throw new HarnessError(
    'CONFIG_INVALID',
    `There is no provider called "${id}".`,
    `Use one of ${[...providers, generic].map((known) => known.id).join(', ')}, or leave the key out.`,
  );
}

/** The product's own steps for what is wrong, where it has some. */
export function remedyFor(providerId: string, topic: RemedyTopic): ProviderRemedy | undefined {
  return [...providers, generic].find(({ id }) => id === providerId)?.remedies[topic];
}
