import { HarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import type { OidcProvider } from './provider.ts';

/** The provider knows the client, but not our callback. */
export function redirectUriNotRegistered(callbackUrl: string, said: string): HarnessError {
  return new HarnessError(
    'REDIRECT_URI_NOT_REGISTERED',
    `The provider does not accept our redirect URI ${callbackUrl}: ${said}.`,
    `Register exactly ${callbackUrl} as a redirect URI of this client at the provider.`,
  );
}

/** CLIENT_REJECTED where a token or PAR endpoint refused the client itself (RFC 6749, section 5.2). */
export function rejectedClient(
  answer: ProviderAnswer,
  provider: OidcProvider,
  redactor: Redactor,
): HarnessError | undefined {
  const { code, said } = errorIn(answer, redactor);
  const rejected = code === 'invalid_client' || code === 'unauthorized_client' || answer.status === 401;
  if (!rejected) return undefined;
  return new HarnessError(
    'CLIENT_REJECTED',
    `The provider rejects the client ${provider.clientId} (clientAuth: ${provider.clientAuth}): ${said}.`,
    // With 401 it is the client's own proof that was not taken, whatever it is called (Keycloak: unauthorized_client).
    code === 'unauthorized_client' && answer.status !== 401
      ? 'Allow the authorization code flow for this client at the provider.'
      : hints[provider.clientAuth],
  );
}

/** Why a pushed authorization request did not get through: then no sign-in can begin. */
export function failedPush(
  answer: ProviderAnswer | undefined,
  libraryMessage: string,
  provider: OidcProvider,
  callbackUrl: string,
  redactor: Redactor,
): HarnessError {
  const { code, said, description } = answer ? errorIn(answer, redactor) : { said: libraryMessage };
  if (code === 'invalid_redirect_uri' || /redirect[_ ]?uri/i.test(description ?? '')) {
    return redirectUriNotRegistered(callbackUrl, said);
  }
  const rejected = answer && rejectedClient(answer, provider, redactor);
  if (rejected) return rejected;
  if (code) {
    return new HarnessError(
      'CLIENT_REJECTED',
      `The provider refuses the pushed authorization request: ${said}.`,
      'Check scope, claims, acrValues, prompt and responseMode of the target: the provider does not accept one of them.',
    );
  }
  return new HarnessError(
    'PROVIDER_ANSWER_UNREADABLE',
    `The provider's answer to the pushed authorization request cannot be used: ${said}, ${libraryMessage}.`,
    'Tell the vendor: discovery requires pushed authorization requests, and their endpoint fails.',
  );
}

const hints = {
  client_secret_basic:
    'Check clientId and clientSecret. Some providers do not form-decode a client_secret_basic secret: then set clientAuth: client_secret_post.',
  client_secret_post:
    'Check clientId and clientSecret, and that the client may use client_secret_post at the provider.',
  private_key_jwt: 'Check that clientKey is the private half of the key registered for this client.',
  none: 'The client is not public at the provider: add its clientSecret or clientKey.',
};

function errorIn(answer: ProviderAnswer, redactor: Redactor) {
  const body = parseJsonObject(answer.text);
  const code = typeof body?.error === 'string' ? body.error : undefined;
  const description = typeof body?.error_description === 'string' ? body.error_description : '';
  const said = [`HTTP ${answer.status}`, code, description].filter(Boolean).join(', ');
  return { code, description, said: redactor.text(said).slice(0, 300).replace(/\.$/, '') };
}
