import { expect, test } from 'vitest';
import { defects, samlDefects, startLab, wsfedDefects } from '../../../lab/index.ts';

test('every lie has an id of its own, with the prefix of its protocol, and says what it breaks', () => {
  const all = [...defects, ...samlDefects, ...wsfedDefects];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(samlDefects.length).toBeGreaterThan(60);
  expect(wsfedDefects.length).toBeGreaterThan(40);
  for (const [prefix, told] of [
    ['saml', samlDefects],
    ['wsfed', wsfedDefects],
  ] as const) {
    for (const { id, breaks, title } of told) {
      expect(id).toMatch(new RegExp(`^${prefix}-[a-z0-9-]+$`));
      expect(breaks).toMatch(
        new RegExp(`^((${prefix}|assertion|session|consistency|report)/[a-z0-9-]+|[A-Z_]+)$`),
      );
      expect(title).toMatch(/[^.]$/);
    }
  }
});

test('a lab of three protocols has an honest provider of each, and keeps what each is asked for apart', async () => {
  const lab = await startLab({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: ['amr-absent', 'saml-class-password', 'wsfed-method-password'],
    variants: ['german', 'saml-both-signed', 'wsfed-trust-13'],
  });
  expect(lab.targets.map(({ protocol, id, defect, variant }) => [protocol, id, defect, variant])).toEqual([
    ['oidc', 'honest', null, 'plain'],
    ['oidc', 'german', null, 'german'],
    ['oidc', 'amr-absent', 'amr-absent', 'plain'],
    ['saml', 'honest-saml', null, 'plain'],
    ['saml', 'german-saml', null, 'german'],
    ['saml', 'saml-both-signed', null, 'saml-both-signed'],
    ['saml', 'saml-class-password', 'saml-class-password', 'plain'],
    ['wsfed', 'honest-wsfed', null, 'plain'],
    ['wsfed', 'german-wsfed', null, 'german'],
    ['wsfed', 'wsfed-trust-13', null, 'wsfed-trust-13'],
    ['wsfed', 'wsfed-method-password', 'wsfed-method-password', 'plain'],
  ]);
  const index = await (await fetch(lab.origin)).text();
  for (const target of lab.targets) {
    const url =
      target.protocol === 'oidc' ? `${target.issuer}/.well-known/openid-configuration` : target.metadataUrl;
    expect(index).toContain(url);
    expect((await fetch(url)).status).toBe(200);
  }
  await lab.stop();
});

test('an encrypting provider needs a certificate to encrypt for', async () => {
  await expect(startLab({ protocols: ['saml'], variants: ['saml-encrypted'] })).rejects.toThrow(
    'relyingPartyCertificate',
  );
});
