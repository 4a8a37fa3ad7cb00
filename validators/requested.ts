import type { OidcRequest, SignIn } from '../core/evidence.ts';
import type { JsonObject, JsonValue } from '../core/model.ts';
import { claim, shown } from './claims.ts';

/** What the `claims` parameter asked of one claim of the id_token (OpenID Connect Core 5.5); undefined: nothing. */
export function requestedOfIdToken(request: OidcRequest, name: string): JsonObject | undefined {
  const claims = parsed(request.parameters['claims']);
  const idToken = isObject(claims) ? claim(claims, 'id_token') : undefined;
  const asked = isObject(idToken) ? claim(idToken, name) : undefined;
  return isObject(asked) ? asked : undefined;
}

/** The values of acr that were asked for as essential; none: nothing binds. */
export function essentialAcr(request: OidcRequest): string[] {
  const asked = requestedOfIdToken(request, 'acr');
  if (asked?.['essential'] !== true) return [];
  return [asked['value'], asked['values']].flat().filter((value) => typeof value === 'string');
}

/** What was asked for in a way that binds. */
export function classesAsked({ oidc, saml, wsfed }: SignIn): readonly string[] {
  if (oidc) return essentialAcr(oidc.request);
  if (saml) {
    const context = saml.request?.requestedAuthnContext;
    return context?.comparison === 'exact' ? context.classRefs : [];
  }
  const wauth = wsfed?.request?.parameters['wauth'];
  return wauth === undefined ? [] : [wauth];
}

/** What the answer says in the same place; undefined where the protocol has none that must agree. */
export function classesSaid({ oidc, saml }: SignIn): string[] | undefined {
  if (oidc?.idToken) {
    const acr = claim(oidc.idToken.payload, 'acr');
    return [typeof acr === 'string' ? acr : shown(acr)];
  }
  return saml?.response?.assertion?.authnStatements.flatMap(({ methods }) => methods);
}

function parsed(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
