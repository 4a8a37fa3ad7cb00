import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asHarnessError, HarnessError } from '../../../core/errors.ts';
import { findBrowser } from '../../../probes/browsers.ts';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import type { Driver, SignInOutcome } from '../../../probes/drivers/driver.ts';
import { isCode, openSite, password, type Answer, type Site, type Visit } from './site.ts';

let driver: Driver;
let site: Site | undefined;

beforeAll(async () => {
  driver = await openBrowserDriver({ executablePath: await findBrowser(process.env), headed: false });
}, 30_000);
afterAll(() => driver?.close());
afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Signs in at a provider that answers so; `without` factors for the negative control. */
async function signIn(
  answer: (visit: Visit, done: Answer) => Answer,
  change: (task: Site['task']) => void = () => {},
): Promise<SignInOutcome & Pick<Site, 'visits' | 'screenshots' | 'task'>> {
  site = await openSite(answer);
  change(site.task);
  const session = await driver.newSession();
  try {
    return { ...(await session.signIn(site.task)), ...site };
  } finally {
    await session.close();
  }
}

const fails = (
  answer: (visit: Visit, done: Answer) => Answer,
  change?: (task: Site['task']) => void,
): Promise<HarnessError> =>
  signIn(answer, change).then(
    ({ end }) => Promise.reject(new Error(`ended with ${end.kind}`)),
    (thrown: unknown) => {
      if (thrown instanceof HarnessError) return thrown;
      throw asHarnessError(thrown);
    },
  );

const isControl = (task: Site['task']): void => {
  task.account.factors = [];
};

const loginForm = `<h1>Sign in</h1><form method="post" action="/password">
  <label>Username <input name="username"></label><label>Password <input type="password" name="password"></label>
  <a href="/forgot">Forgot password?</a><button>Sign in</button></form>`;
const codeForm = `<h1>Two-step verification</h1><form method="post" action="/code">
  <label>One-time code <input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form>`;
const accepts = ({ form }: Visit): boolean =>
  form.get('username') === 'alice' && form.get('password') === password;

/** Password, then the code page `page`, then back. */
const withCode =
  (page: string) =>
  (visit: Visit, done: Answer): Answer => {
    if (visit.path === '/password') return accepts(visit) ? page : loginForm;
    if (visit.path === '/code') return isCode(visit.form.get('otp')) ? done : page;
    return loginForm;
  };

test('user name and password on one page, then the code', async () => {
  const { end, factorsUsed, task, screenshots } = await signIn(withCode(codeForm));
  expect(end).toEqual({ kind: 'answered' });
  expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password', 'totp']);
  expect(screenshots.size).toBe(2);
});
