import type { JsonObject, PageHintName, Protocol } from '../core/model.ts';
import type { RemedyTopic } from '../core/validator.ts';

/** What is known of one product: how to recognise it, where its pages differ, and how to make it say `mfa`. */
export interface Provider {
  /** Equals the file's name. */
  id: string;
  name: string;
  /**
   * Why it is this product, in a clause; null where it is not. `discovery` is null where there was none: over SAML 2.0 and
   * WS-Federation, where `issuer` is the entityID.
   */
  recognise(issuer: URL, discovery: JsonObject | null): string | null;
  /** CSS selectors, only where the generic reading of a page is not enough. */
  pages: PageHints;
  /** What stands in `amr` when nothing is configured. One or two sentences. */
  sendsByDefault: string;
  /** How it is known what it sends, and what its pages look like. */
  certainty: { sendsByDefault: Certainty; pages: Certainty };
  /**
   * How a relying party is registered, by protocol, with the names that the product's own pages have. `{redirectUri}`,
   * `{acs}`, `{entityId}`, `{reply}`, `{realm}` and `{clientId}` stand for what amrcheck says of itself.
   */
  register?: Partial<Record<Protocol, ProviderRemedy>>;
  /** Product-specific steps, by what is wrong. Only what the product's own code or documentation says. */
  remedies: Partial<Record<RemedyTopic, ProviderRemedy>>;
}

/** Seen in a run of amrcheck, said by the product's own code or documentation, or said by others only. */
export type Certainty = 'seen' | 'documented' | 'reported';

export interface ProviderRemedy {
  steps: string[];
  /** Where it is documented. */
  source: string;
}

/** CSS selectors by what they find on the product's pages. */
export type PageHints = Partial<Record<PageHintName, string>>;

/** An endpoint of the discovery document, where it is there and an address. */
export function endpointOf(discovery: JsonObject | null, name: string): URL | null {
  const endpoint = discovery?.[name];
  return typeof endpoint === 'string' ? URL.parse(endpoint) : null;
}

/** Whether `host` is one of `domains` or under one of them. */
export function isUnder(host: string, ...domains: string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
