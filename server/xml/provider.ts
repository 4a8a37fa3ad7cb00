import type { TargetConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import type { ClockFacts } from '../../core/evidence.ts';
import type { Instant } from '../../core/model.ts';
import { readCa, readInput } from '../input.ts';
import { addressFault, ProviderHttp, type ProviderHttpOptions } from '../provider-http.ts';
import { configuredKeys, type ProviderKeys } from './keys.ts';
import { readMetadata } from './metadata.ts';

/** A SAML 2.0 or WS-Federation provider, as its metadata or the configuration describes it. */
export interface XmlProvider {
  /** The entityID, or the issuer as configured. */
  readonly issuer: string;
  /** Where a sign-in begins, by the way in which the browser gets there. */
  readonly endpoints: { redirect?: string; post?: string };
  readonly wantAuthnRequestsSigned: boolean;
  readonly keys: ProviderKeys;
  /** Reads the keys again; absent where they are not from metadata at an address. Throws HarnessError. */
  readonly keysNow?: () => Promise<ProviderKeys>;
  /** When its metadata ends, where that says so. */
  readonly validUntil?: Instant;
  /** Measured while metadata was fetched; from a file there is nothing to measure. */
  readonly clock: ClockFacts;
  readonly target: TargetConfig & { id: string };
}

/** Fetches or reads what the target names. Throws HarnessError where no sign-in could begin. */
export async function openXmlProvider(
  target: TargetConfig & { id: string },
  options: Pick<ProviderHttpOptions, 'timeLimitMs' | 'sizeLimitBytes' | 'now'> = {},
): Promise<XmlProvider> {
  const pinned =
    target.certificate === undefined
      ? undefined
      : configuredKeys(
          await readInput(target.certificate, keyOf(target, 'certificate')),
          keyOf(target, 'certificate'),
        );
  const described =
    target.metadata === undefined ? fromConfiguration(target) : await fromMetadata(target, options);
  const provider = {
    ...described,
    keys: pinned ?? described.keys,
    target,
    ...(!pinned &&
      isAddress(target.metadata) && { keysNow: async () => (await fromMetadata(target, options)).keys }),
  };
  refuseEndpoints(provider);
  return provider;
}

const isAddress = (source = ''): boolean => /^https?:/i.test(source);

type Described = Omit<XmlProvider, 'target'>;

const keyOf = ({ id }: { id: string }, key: string): string => `targets.${id}.${key}`;

function fromConfiguration(target: TargetConfig & { id: string }): Described {
  const missing = (['certificate', 'url', 'issuer'] as const).find((key) => target[key] === undefined);
  if (missing) {
    throw new HarnessError(
      'CONFIG_INVALID',
      `${keyOf(target, 'metadata')} is missing, and so is ${keyOf(target, missing)}.`,
      "Give the provider's metadata (a URL or a file), or all of certificate, url and issuer.",
    );
  }
  const { url = '', issuer = '' } = target;
  const endpoints = { redirect: url, post: url };
  const clock = { offsetMs: null, uncertaintyMs: 0 };
  return { issuer, endpoints, wantAuthnRequestsSigned: false, keys: [], clock };
}

async function fromMetadata(
  target: TargetConfig & { id: string },
  options: Pick<ProviderHttpOptions, 'timeLimitMs' | 'sizeLimitBytes' | 'now'>,
): Promise<Described> {
  const { metadata: source = '', issuer: entityId, url } = target;
  const protocol = target.protocol === 'wsfed' ? 'wsfed' : 'saml';
  const { xml, clock } = await fetchMetadata(target, source, options);
  const metadata = readMetadata(xml, { protocol, source, entityId });
  const passive = metadata.passiveEndpoint;
  const published =
    protocol === 'saml' ? metadata.singleSignOn : passive === undefined ? {} : { redirect: passive };
  const { wantAuthnRequestsSigned, keys, validUntil } = metadata;
  const endpoints = url === undefined ? published : { redirect: url, post: url };
  return {
    issuer: metadata.entityId,
    endpoints,
    wantAuthnRequestsSigned,
    keys,
    clock,
    ...(validUntil !== undefined && { validUntil }),
  };
}

async function fetchMetadata(
  target: TargetConfig & { id: string },
  source: string,
  options: Pick<ProviderHttpOptions, 'timeLimitMs' | 'sizeLimitBytes' | 'now'>,
): Promise<{ xml: string; clock: ClockFacts }> {
  if (!isAddress(source)) {
    return {
      xml: await readInput(source, keyOf(target, 'metadata')),
      clock: { offsetMs: null, uncertaintyMs: 0 },
    };
  }
  const caKey = keyOf(target, 'tls.ca');
  const ca = target.tls?.ca === undefined ? {} : { ca: await readCa(target.tls.ca, caKey) };
  const http = new ProviderHttp({ ...options, ...ca, caKey });
  try {
    const accept = 'application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1';
    const answer = await http.get(source, accept);
    if (answer.status === 200) return { xml: answer.text, clock: http.clock };
    throw new HarnessError(
      'METADATA_UNUSABLE',
      `The metadata at ${source} cannot be used: the provider answered with HTTP ${answer.status}.`,
      `Correct ${keyOf(target, 'metadata')}; open the address in a browser and see what is there.`,
    );
  } finally {
    await http.close();
  }
}

function refuseEndpoints({ endpoints, target }: XmlProvider): void {
  const { metadata, protocol } = target;
  if (!endpoints.redirect && !endpoints.post) {
    throw new HarnessError(
      'METADATA_UNUSABLE',
      `The metadata at ${metadata ?? ''} names no address at which a sign-in could begin.`,
      `Set ${keyOf(target, 'url')} to the provider's ${protocol === 'saml' ? 'single sign-on address' : 'passive endpoint'}.`,
    );
  }
  const { initiateUrl = [] } = target;
  for (const address of [Object.values(endpoints), initiateUrl].flat()) {
    const fault = addressFault(address);
    if (!fault) continue;
    const key = (['url', 'initiateUrl'] as const).find((name) => target[name] === address);
    const named = key
      ? `${keyOf(target, key)} is ${address}, which`
      : `${address}, where the metadata lets a sign-in begin,`;
    throw new HarnessError(
      key ? 'CONFIG_INVALID' : 'METADATA_UNUSABLE',
      `${named} ${fault}.`,
      'It must be an https address: passwords would travel in the clear.',
    );
  }
}
