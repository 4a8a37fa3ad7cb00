import type { RunnableScenario } from '../../core/plan.ts';
import type { Scenario } from '../lane.ts';
import { everyAccount } from './every-account.ts';
import { fresh } from './fresh.ts';
import { mfa } from './mfa.ts';
import { refresh } from './refresh.ts';
import { cancelled, codeReplay, wrongCode } from './refused.ts';
import { ssoReuse } from './sso-reuse.ts';

/** What is done in each scenario. What must hold afterwards is in the validators. */
export const scenarios: Record<RunnableScenario, Scenario> = {
  mfa,
  // The same steps with an account that has no second factor: the negative control.
  'password-only': mfa,
  'every-account': everyAccount,
  'sso-reuse': ssoReuse,
  refresh,
  fresh,
  cancelled,
  'wrong-code': wrongCode,
  'code-replay': codeReplay,
};
