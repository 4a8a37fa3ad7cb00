/** Evidence without names: what a vendor needs to follow a sign-in, and nobody needs to know who signed in. */
import type { Evidence, JwtEvidence, OidcCapture } from './evidence.ts';
import { factorIds, scenarioIds } from './model.ts';
import type { JsonObject, JsonValue } from './model.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Claims and attributes that say something about the sign-in or the token and nothing about the person. The value of
 * every other one is a name: a new claim is hidden until somebody decides otherwise.
 */
const impersonal = new Set([
  ...['iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'auth_time', 'nonce', 'jti', 'sid', 'acr', 'amr', 'at_hash'],
  ...[
    'c_hash',
    's_hash',
    'typ',
    'scp',
    'scope',
    'ver',
    'client_id',
    'appid',
    'active',
    'token_type',
    'events',
  ],
  ...[
    'email_verified',
    'phone_number_verified',
    'updated_at',
    'appidacr',
    'idtyp',
    'session_state',
    'allowed-origins',
  ],
  'authnmethodsreferences',
  'authenticationmethod',
  'authenticationinstant',
  'multipleauthn',
]);

/** Hosts that belong to nobody who is tested: specifications, Microsoft, this machine. */
const publicHosts =
  /(^|\.)(microsoft\.com|microsoftonline\.com|windows\.net|xmlsoap\.org|oasis-open\.org|w3\.org|openid\.net|ietf\.org|rfc-editor\.org|refeds\.org|localhost)$|^(127\.[\d.]+|\[::1\])$/i;

/** Words of amrcheck's own and of the protocols; an account of that name is not looked for in text. */
const ownWords = new Set<string>([
  ...[
    ...scenarioIds,
    ...factorIds,
    'oidc',
    'saml',
    'wsfed',
    'password',
    'browser',
    'http',
    'answered',
    'refused',
  ],
  ...[
    'request',
    'page',
    'typed',
    'chose',
    'submitted',
    'waited',
    'redirect',
    'answer',
    'note',
    'first',
    'reuse',
  ],
  ...['pwd', 'otp', 'mfa', 'query', 'form_post', 'openid', 'code', 'user', 'name', 'true', 'false', 'null'],
]);

/** A run whose user names, e-mail addresses and host names are pseudonyms, the same one for the same name everywhere. */
export function pseudonymised(
  record: RunRecord,
  evidence: readonly Evidence[],
): { record: RunRecord; evidence: Evidence[] } {
  const names = new Names();
  for (const one of evidence) names.account(one.account.id);
  const all: JsonValue = { record: asJson(record), evidence: evidence.map((one) => asJson(one)) };
  collect(all, names);
  const { rename } = names;
  return {
    record: rename(record),
    evidence: evidence.map((one) => {
      const renamed = rename(withoutScreenshots(one));
      // The account's name may be a word that is not looked for in text.
      renamed.account.id = names.account(one.account.id);
      return recut(renamed);
    }),
  };
}

class Names {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  account(name: string): string {
    return this.#add(name, 'user');
  }

  /** The value of a claim or an attribute about the person. */
  personal(value: string): void {
    if (value.includes('@')) for (const [address] of value.matchAll(email)) this.email(address);
    else if (value.length >= 3) this.#add(value, 'name');
  }

  email(address: string): void {
    const [user = '', host = ''] = address.split('@');
    const known = this.#known.get(user.toLowerCase()) ?? this.#add(user, 'user');
    this.#known.set(address.toLowerCase(), `${known}@${this.host(host)}`);
  }

  host(host: string): string {
    return publicHosts.test(host) ? host : this.#add(host, 'host', '.example');
  }

  #add(name: string, kind: string, after = ''): string {
    const key = name.toLowerCase();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    // Letters and digits only: rules on the characters of a name must read it as they read most names.
    const pseudonym = `${kind}${String(count)}${after}`;
    this.#known.set(key, pseudonym);
    return pseudonym;
  }

  /** A copy of `value` with every name replaced; the longest first, and whole words only. */
  rename = <T>(value: T): T => {
    const words = [...this.#known.keys()]
      .filter((name) => name.length >= 2 && !ownWords.has(name))
      .sort((a, b) => b.length - a.length)
      .map((name) => [...new Set([name, encodeURIComponent(name).toLowerCase()])].map(escaped).join('|'));
    if (words.length === 0) return structuredClone(value);
    const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
    const text = (one: string) => one.replace(any, (name) => this.#pseudonymOf(name));
    const walk = (one: JsonValue): JsonValue => {
      if (typeof one === 'string') return text(one);
      if (Array.isArray(one)) return one.map(walk);
      if (one === null || typeof one !== 'object') return one;
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [text(key), walk(item)]));
    };
    return walk(asJson(value)) as T;
  };

  #pseudonymOf(name: string): string {
    const plain = this.#known.get(name.toLowerCase());
    return plain ?? encodeURIComponent(this.#known.get(decodeURIComponent(name).toLowerCase()) ?? 'name');
  }
}

// No match begins inside a longer one: a text of a million letters is gone through once.
const email =
  /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const address = /\bhttps?:\/\/([^\s/"'<>?#\\]+)/gi;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;

/** Keys under which claims stand in evidence. */
const claimHolders = new Set(['payload', 'claims']);

/** Everything in `value` that is a name. */
function collect(value: JsonValue, names: Names): void {
  if (typeof value === 'string') {
    for (const [found] of value.matchAll(email)) names.email(found);
    for (const [, host = ''] of value.matchAll(address)) names.host(host.replace(/:\d+$/, ''));
    return;
  }
  if (Array.isArray(value)) return value.forEach((item) => collect(item, names));
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value)) {
    if (claimHolders.has(key)) personalOf(item, names);
    if (key === 'nameId') personalOf(valueOf(item), names, true);
    if (key === 'attributes' && Array.isArray(item)) item.forEach((one) => attribute(one, names));
    if (key === 'domain' && typeof item === 'string') names.host(item);
    collect(item, names);
  }
}

function valueOf(item: JsonValue): JsonValue {
  return item !== null && typeof item === 'object' && !Array.isArray(item) ? (item['value'] ?? null) : item;
}

function attribute(one: JsonValue, names: Names): void {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return;
  const { name } = one;
  const last = (typeof name === 'string' ? name.split(/[/:]/).at(-1) : undefined) ?? '';
  if (!impersonal.has(last)) personalOf(one['values'] ?? null, names, true);
}

/** `all`: every string below is a name; else those of claims that are not known to be impersonal. */
function personalOf(value: JsonValue, names: Names, all = false): void {
  if (typeof value === 'string') {
    if (all) names.personal(value);
  } else if (Array.isArray(value)) {
    for (const item of value) personalOf(item, names, all);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) personalOf(item, names, all || !impersonal.has(key));
  }
}

/** Pictures show what stands on a page; they are not part of a bundle without names. */
function withoutScreenshots(evidence: Evidence): Evidence {
  return JSON.parse(
    JSON.stringify(evidence, (key, value: unknown) => (key === 'screenshot' ? undefined : value)),
  ) as Evidence;
}

/** Nothing in it can be used, though it was gathered with --keep-raw: tokens are cut, signatures of messages too. */
export function unusable(evidence: Evidence): Evidence {
  const cut = structuredClone(evidence);
  for (const { oidc, saml, wsfed } of cut.signIns) {
    for (const token of tokensOf(oidc)) token.cut = token.cut.split('.').slice(0, 2).join('.');
    for (const answer of [saml?.response, wsfed?.response]) {
      if (answer?.xml)
        answer.xml = answer.xml.replace(
          /(<(?:[\w.-]+:)?(?:SignatureValue|CipherValue)\b[^<>]*>)[^<]*/g,
          '$1',
        );
    }
  }
  return cut;
}

function tokensOf(oidc: OidcCapture | undefined): JwtEvidence[] {
  if (!oidc) return [];
  const all = [
    oidc.idToken,
    oidc.accessToken,
    ...oidc.refreshes.flatMap((one) => [one.idToken, one.accessToken]),
  ];
  return all.filter((token) => token?.kind === 'jwt');
}

/** A token is kept a second time as it came, where names are hidden from a search: made anew from what is left. */
function recut(evidence: Evidence): Evidence {
  for (const { oidc } of evidence.signIns) for (const token of tokensOf(oidc)) token.cut = cutOf(token);
  return evidence;
}

function cutOf({ header, payload }: JwtEvidence): string {
  return [header, payload]
    .map((part: JsonObject) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}
