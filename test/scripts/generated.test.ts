import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generated } from '../../scripts/docs.ts';

const fileOf = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test.each(Object.entries(generated))('%s is what the code makes; renew with npm run docs', (file, make) => {
  expect(fileOf(file)).toBe(make());
});

test("amrcheck.yaml's schema takes a good configuration and refuses an unknown key", () => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(fileOf('schema/amrcheck.schema.json')) as object);
  const good = parse(`
    targets:
      contoso:
        protocol: oidc
        issuer: http://127.0.0.1:8080/realms/contoso
        clientId: amrcheck
        clientSecret: \${env:CONTOSO_SECRET}
        profile: partner-center
        accounts:
          alice: { username: alice, password: "\${env:P}", factors: [totp: "\${env:T}"] }
        scenarios: [mfa]
        waive: { password-only: every account has a second factor }
  `) as { targets: { contoso: Record<string, unknown> } };
  expect(validate(good), JSON.stringify(validate.errors)).toBe(true);
  good.targets.contoso['clientSecrt'] = 'x';
  expect(validate(good)).toBe(false);
});
