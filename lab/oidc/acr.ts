import type { Visit } from '../interaction.ts';
import type { SecondFactor, Variant } from '../variants.ts';

/** The Authentication Context Class References of the lab: a password alone, or with a second factor. */
export const acrValues = { pwd: 'urn:amrcheck:lab:pwd', mfa: 'urn:amrcheck:lab:mfa' } as const;

/** The acr that a request asks for. */
export interface AcrRequest {
  values: string[];
  /** OpenID Connect Core, section 5.5.1.1: an essential acr that is not met is a failed authentication. */
  essential: boolean;
}

interface ClaimsRequest {
  id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } };
}

/** The acr of a request: from the `claims` parameter where it is there, else from `acr_values`. */
export function acrRequest(params: Record<string, unknown>): AcrRequest {
  const claims = typeof params['claims'] === 'string' ? (JSON.parse(params['claims']) as ClaimsRequest) : {};
  const acr = claims.id_token?.acr;
  const values = acr?.values ?? (acr?.value === undefined ? [] : [acr.value]);
  if (values.length > 0) return { values, essential: acr?.essential === true };
  const wanted = typeof params['acr_values'] === 'string' ? params['acr_values'].split(' ') : [];
  return { values: wanted, essential: false };
}

/** The first acr of a request that the lab knows. */
export const wantedAcr = ({ values }: AcrRequest): string | undefined =>
  values.find((value) => value === acrValues.pwd || value === acrValues.mfa);

/** What RFC 8176 calls each of them; it has no name for a recovery code. */
const methods: Record<SecondFactor, string[]> = {
  app: ['otp'],
  'sent-code': ['sms'],
  'recovery-code': [],
  // Whether a key is kept in hardware is not told to a provider that does not ask for attestation.
  passkey: ['swk', 'user'],
  approval: ['mca'],
  certificate: ['swk'],
};

/** What the finished visit proves; `amr` says what was checked and nothing else. */
export function proof(visit: Visit, { factor }: Variant): { amr: string[]; acr: string } {
  return visit.codeAccepted
    ? { amr: ['pwd', ...methods[visit.chosen ?? factor ?? 'app'], 'mfa'], acr: acrValues.mfa }
    : { amr: ['pwd'], acr: acrValues.pwd };
}
