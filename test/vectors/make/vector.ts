/** One message of the table: where it lies, what it is, and what must be said of it. */
export interface Vector {
  protocol: 'saml' | 'wsfed';
  /** Each a value of one axis, e.g. `assertion-signed`, `wrapped-in-extensions`; the file's name spells them. */
  axes: [string, ...string[]];
  bytes: Uint8Array;
  /** Accepted: whom and which methods a reader must find. Refused: the fact, and words of its reason. */
  expected: { nameId: string; methods: string[]; attributes?: Record<string, string[]> } | Refusal;
}

export interface Refusal {
  refused: string;
  because?: string;
}

export const at = '2026-11-24T10:00:00Z';
export const alice = 'alice@contoso.example';
export const evil = 'mallory@attacker.example';
export const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';

export function pathOf({ protocol, axes }: Vector): string {
  return `test/vectors/${protocol}/${axes.join('.')}.xml`;
}

export function bytesOf(xml: string | Uint8Array): Uint8Array {
  return typeof xml === 'string' ? Buffer.from(xml) : xml;
}
