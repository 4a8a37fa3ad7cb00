/** Every rule for federated providers that Microsoft's pages give rise to has a check, and a profile demands it. */
import { expect, test } from 'vitest';
import { overProtocol } from '../../core/profile.ts';
import { entraGuest } from '../../profiles/entra-guest.ts';
import { entraSaml } from '../../profiles/entra-saml.ts';
import { entraWsfed } from '../../profiles/entra-wsfed.ts';
import { validators } from '../../validators/index.ts';

const numbered = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

/** Rules that are held by a check which cites another source. */
const elsewhere: Record<string, string> = {
  // MFA in an attribute alone is ignored: the check on the class says so in its detail.
  'SAML-02': 'saml/class-is-multipleauthn',
  // So does the one on the methods of authnmethodsreferences.
  'WSF-02': 'wsfed/says-multipleauthn',
  // With wauth a second factor is really asked for: what the page asked for is what counts.
  'WSF-06': 'session/second-factor-asked',
  'WSF-08': 'session/wfresh-honoured',
};

const demanded = [entraSaml, entraWsfed, entraGuest].flatMap((profile) =>
  profile.protocols.flatMap((protocol) => Object.values(overProtocol(profile, protocol).demands).flat()),
);

test.each([...numbered('SAML', 12), ...numbered('WSF', 8), 'FED-01'])('%s', (rule) => {
  const checks = validators.filter(
    ({ id, requirement }) => requirement.id === rule || elsewhere[rule] === id,
  );
  expect(checks).not.toEqual([]);
  for (const { id } of checks) expect(demanded.map(({ validator }) => validator.id)).toContain(id);
});
