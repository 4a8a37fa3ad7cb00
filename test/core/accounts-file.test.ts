import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../core/load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-accounts-'));

function load(csv: string, env: Record<string, string> = {}, protocol = 'oidc') {
  writeFileSync(join(folder, 'accounts.csv'), csv);
  const target = {
    protocol,
    issuer: 'https://x.example',
    clientId: 'c',
    accountsFile: 'accounts.csv',
  };
  const path = join(folder, 'amrcheck.yaml');
  writeFileSync(path, JSON.stringify({ targets: { x: target } }));
  return loadConfig(path, env);
}

test('accounts are read from the file, their secrets from where they are kept', async () => {
  const csv = [
    '\uFEFFaccount,username,password,totp,requireMfa',
    '# people',
    'alice,"a, lice",${env:A},${env:T},',
    '',
    ',svc@x.example,${env:B},,yes',
  ].join('\r\n');
  const { config, secrets, warnings } = await load(csv, { A: 'pa"ss', B: 'b', T: 'JBSWY3DPEHPK3PXP' });
  expect(config.targets['x']!.accounts).toEqual({
    alice: {
      username: 'a, lice',
      password: 'pa"ss',
      factors: [{ totp: 'JBSWY3DPEHPK3PXP' }],
      requireMfa: false,
    },
    'svc@x.example': { username: 'svc@x.example', password: 'b', factors: [], requireMfa: true },
  });
  expect(secrets.map(({ value }) => value)).toContain('pa"ss');
  expect(warnings).toEqual([]);
});

test('a secret in the clear gets a warning, and what is missing is named', async () => {
  const { warnings } = await load('username,password\nalice,secret-in-the-clear\n');
  expect(warnings.join()).toContain('targets.x.accounts.alice.password');
  expect(warnings.join()).not.toContain('secret-in-the-clear');
  await expect(load('username,password\nalice,${env:GONE}\n')).rejects.toThrow(/GONE is not set/);
});

test('External MFA needs no password, as Entra has checked it', async () => {
  const { config } = await load('username,totp\nalice,${env:T}\n', { T: 'JBSWY3DPEHPK3PXP' }, 'external-mfa');
  expect(config.targets['x']!.accounts['alice']).not.toHaveProperty('password');
  await expect(load('totp\n1\n', {}, 'external-mfa')).rejects.toThrow(
    'columns: username, and where wanted account, password',
  );
});

test.each([
  ['username\nalice\n', /must name the columns/],
  ['username,password,pin\nalice,a,1\n', /must name the columns/],
  ['username,password\nalice,a\nalice,b\n', /line 3 of .* was named before/],
  ['', /must name the columns/],
])('refuses %j', async (csv, message) => {
  await expect(load(csv)).rejects.toThrow(message);
});
