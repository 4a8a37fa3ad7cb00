/** Renews what is made from the code: `npm run docs`; with --check it only says what differs, and fails. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeCommands, describeManual } from '../cli/describe.ts';
import { describeConfig } from '../core/describe-config.ts';
import { explainCheck } from '../core/explain.ts';
import { configJsonSchema } from '../core/explain-config.ts';
import { renderMatrix } from '../kill/table.ts';
import { renderMutation } from '../mutation/table.ts';
import { describeProviders } from '../providers/describe.ts';
import { providers } from '../providers/index.ts';
import { describeProfiles } from '../profiles/describe.ts';
import { profiles } from '../profiles/index.ts';
import { baselineJsonSchema } from '../core/baseline.ts';
import { resultJsonSchema } from '../reports/json-schema.ts';
import { externalMfaTable } from './external-mfa-table.ts';
import { whatRanPage } from './what-ran.ts';
import { validators } from '../validators/index.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated file and what must stand in it. */
export const generated: Record<string, () => string> = {
  'docs/checks.md': () =>
    [
      '# Checks\n\nMade from the code by `npm run docs`. The same text for one check: `amrcheck explain CHECK`.\n',
      ...validators.map((validator) => explainCheck(validator, profiles)),
    ].join('\n'),
  'docs/amrcheck.1': describeManual,
  'docs/commands.md': describeCommands,
  'docs/configuration.md': describeConfig,
  'docs/kill-matrix.md': renderMatrix,
  'docs/mutation.md': renderMutation,
  'docs/profiles.md': () => describeProfiles(profiles),
  'docs/providers.md': () => describeProviders(providers),
  'docs/external-mfa.md': externalMfaTable,
  'docs/what-ran.md': whatRanPage,
  'schema/amrcheck.schema.json': () => json(configJsonSchema()),
  'schema/baseline.schema.json': () => json(baselineJsonSchema()),
  'schema/result.schema.json': () => json(resultJsonSchema()),
};

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const differing: string[] = [];
  for (const [file, make] of Object.entries(generated)) {
    const path = new URL(`../${file}`, import.meta.url);
    const wanted = make();
    if ((await readFile(path, 'utf8').catch(() => undefined)) === wanted) continue;
    differing.push(file);
    if (check) continue;
    await mkdir(dirname(path.pathname), { recursive: true });
    await writeFile(path, wanted);
  }
  for (const file of differing) console.log(check ? `${file} differs from the code` : `wrote ${file}`);
  if (check && differing.length > 0) {
    console.log('Renew with: npm run docs');
    process.exitCode = 1;
  }
}
