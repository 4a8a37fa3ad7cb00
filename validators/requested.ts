import type { OidcRequest } from '../core/evidence.ts';
import type { JsonObject, JsonValue } from '../core/model.ts';
import { claim } from './claims.ts';

/** What the `claims` parameter asked of one claim of the id_token (OpenID Connect Core 5.5); undefined: nothing. */
export function requestedOfIdToken(request: OidcRequest, name: string): JsonObject | undefined {
  const claims = parsed(request.parameters['claims']);
  const idToken = isObject(claims) ? claim(claims, 'id_token') : undefined;
  const asked = isObject(idToken) ? claim(idToken, name) : undefined;
  return isObject(asked) ? asked : undefined;
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
