import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { readCa } from '../../server/input.ts';
import { ProviderHttp } from '../../server/provider-http.ts';
import type { RelyingParty } from '../../server/relying-party.ts';
import type { TargetConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import type { ClockFacts } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import { verifiedCertificate } from '../drivers/certificates.ts';
import { askedOf } from '../sign-in.ts';
import { discoverTarget, factsOf, type Discovered } from '../target.ts';
import { checked, daysUntil, soonDays, toMend, type Checked } from './finding.ts';
import { lookAtFirstPage } from './registration.ts';

export interface CheckupTools {
  relyingParty: RelyingParty;
  /** Of the relying party's https, PEM. */
  ownCertificate?: string;
  redactor: Redactor;
  env: NodeJS.ProcessEnv;
}

/** Everything about one provider that can be seen without a login. */
export async function checkProvider(
  id: string,
  config: TargetConfig,
  tools: CheckupTools,
): Promise<Checked[]> {
  const startedAt = performance.now();
  const target = { ...config, id };
  let discovered: Discovered;
  try {
    discovered = await discoverTarget(target, factsOf(id, config), tools);
  } catch (thrown) {
    return [toMend('provider', thrown)];
  }
  const { recognised, provider } = discovered;
  const source = (config.protocol === 'oidc' ? config.issuer : (config.metadata ?? config.url)) ?? '';
  const took = Math.round(performance.now() - startedAt);
  const product =
    recognised.id === 'generic'
      ? 'The product was not recognised, and need not be.'
      : `It is ${provider.name}: ${recognised.detectedBy}.`;
  return [
    { subject: 'provider', state: 'ok', text: `${source} was read in ${took} ms. ${product}` },
    await checked('TLS', () => checkTls(source, target, tools.env)),
    ...checkKeys(discovered),
    checkClock(discovered.clock()),
    await checked('registration', () => checkRegistration(discovered, target, tools)),
    ...(discovered.isClientTaken ? [await checked('client', () => checkClient(discovered, target))] : []),
  ];
}

/** Discovery has verified the chain; what remains to be told is how long it holds. */
async function checkTls(
  source: string,
  { id, tls }: TargetConfig & { id: string },
  env: NodeJS.ProcessEnv,
): Promise<Omit<Checked, 'subject'>> {
  if (!/^https?:/i.test(source)) return { state: 'note', text: 'What describes the provider is a file.' };
  if (/^http:/i.test(source)) return { state: 'ok', text: 'None, and none is needed on this machine.' };
  if (env['HTTPS_PROXY'] ?? env['https_proxy'])
    return {
      state: 'note',
      text: 'The chain is trusted. It is seen through a proxy, so its end was not looked at.',
    };
  const { origin } = new URL(source);
  const ca =
    tls?.ca === undefined
      ? undefined
      : [...getCACertificates('default'), await readCa(tls.ca, `targets.${id}.tls.ca`)].join('\n');
  const certificate = new X509Certificate(
    await verifiedCertificate(origin, ca).catch((cause: unknown) => {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new HarnessError(
        'PROVIDER_CERTIFICATE_UNTRUSTED',
        `The TLS certificate of ${origin} could not be looked at: ${said}.`,
        'Look at it with a browser: its chain must be whole, and its CA one that this machine trusts.',
        { cause },
      );
    }),
  );
  const days = daysUntil(certificate.validToDate);
  const text = `The chain is trusted, and the certificate of ${origin} ends in ${days} days.`;
  return days < soonDays ? { state: 'note', text: `${text} Renew it.` } : { state: 'ok', text };
}

/** When what the provider signs with ends, where that is published. */
function checkKeys({ discovery, metadata }: Discovered): Checked[] {
  if (metadata) {
    const { keys, validUntil } = metadata;
    const ends = keys.flatMap(({ notAfter }) => (notAfter === undefined ? [] : [daysUntil(notAfter)]));
    const nearest = Math.min(...ends);
    const text = `${keys.length} signing key${keys.length === 1 ? '' : 's'}${ends.length === 0 ? '' : `; the first certificate ${ending(nearest)}`}.`;
    const isOver = nearest < soonDays;
    const until: Checked[] =
      validUntil === undefined
        ? []
        : [
            {
              subject: 'metadata',
              state: daysUntil(validUntil) < 1 ? 'note' : 'ok',
              text: `It says of itself that it ${ending(daysUntil(validUntil))}.`,
            },
          ];
    return [
      {
        subject: 'keys',
        state: isOver ? 'note' : 'ok',
        text: isOver
          ? `${text} SAML trusts the key and not its certificate, but Microsoft's side wants it renewed.`
          : text,
      },
      ...until,
    ];
  }
  const jwks = discovery?.().jwks;
  if (!jwks || jwks.total === 0) {
    return [
      {
        subject: 'keys',
        state: 'mend',
        fault: 'provider',
        text: 'The provider publishes no key, so no signature can be verified.',
        hint: 'Tell the vendor: the discovery document must name a jwks_uri with the signing keys (OpenID Connect Discovery 1.0, section 3).',
      },
    ];
  }
  const kinds = [...new Set(jwks.keys.map(({ alg, kty }) => (typeof alg === 'string' ? alg : kty)))];
  return [
    {
      subject: 'keys',
      state: 'ok',
      text: `${jwks.total} published (${kinds.map(String).join(', ')}).`,
    },
  ];
}

function ending(days: number): string {
  if (days < 0) return `ended ${-days} days ago`;
  return `ends in ${days} days`;
}

/** What validators allow, and what a TOTP code bears. */
const toleranceMs = 60_000;
const noticedMs = 10_000;

export function checkClock({ offsetMs, uncertaintyMs }: ClockFacts): Checked {
  if (offsetMs === null) {
    return { subject: 'clock', state: 'note', text: 'The provider sent no Date, so it was not compared.' };
  }
  const away = Math.abs(offsetMs);
  const text = `The provider's clock is ${(away / 1000).toFixed(1)} s ${offsetMs < 0 ? 'behind' : 'ahead of'} this machine's (± ${(uncertaintyMs / 1000).toFixed(1)} s).`;
  if (away - uncertaintyMs <= noticedMs) return { subject: 'clock', state: 'ok', text };
  const hint =
    'Set both by NTP: times in tokens are compared, and a TOTP code is good for half a minute only.';
  if (away - uncertaintyMs <= toleranceMs) return { subject: 'clock', state: 'note', text, hint };
  return { subject: 'clock', state: 'mend', fault: 'environment', text, hint };
}

async function checkClient(
  discovered: Discovered,
  { clientId = '', clientSecret }: TargetConfig,
): Promise<Omit<Checked, 'subject'>> {
  const what = `${clientId}${clientSecret === undefined ? '' : ' and its secret'}`;
  return (await discovered.isClientTaken?.())
    ? { state: 'ok', text: `The provider takes ${what}.` }
    : { state: 'note', text: `Whether the provider takes ${what} shows only at the first sign-in.` };
}

async function checkRegistration(
  discovered: Discovered,
  config: TargetConfig & { id: string },
  { relyingParty, ownCertificate = '', redactor }: CheckupTools,
): Promise<Omit<Checked, 'subject'>> {
  const begun = await discovered.begin(askedOf(config));
  const caKey = `targets.${config.id}.tls.ca`;
  const ca = config.tls?.ca === undefined ? '' : await readCa(config.tls.ca, caKey);
  // The way begins at our own start address.
  const http = new ProviderHttp({ ca: [ca, ownCertificate].filter(Boolean).join('\n'), caKey });
  try {
    const found = await lookAtFirstPage(begun, http, redactor);
    const isForeign = !begun.callbackUrl.startsWith(`${relyingParty.baseUrl}/`);
    return isForeign && found.state === 'ok'
      ? { ...found, text: `${found.text} The answer will be taken in the browser and never sent there.` }
      : found;
  } finally {
    begun.cancel();
    await http.close();
  }
}
