import type { ScenarioId } from '../../core/model.ts';
import type { Scenario } from '../lane.ts';
import { everyAccount } from './every-account.ts';
import { fresh } from './fresh.ts';
import { hostileRequests } from './hostile-requests.ts';
import { mfa } from './mfa.ts';
import { microsoftPromptLogin } from './microsoft-prompt-login.ts';
import { refresh } from './refresh.ts';
import { cancelled, codeReplay, wrongCode } from './refused.ts';
import { rememberedDevice } from './remembered-device.ts';
import { ssoReuse } from './sso-reuse.ts';
import { stepUp } from './step-up.ts';
import { twoAtOnce } from './two-at-once.ts';
import { unsolicited } from './unsolicited.ts';

/** What is done in each scenario. What must hold afterwards is in the validators. */
export const scenarios: Record<ScenarioId, Scenario> = {
  mfa,
  // The same steps with an account that has no second factor: the negative control.
  'password-only': mfa,
  'every-account': everyAccount,
  'sso-reuse': ssoReuse,
  refresh,
  fresh,
  'microsoft-prompt-login': microsoftPromptLogin,
  'step-up': stepUp,
  'remembered-device': rememberedDevice,
  cancelled,
  'wrong-code': wrongCode,
  'code-replay': codeReplay,
  'two-at-once': twoAtOnce,
  'hostile-requests': hostileRequests,
  unsolicited,
};
