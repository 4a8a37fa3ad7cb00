import { randomBytes } from 'node:crypto';
import { HarnessError } from '../../core/errors.ts';
import type { SamlCapture, SamlRequest } from '../../core/saml-evidence.ts';
import { samlAddresses } from '../own-addresses.ts';
import { sendForm } from '../page.ts';
import type { XmlProvider } from '../xml/provider.ts';
import { readContext, readSigned, XmlSignIn, type XmlSignInContext } from '../xml/sign-in.ts';
import type { SamlAsked } from './asked.ts';
import { libraryVerdict } from './library.ts';
import { buildRequest, type BuiltRequest } from './request.ts';
import { readSamlResponse } from './response.ts';

/** Begins a sign-in over SAML 2.0. Throws HarnessError where the request cannot be made. */
export async function beginSamlSignIn(
  provider: XmlProvider,
  asked: SamlAsked,
  context: XmlSignInContext,
): Promise<XmlSignIn<SamlCapture>> {
  const { target } = provider;
  const own = samlAddresses(context.baseUrl);
  const entityId = target.entityId ?? own.entityId;
  const assertionConsumerServiceUrl = target.reply ?? own.acs;
  // At most 80 bytes (SAML 2.0 Bindings, section 3.5.3).
  const relayState = randomBytes(24).toString('base64url');
  const capture: SamlCapture = { library: [] };
  let built: BuiltRequest | undefined;
  if (asked.initiatedAt === undefined) {
    const { binding, endpoint } = bindingOf(provider);
    const signWith = signerOf(provider, context);
    const parts = { entityId, assertionConsumerServiceUrl, endpoint, binding, relayState, signWith, asked };
    built = await buildRequest(parts);
    capture.request = { ...requestFacts(built.id, parts), ...offeredBy(provider) };
  }
  const parts = {
    state: relayState,
    capture,
    start: (response: Parameters<typeof sendForm>[0]): void => {
      if (capture.request) capture.request.sentAt = new Date().toISOString();
      if (built && 'fields' in built) sendForm(response, capture.request?.endpoint ?? '', built.fields);
      else response.redirect(303, built?.url ?? asked.initiatedAt ?? '');
    },
    async read(parameters: URLSearchParams, sameBrowser: boolean): Promise<void> {
      const samlResponse = parameters.get('SAMLResponse') ?? '';
      const reading = readContext(provider, context, parameters.get('RelayState'), sameBrowser);
      const message = Buffer.from(samlResponse, 'base64');
      const answer = await readSigned(provider, reading, (one) => readSamlResponse(message, one));
      capture.response = answer;
      // Its parser throws where nobody can catch it, and writes to the console.
      const verdict = answer.unreadable
        ? {
            accepted: false,
            message: `Not asked, since the message is unreadable: ${answer.unreadable.reason}.`,
          }
        : await libraryVerdict(samlResponse, { ...reading, entityId });
      capture.library.push(verdict);
    },
  };
  return new XmlSignIn('saml', parts, context.redactor);
}

function bindingOf({ target, endpoints }: XmlProvider): { binding: 'redirect' | 'post'; endpoint: string } {
  const binding = target.binding ?? (endpoints.redirect === undefined ? 'post' : 'redirect');
  const endpoint = endpoints[binding];
  if (endpoint !== undefined) return { binding, endpoint };
  throw new HarnessError(
    'CONFIG_INVALID',
    `targets.${target.id}.binding is ${binding}, and the provider's metadata names no single sign-on address for it.`,
    `Write binding: ${binding === 'post' ? 'redirect' : 'post'}, or set targets.${target.id}.url.`,
  );
}

/** What the metadata tells. */
function offeredBy({ target, endpoints }: XmlProvider): Pick<SamlRequest, 'offered'> {
  if (target.metadata === undefined || target.url !== undefined) return {};
  return { offered: (['redirect', 'post'] as const).filter((binding) => endpoints[binding] !== undefined) };
}

function signerOf({ target, wantAuthnRequestsSigned }: XmlProvider, { ownKeys }: XmlSignInContext) {
  if (!(target.signRequests ?? wantAuthnRequestsSigned)) return undefined;
  if (ownKeys) return ownKeys;
  throw new HarnessError(
    'CONFIG_INVALID',
    target.signRequests
      ? `targets.${target.id}.signRequests is true, and relyingParty.key is missing.`
      : `The provider of targets.${target.id} wants signed requests (WantAuthnRequestsSigned), and relyingParty.key is missing.`,
    `Add relyingParty.key and relyingParty.cert (PEM files), and give the provider our metadata from /saml/metadata. If this client need not sign (Keycloak's metadata wants it of all), write signRequests: false.`,
  );
}

function requestFacts(id: string, parts: Parameters<typeof buildRequest>[0]): SamlRequest {
  const { endpoint, binding, signWith, entityId, assertionConsumerServiceUrl, relayState, asked } = parts;
  return {
    sentAt: new Date().toISOString(),
    id,
    endpoint,
    binding,
    signed: signWith !== undefined,
    issuer: entityId,
    assertionConsumerServiceUrl,
    forceAuthn: asked.forceAuthn ?? false,
    isPassive: asked.isPassive ?? false,
    ...(asked.requestedAuthnContext && { requestedAuthnContext: asked.requestedAuthnContext }),
    ...(asked.nameIdFormat !== undefined && { nameIdFormat: asked.nameIdFormat }),
    relayState,
  };
}
