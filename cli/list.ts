import { Argument } from 'commander';
import type { ScenarioId } from '../core/model.ts';
import type { Registration } from './main.ts';

type Rows = [id: string, text: string][];

const scenarioTitles: Record<ScenarioId, string> = {
  mfa: 'a fresh browser, password and second factor',
  'password-only': 'an account without a second factor: the negative control',
  'sso-reuse': 'a second sign-in in the same browser',
  fresh: 'in the same browser, a new authentication is demanded',
  'step-up': 'the password first, and then MFA is asked for',
  refresh: 'the tokens are refreshed three times',
  'wrong-code': 'a wrong code, once; only when named',
  cancelled: 'the second factor is left: skipped, cancelled, back and forward',
  'remembered-device': 'this device is remembered, and comes back',
  'microsoft-prompt-login': 'WS-Federation: what Entra sends for prompt=login',
  'every-account': 'each account that must use MFA',
  unsolicited: 'SAML 2.0: the provider begins, at the address in initiateUrl, and no request is sent',
  'two-at-once': 'two accounts sign in at the same moment',
  'code-replay': 'the same code a second time; only when named',
  'hostile-requests': 'External MFA: requests that Entra did not send',
};

/** What there is, each with a line about it. */
const lists: Record<string, () => Promise<Rows>> = {
  checks: async () => (await import('../validators/index.ts')).validators.map(({ id, title }) => [id, title]),
  profiles: async () => (await import('../profiles/index.ts')).profiles.map(({ id, title }) => [id, title]),
  scenarios: () => Promise.resolve(Object.entries(scenarioTitles)),
  providers: async () => {
    const [{ providers }, { generic }] = await Promise.all([
      import('../providers/index.ts'),
      import('../providers/generic.ts'),
    ]);
    return [...providers, generic].map(({ id, name, sendsByDefault, certainty }) => [
      id,
      `${name}: ${sendsByDefault}${certainty.sendsByDefault === 'reported' ? ' (reported)' : ''}`,
    ]);
  },
  defects: async () => {
    const [{ allDefects }, { externalMfaDefects }] = await Promise.all([
      import('../lab/index.ts'),
      import('../lab/external-mfa/index.ts'),
    ]);
    return [...allDefects, ...externalMfaDefects].map(({ id, title }) => [id, title]);
  },
  formats: async () =>
    (await import('../reports/index.ts')).reportFormats.map(({ id, fileName }) => [id, fileName]),
};

export const list: Registration = (program, context) => {
  program
    .command('list')
    .description(
      'Print what there is: checks, profiles, scenarios, providers, defects of the lab, report formats.',
    )
    .addArgument(new Argument('<what>').choices(Object.keys(lists)))
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ amrcheck list checks')
    .action(async (what: string, { json }: { json?: boolean }) => {
      const rows = (await lists[what]?.()) ?? [];
      if (json) {
        context.print(
          `${JSON.stringify(
            rows.map(([id, text]) => ({ id, ...(text && { title: text }) })),
            null,
            2,
          )}\n`,
        );
        return;
      }
      const width = Math.max(...rows.map(([id]) => id.length));
      context.print(rows.map(([id, text]) => `${`${id.padEnd(width)}  ${text}`.trimEnd()}\n`).join(''));
    });
};
