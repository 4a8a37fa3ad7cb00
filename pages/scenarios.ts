import type { Protocol, ScenarioId, SignInProtocol } from '../core/model.ts';
import type { HintedUser } from '../server/external-mfa/hint.ts';
import type { HostileKind } from '../server/external-mfa/request.ts';

/** What a person can do by themselves; the others need a driver that gives up or types something wrong. */
export type PersonScenario = Extract<
  ScenarioId,
  'mfa' | 'sso-reuse' | 'fresh' | 'step-up' | 'refresh' | 'hostile-requests'
>;

/** One sign-in of a scenario, and what it asks of the provider beside what the configuration asks. */
export interface Step {
  /** As the validators know it. */
  purpose: string;
  asked: {
    prompt?: string;
    maxAge?: number;
    forceAuthn?: boolean;
    wfresh?: string;
    /** External MFA: whom the hint names, and what is wrong with the request. */
    user?: HintedUser;
    hostile?: HostileKind;
  };
  /** MFA is asked for, in the way in which this target can be. */
  forMfa?: true;
}

type SignInScenario = Exclude<PersonScenario, 'refresh' | 'hostile-requests'>;

/** The same purposes as in the probes of these names, so that the same checks judge them. */
const steps: Record<SignInScenario, Record<SignInProtocol, Step[]>> = {
  mfa: same([{ purpose: 'first', asked: {} }]),
  'sso-reuse': same([{ purpose: 'reuse', asked: {} }]),
  fresh: {
    oidc: [
      { purpose: 'prompt=login', asked: { prompt: 'login' } },
      { purpose: 'max_age=0', asked: { maxAge: 0 } },
    ],
    saml: [{ purpose: 'ForceAuthn', asked: { forceAuthn: true } }],
    wsfed: [{ purpose: 'wfresh=0', asked: { wfresh: '0' } }],
  },
  'step-up': same([{ purpose: 'step-up', asked: {}, forMfa: true }]),
};

export function stepsOf(scenario: PersonScenario, protocol: Protocol): Step[] {
  if (scenario === 'refresh' || scenario === 'hostile-requests') return [];
  if (protocol === 'external-mfa' || protocol === 'entra') return [];
  return steps[scenario][protocol];
}

/** External MFA: a proper request about this person. */
export const callAbout = (user: HintedUser): Step[] => [{ purpose: 'first', asked: { user } }];

/** The check that tells whether the provider fell for a request. */
export const hostileChecks: Readonly<Record<HostileKind, string>> = {
  'hint-signature': 'external-mfa/hint-signature-checked',
  'hint-issuer': 'external-mfa/hint-issuer-checked',
  'hint-tenant': 'external-mfa/hint-tenant-checked',
  'redirect-uri': 'external-mfa/redirect-uri-checked',
  'other-user': 'external-mfa/other-user-refused',
  replayed: 'external-mfa/replayed-request-refused',
};
export const isHostileKind = (text: string | null): text is HostileKind =>
  text !== null && Object.hasOwn(hostileChecks, text);

/** What the sign-in before is called in a scenario that goes on from it. */
export const purposeBefore: Record<Exclude<PersonScenario, 'mfa'>, string> = {
  'sso-reuse': 'first',
  fresh: 'first',
  refresh: 'first',
  'step-up': 'password',
  'hostile-requests': 'first',
};

function same(all: Step[]): Record<SignInProtocol, Step[]> {
  return { oidc: all, saml: all, wsfed: all };
}
