import type { Protocol, ScenarioId, SignInProtocol } from '../core/model.ts';

/** What a person can do by themselves; the others need a driver that gives up or types something wrong. */
export type PersonScenario = Extract<ScenarioId, 'mfa' | 'sso-reuse' | 'fresh' | 'step-up' | 'refresh'>;

/** One sign-in of a scenario, and what it asks of the provider beside what the configuration asks. */
export interface Step {
  /** As the validators know it. */
  purpose: string;
  asked: { prompt?: string; maxAge?: number; forceAuthn?: boolean; wfresh?: string };
  /** MFA is asked for, in the way in which this target can be. */
  forMfa?: true;
}

/** The same purposes as in the probes of these names, so that the same checks judge them. */
const steps: Record<Exclude<PersonScenario, 'refresh'>, Record<SignInProtocol, Step[]>> = {
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
  if (scenario === 'refresh' || protocol === 'external-mfa' || protocol === 'entra') return [];
  return steps[scenario][protocol];
}

/** What the sign-in before is called in a scenario that goes on from it. */
export const purposeBefore: Record<Exclude<PersonScenario, 'mfa'>, string> = {
  'sso-reuse': 'first',
  fresh: 'first',
  refresh: 'first',
  'step-up': 'password',
};

function same(all: Step[]): Record<SignInProtocol, Step[]> {
  return { oidc: all, saml: all, wsfed: all };
}
