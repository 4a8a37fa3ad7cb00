import type { Protocol, ScenarioId } from '../core/model.ts';

/** What a person can do by themselves; the others need a driver that gives up or types something wrong. */
export type PersonScenario = Extract<ScenarioId, 'mfa' | 'sso-reuse' | 'fresh' | 'step-up' | 'refresh'>;

/** One sign-in of a scenario, and what it asks of the provider beside what the configuration asks. */
export interface Step {
  /** As the validators know it. */
  purpose: string;
  asked: {
    prompt?: string;
    maxAge?: number;
    acrValues?: string;
    forceAuthn?: boolean;
    requestedAuthnContext?: { comparison: 'exact'; classRefs: string[] };
    wfresh?: string;
    wauth?: string;
  };
}

const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** The same purposes as in the probes of these names, so that the same checks judge them. */
const steps: Record<Exclude<PersonScenario, 'refresh'>, Record<Protocol, Step[]>> = {
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
  'step-up': {
    oidc: [{ purpose: 'step-up', asked: { acrValues: multiFactor } }],
    saml: [
      {
        purpose: 'step-up',
        asked: { requestedAuthnContext: { comparison: 'exact', classRefs: [multipleauthn] } },
      },
    ],
    wsfed: [{ purpose: 'step-up', asked: { wauth: multipleauthn } }],
  },
};

export function stepsOf(scenario: PersonScenario, protocol: Protocol): Step[] {
  return scenario === 'refresh' ? [] : steps[scenario][protocol];
}

/** What the sign-in before is called in a scenario that goes on from it. */
export const purposeBefore: Record<Exclude<PersonScenario, 'mfa'>, string> = {
  'sso-reuse': 'first',
  fresh: 'first',
  refresh: 'first',
  'step-up': 'password',
};

function same(all: Step[]): Record<Protocol, Step[]> {
  return { oidc: all, saml: all, wsfed: all };
}
