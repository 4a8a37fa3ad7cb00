import { HarnessError } from '../core/errors.ts';
import type { JsonObject, JsonValue } from '../core/model.ts';
import { cloudNamed, nationalCloudIds, type NationalCloudId } from '../core/national-clouds.ts';
import { visible } from '../reports/visible.ts';
import type { Context } from './context.ts';
import type { Registration } from './main.ts';
import { checkNames } from './options.ts';

interface Flags {
  cloud: NationalCloudId;
  api?: string;
  authority?: string;
  clientId?: string;
  tenant?: string;
  json?: boolean;
}

const variable = 'AMRCHECK_PARTNER_CENTER_TOKEN';

/** What Partner Center itself has counted: who and what came without MFA. */
export const partnerCenter: Registration = (program, context) => {
  program
    .command('partner-center')
    .description('Show which applications and people Partner Center has not seen MFA of yet.')
    .option('--cloud <id>', `which of Microsoft's clouds: ${nationalCloudIds.join(', ')}`, 'global')
    .option('--client-id <id>', 'sign in as a person by a code, with this application, instead of a token')
    .option('--tenant <id>', 'where that person signs in (default: organizations)')
    .option('--authority <url>', 'another address of Entra, for a stand-in')
    .option('--api <url>', 'another address of Partner Center, for a stand-in')
    .option('--json', 'the answers as they came')
    .addHelpText(
      'after',
      `
The access token for Partner Center comes from ${variable}, or with --client-id from a
sign-in with any browser, by a code that is shown here. The answers are reported to have
these fields; what has others is shown as it is with --json.

Example:
  $ amrcheck partner-center --client-id 11111111-2222-3333-4444-555555555555`,
    )
    .action(async (flags: Flags) => {
      const { cloud, api, json } = flags;
      checkNames('cloud', [cloud], nationalCloudIds);
      const token = flags.clientId === undefined ? tokenIn(context) : await signedInToken(flags, context);
      const [{ adoptionOf }, { ProviderHttp }] = await Promise.all([
        import('../server/entra/apis.ts'),
        import('../server/provider-http.ts'),
      ]);
      const http = new ProviderHttp({ caKey: 'NODE_EXTRA_CA_CERTS' });
      const address = api ?? cloudNamed(cloud).partnerCenter;
      try {
        const adoption = await adoptionOf(http, address.replace(/\/$/, ''), token);
        for (const { status } of Object.values(adoption)) if (status !== 200) throw refused(status, address);
        context.print(json ? `${JSON.stringify(adoption, null, 2)}\n` : adoptionText(adoption));
      } finally {
        await http.close();
      }
    });
};

function tokenIn({ env, redactor }: Context): string {
  const token = env[variable];
  if (!token) {
    throw new HarnessError(
      'CONFIG_VARIABLE_MISSING',
      `${variable} is not set.`,
      'Put an access token for Partner Center there, e.g. of az account get-access-token, or sign in with --client-id.',
    );
  }
  redactor.add(token, 'access token');
  return token;
}

/** The token of whoever enters the code that is shown. */
async function signedInToken(
  { cloud, authority, clientId, tenant }: Flags,
  { redactor, signal, say }: Context,
): Promise<string> {
  const [{ awaitPerson, requestDeviceCode }, { openEntraTenant }, { parseJsonObject }] = await Promise.all([
    import('../server/entra/device-code.ts'),
    import('../server/entra/tenant.ts'),
    import('../server/json.ts'),
  ]);
  const opened = await openEntraTenant(
    { id: 'partner-center', cloud, authority, clientId, tenant },
    redactor,
  );
  try {
    const device = await requestDeviceCode(opened, redactor);
    const minutes = Math.round((device.expiresAt - Date.now()) / 60_000);
    say(visible(`Open ${device.verificationUri} in any browser and enter the code ${device.userCode}.`, 300));
    say(`Waiting for the sign-in; the code is good for ${String(minutes)} minutes.`);
    const body = parseJsonObject((await awaitPerson(opened, device, signal)).text);
    const token = body?.['access_token'];
    if (typeof token !== 'string') {
      const said = [body?.['error'], body?.['error_description']].filter((part) => typeof part === 'string');
      throw new HarnessError(
        'CREDENTIALS_REJECTED',
        `Entra gave no token: ${said.join(': ') || 'it gave no reason'}.`,
        'Sign in again, with MFA, and accept what the application asks for.',
      );
    }
    redactor.add(token, 'access token');
    return token;
  } finally {
    await opened.http.close();
  }
}

function refused(status: number, address: string): HarnessError {
  return new HarnessError(
    'PROVIDER_ANSWER_UNREADABLE',
    `Partner Center at ${address} answered HTTP ${String(status)}.`,
    status === 401
      ? 'The token is expired, for another API, or without MFA; amrcheck validate judges it.'
      : 'Check the address, and whether the account may read security data of the partner tenant.',
  );
}

type Adoption = Record<'applications' | 'principals', { body: JsonValue | undefined }>;

/** Two tables: applications by their share of requests with MFA, and people without. */
export function adoptionText({ applications, principals }: Adoption): string {
  const { items, totalCount } = isObject(principals.body) ? principals.body : {};
  const listed = objectsIn(applications.body)?.map((row) => {
    const [compliant, total] = [Number(row['mfaCompliantRequestCount']), Number(row['totalRequestCount'])];
    const name = textOf(row['applicationName']) || textOf(row['applicationId']);
    return `  ${compliant === total ? '✓' : '✗'} ${name}: ${String(compliant)} of ${String(total)} requests with MFA on ${textOf(row['loginDate'])}`;
  });
  const people = objectsIn(items)?.map(
    (row) => `  ✗ ${textOf(row['upn'])}: last without MFA ${textOf(row['lastNonMfaCompliantLoginDateTime'])}`,
  );
  const more = typeof totalCount === 'number' ? totalCount - (people?.length ?? 0) : 0;
  if (people && more > 0) people.push(`  … and ${String(more)} more`);
  // What was not understood is not nobody.
  const or = (lines: string[] | undefined, none: string): string[] =>
    lines === undefined ? [`  ${unread}`] : lines.length > 0 ? lines : [`  ${none}`];
  return [
    'Applications',
    ...or(listed, 'none have asked'),
    'People whom Partner Center saw without MFA in the last 7 days',
    ...or(people, 'none'),
    '',
  ].join('\n');
}

const unread = 'The answer has another shape than expected, so this cannot be told; --json shows it.';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: JsonValue | undefined): JsonObject[] | undefined =>
  Array.isArray(value) ? value.filter((one) => isObject(one)) : undefined;
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
