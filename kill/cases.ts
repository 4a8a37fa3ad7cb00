import type { Protocol as AnyProtocol, ScenarioId, SignInProtocol as Protocol } from '../core/model.ts';
import { allDefects, hasIpv6, oidcForms, samlForms, variants, wsfedForms } from '../lab/index.ts';
import type { DefectId, LabDefect, SamlDefectId, VariantId, WsfedDefectId } from '../lab/index.ts';
import type { Variant } from '../lab/variants.ts';
import type { OidcFormId, SamlFormId, WsfedFormId } from '../lab/index.ts';

/** One row of the matrix: a provider of the lab, and what is done there. */
export interface Case {
  /** Of the lab's target: the defect's id, or the honest provider's. */
  id: string;
  protocol: AnyProtocol;
  /** `null`: the provider is honest, and no check may fail. */
  defect: Omit<LabDefect, 'protocol'> | null;
  scenarios: ScenarioId[];
  repeat?: number;
}

/** One at a provider that signs people in to any application. */
export type SignInCase = Case & { protocol: Protocol };

type AnyDefectId = DefectId | SamlDefectId | WsfedDefectId;
type AnyVariantId = VariantId | OidcFormId | SamlFormId | WsfedFormId;

const protocols: readonly Protocol[] = ['oidc', 'saml', 'wsfed'];
const suffix = { oidc: '', saml: '-saml', wsfed: '-wsfed' };
const formsOf = { oidc: oidcForms, saml: samlForms, wsfed: wsfedForms };

/** What an honest provider is asked: all that can be judged, of the plain one; of the others a sign-in, and one without a second factor. */
const harmless: ScenarioId[] = ['mfa', 'password-only'];
const everything: ScenarioId[] = [
  ...harmless,
  'every-account',
  'sso-reuse',
  'fresh',
  'microsoft-prompt-login',
  'step-up',
  'two-at-once',
  'unsolicited',
  'cancelled',
  'wrong-code',
  'code-replay',
];

/** The naive test looks at the `mfa` sign-in, so there is one in each row. */
const defective: SignInCase[] = allDefects.map((defect) => ({
  id: defect.id,
  protocol: defect.protocol,
  defect,
  scenarios: [...new Set<ScenarioId>(['mfa', defect.scenario ?? 'mfa'])],
  ...(defect.repeat !== undefined && { repeat: defect.repeat }),
}));

/** What can be judged only where it is offered. */
const more: Readonly<Record<string, ScenarioId[]>> = {
  'refresh-tokens': ['refresh'],
  'remembers-device': ['remembered-device'],
};

/** What the factor is makes no difference to the protocol, and a person who approves is not here. */
const isAsked = (variant: Variant, protocol: Protocol): boolean =>
  variant.factor === undefined || (protocol === 'oidc' && variant.factor !== 'approval');

const honest: SignInCase[] = protocols.flatMap((protocol) =>
  [
    `honest${suffix[protocol]}`,
    `ipv6${suffix[protocol]}`,
    ...Object.entries(variants)
      .filter(([id, variant]) => id !== 'plain' && isAsked(variant, protocol))
      .map(([id]) => id + suffix[protocol]),
    ...Object.keys(formsOf[protocol]),
  ].map((id) => ({
    id,
    protocol,
    defect: null,
    scenarios: id.startsWith('honest') ? everything : [...harmless, ...(more[id] ?? [])],
  })),
);

/** Every row there is: the lab's defects say themselves how each of them shows. */
export const cases: readonly SignInCase[] = [...defective, ...honest];

/** Rows that this machine cannot run, and why. */
export const impossible = ({ id }: Case, ipv6 = hasIpv6()): string | undefined =>
  /^ipv6(-|$)/.test(id) && !ipv6 ? 'this machine has no address ::1' : undefined;

/** What the lab must be started with, so that all of them are there. */
export const everyDefect = allDefects.map(({ id }) => id as AnyDefectId);
export const everyVariant = [
  ...Object.keys(variants),
  ...protocols.flatMap((protocol) => Object.keys(formsOf[protocol])),
] as AnyVariantId[];
