import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { dispatch } from '../../cli/main.ts';
import type { Config } from '../../core/config.ts';
import { loadConfig } from '../../core/load-config.ts';
import { profiles } from '../../profiles/index.ts';

/** The lab of one command line, stopped as soon as it runs, and its configuration read as `run` reads it. */
async function lab(...args: string[]): Promise<{ targets: Config['targets']; said: string }> {
  let [config, said] = ['', ''];
  const context = createContext({
    env: {},
    stdout: { write: (text) => (config += text) },
    stderr: { write: (text) => (said += text) },
    signal: AbortSignal.abort(),
  });
  expect(await dispatch(['lab', ...args], context)).toBe(0);
  const path = join(mkdtempSync(join(tmpdir(), 'amrcheck-lab-')), 'lab.yaml');
  writeFileSync(path, config);
  return { targets: (await loadConfig(path, {}, { profiles })).config.targets, said };
}

test('each protocol has an honest target, in a configuration that can be run', async () => {
  const { targets, said } = await lab();
  expect(Object.keys(targets)).toEqual(['honest', 'honest-saml', 'honest-wsfed', 'honest-eam']);
  expect(targets['honest']).toMatchObject({ protocol: 'oidc', profile: ['partner-center'] });
  for (const protocol of ['saml', 'wsfed']) {
    const { metadata = '', ...target } = targets[`honest-${protocol}`]!;
    expect(target).toMatchObject({ protocol, profile: [`entra-${protocol}`], domain: 'lab.invalid' });
    expect(metadata).toMatch(/^http:\/\/localhost:\d+\/honest-/);
    expect(said).toContain(metadata);
    expect(Object.keys(target.accounts)).toEqual(['alice', 'bob']);
  }
});

test('lies and pages are added where they are named, each in its own protocol', async () => {
  const named = ['amr-absent', 'saml-class-password', 'wsfed-wctx-changed', 'eam-amr-mfa'];
  const { targets } = await lab('--defect', named.join(), '--variant', 'skippable');
  expect(Object.entries(targets).map(([id, { protocol }]) => `${protocol} ${id}`)).toEqual([
    ...['oidc honest', 'oidc skippable', 'oidc amr-absent'],
    ...['saml honest-saml', 'saml skippable-saml', 'saml saml-class-password'],
    ...['wsfed honest-wsfed', 'wsfed skippable-wsfed', 'wsfed wsfed-wctx-changed'],
    ...['external-mfa honest-eam', 'external-mfa eam-amr-mfa'],
  ]);
});

test('all: every lie of every protocol', async () => {
  const { targets } = await lab('--defect', 'all');
  const count = (protocol: string): number =>
    Object.values(targets).filter((target) => target.protocol === protocol).length;
  for (const protocol of ['oidc', 'saml', 'wsfed', 'external-mfa'])
    expect(count(protocol)).toBeGreaterThan(20);
});

test('External MFA: accounts without a password, by the oid and the tenant that the provider knows', async () => {
  const { targets, said } = await lab();
  const { issuer = '', ...target } = targets['honest-eam']!;
  expect(target).toMatchObject({
    protocol: 'external-mfa',
    profile: ['entra-external-mfa'],
    replyUrls: [`${issuer}/authorize`],
  });
  expect(target.tenant).toBeTruthy();
  expect(said).toContain(issuer);
  for (const account of Object.values(target.accounts)) {
    expect(account.password).toBeUndefined();
    expect(account.objectId).toMatch(/^[\da-f-]{36}$/);
  }
});

test('--entra: a domain for each setting, in a configuration that can be run', async () => {
  const { targets } = await lab('--entra');
  const speaking = (protocol: string): string[] =>
    Object.entries(targets).flatMap(([id, target]) => (target.protocol === protocol ? [id] : []));
  expect(speaking('entra')).toEqual(
    ['accept', 'enforce', 'reject'].flatMap((name) => [`entra-${name}`, `entra-${name}-silent`]),
  );
});
