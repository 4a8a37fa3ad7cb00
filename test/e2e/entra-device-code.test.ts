/** A person signs in elsewhere, by the code that amrcheck shows: through the stand-in for Entra. */
import { chromium, type Browser, type Page } from 'playwright';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabAccount } from '../../lab/accounts.ts';
import { startEntraLab, type EntraLab } from '../../lab/entra/index.ts';
import { federate } from '../../lab/entra/practice.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { findBrowser } from '../../probes/browsers.ts';
import { amrcheck } from '../cli/command-line.ts';
import { targetNamed } from './lab-run.ts';
import { runTargets } from './run-targets.ts';

/** One for each of the people, so that none waits for a code. */
const domains = ['run.lab.invalid', 'partner-center.lab.invalid'] as const;
let lab: Lab<'wsfed'>;
let entra: EntraLab;
let browser: Browser;
let settings: Record<string, unknown>;
let people: LabAccount[];

beforeAll(async () => {
  entra = await startEntraLab({ deviceCode: { interval: 0.2 } });
  lab = await startLab({ protocols: ['wsfed'], replies: [entra.reply], accounts: 2 });
  const [honest] = lab.targets;
  people = honest!.accounts;
  const [target] = domains.map((domain, index) =>
    federate(entra, honest!, people[index]!, {
      domain,
      totp: people[index]!.totp!,
      federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
      promptLoginBehavior: 'disabled',
      policyDemandsMfa: true,
    }),
  );
  settings = { ...target, flow: 'device-code' };
  delete settings['accounts'];
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
});

afterAll(async () => {
  await browser.close();
  await lab.stop();
  await entra.stop();
});

/** Fills the field in, presses Enter, and is on the page that comes then: several have a field of this name. */
async function enter(page: Page, field: string, text: string): Promise<void> {
  await page.fill(field, text);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.press(field, 'Enter')]);
}

/** What a person does who was told to open this page and enter this code. */
async function signInElsewhere(told: string, person: 0 | 1): Promise<string> {
  const [, address, code] = /[Oo]pen (\S+) in any browser,? (?:and )?enter the code (\w+)/.exec(told) ?? [];
  const { username, password, totp } = people[person]!;
  const page = await browser.newPage();
  await page.goto(address!);
  await enter(page, '[name=user_code]', code!);
  // Whose sign-in it is, Entra asks first.
  await enter(page, '[name=username]', `${username}@${domains[person]}`);
  await page.fill('[name=username]', username);
  await enter(page, '[name=password]', password);
  await enter(page, '[name=code]', new TOTP({ secret: Secret.fromBase32(totp!) }).generate());
  const end = await page.waitForSelector('h1:has-text("You have signed in"), [role=alert]');
  const text = await end.innerText();
  await page.close();
  return text;
}

test('amrcheck run shows the code, waits, and judges the token; nobody saw the factors', async () => {
  let ended: Promise<string> | undefined;
  const told: string[] = [];
  const { result, evidence } = await runTargets(
    { person: settings },
    {
      progress: ({ message }) => {
        told.push(message);
        if (message.includes('enter the code')) ended = signInElsewhere(message, 0);
      },
    },
  );
  expect(await ended).toBe('You have signed in');
  const target = targetNamed(result, 'person');
  expect(target).toMatchObject({ verdict: 'pass', cmdlet: 'pass' });
  expect(target.probes.map(({ scenario, account, verdict }) => [scenario, account, verdict])).toEqual([
    ['mfa', 'you', 'pass'],
    ['refresh', 'you', 'pass'],
  ]);
  expect(evidence.every(({ factorsUnseen }) => factorsUnseen)).toBe(true);
  // One sign-in for both, and its code is nowhere but in what the person was told.
  const codes = told.flatMap((message) => /enter the code (\w+)/.exec(message)?.[1] ?? []);
  expect(codes).toHaveLength(1);
  expect(JSON.stringify(evidence)).not.toContain(codes[0]);
});

test('amrcheck partner-center shows the code, and then who came without MFA', async () => {
  let ended: Promise<string> | undefined;
  const { code, stdout, stderr } = await amrcheck(
    ['partner-center', '--client-id', entra.clientId, '--authority', entra.authority, '--api', entra.api],
    {
      onSaid: (text) => {
        if (text.includes('enter the code')) ended = signInElsewhere(text, 1);
      },
    },
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('the code is good for 15 minutes')]);
  expect(await ended).toBe('You have signed in');
  expect(stdout).toContain('requests with MFA on');
});
