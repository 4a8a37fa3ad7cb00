/** `record` through the whole program, with a scripted person in place of the one at the screen. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { hintsText, recordTarget } from '../../cli/record.ts';
import { configSchema } from '../../core/config.ts';
import { planRun } from '../../core/plan.ts';
import { configOf } from '../../kill/factors.ts';
import { startLab, type Lab } from '../../lab/index.ts';

let lab: Lab<'oidc' | 'wsfed'>;
beforeAll(async () => {
  lab = await startLab({ protocols: ['oidc', 'wsfed'] });
});
afterAll(() => lab.stop());

test.for(['oidc', 'wsfed'] as const)('%s: signs in, and no hint is needed at the lab', async (protocol) => {
  const target = lab.targets.find((one) => one.protocol === protocol)!;
  const { username, password, totp } = target.accounts.find(({ id }) => id === 'alice')!;
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const context = createContext({
    env: {},
    stdout: stream,
    stderr: stream,
    signal: new AbortController().signal,
  });
  const config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0' },
    targets: { [target.id]: configOf(target) },
  });
  const person = Promise.withResolvers<undefined>();
  const recording = await recordTarget(planRun(config), context, {
    headed: false,
    onOpen: (page) => {
      const signIn = async (): Promise<void> => {
        await page.locator('input:visible').first().fill(username);
        await page.locator('input[type=password]').fill(password);
        await page.locator('button').first().click();
        const code = page.locator('input:not([type=password], [type=hidden])');
        await page.waitForFunction('!document.querySelector("input[type=password]")');
        await code.first().fill(new TOTP({ secret: totp ?? '' }).generate());
        await page.locator('button').first().click();
      };
      signIn().then(() => person.resolve(undefined), person.reject);
    },
  });
  await person.promise;
  expect(recording).toEqual({ hints: [], notes: [], answered: true });
  expect(said.join('')).toMatch(/^Sign in in the browser/);
  expect(said.join('')).not.toContain(username);
});

test('hints are printed as they stand in the configuration', () => {
  const hints = [
    { match: '/door', field: 'input[name="x"]', action: 'code' as const },
    { field: '#go', action: 'press' as const },
  ];
  expect(hintsText('contoso', { hints })).toBe(`targets:
  contoso:
    pages:
      - { match: /door, field: 'input[name="x"]', action: code }
      - { field: '#go', action: press }
`);
});
