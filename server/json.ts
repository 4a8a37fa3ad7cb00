import { tooDeep } from '../core/evidence.ts';
import type { JsonObject, JsonValue } from '../core/model.ts';

const deepest = 64;

/** `text` as JSON, cut where it is nested deeper than 64 levels; undefined where it is not JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return cut(JSON.parse(text) as JsonValue, 0);
  } catch {
    return undefined;
  }
}

/** `text` as a JSON object; null where it is anything else. */
export function parseJsonObject(text: string): JsonObject | null {
  const value = parseJson(text);
  return isJsonObject(value) ? value : null;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(value: JsonValue, depth: number): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (depth === deepest) return tooDeep;
  if (Array.isArray(value)) return value.map((item) => cut(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, depth + 1)]));
}
