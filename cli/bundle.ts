import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { HarnessError } from '../core/errors.ts';
import { judge } from '../core/judge.ts';
import { evidencePath, openRunFolder } from '../core/run-folder.ts';
import type { StoredRun } from '../core/run-folder.ts';
import type { Result } from '../core/result.ts';
import { outcomeWords } from '../reports/reading.ts';
import type { Context } from './context.ts';
import type { Registration } from './main.ts';

interface BundleFlags {
  out?: string;
  withNames?: boolean;
}

export const bundle: Registration = (program, context) => {
  program
    .command('bundle')
    .description('Pack a run for the vendor of the provider: evidence, report and digests, without names.')
    .argument('<run-dir>', 'folder of a run')
    .option(
      '--out <file>',
      'the zip file (default: <run>.zip beside the folder); an existing file is left alone',
    )
    .option(
      '--with-names',
      'keep user names, e-mail addresses and host names as they are, and the screenshots',
    )
    .addHelpText(
      'after',
      `
User names, e-mail addresses, host names and every claim about the person become pseudonyms, the same one for the
same name. Names of targets stay: they are yours to choose. The vendor can repeat the verdict: amrcheck judge FOLDER.

Example:
  $ amrcheck bundle runs/2026-11-24T10-00-00 --out for-the-vendor.zip`,
    )
    .action(async (dir: string, { out = `${resolve(dir)}.zip`, withNames = false }: BundleFlags) => {
      const files = await bundledFiles(await openRunFolder(dir, context.redactor), withNames, context);
      const { zipSync } = await import('fflate');
      const folder = basename(resolve(dir)).replace(/[^\w.-]+/g, '-');
      const packed = zipSync(
        Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes])),
      );
      try {
        await writeFile(out, packed, { flag: 'wx', mode: 0o600 });
      } catch (cause) {
        const there = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        throw new HarnessError(
          there ? 'USAGE' : 'WRITE_FAILED',
          there ? `${out} is there already.` : `${out} cannot be written.`,
          'Name another file with --out.',
          { cause },
        );
      }
      const names = withNames
        ? 'It holds names and screenshots.'
        : 'Names in it are pseudonyms; screenshots are left out.';
      context.print(
        `${out}: ${Object.keys(files).length} files. ${names} Look it over before you send it.\n`,
      );
    });
};

/** Name and content of each file; everything has been through the redactor. */
async function bundledFiles(
  { record, evidence, folder }: StoredRun,
  withNames: boolean,
  context: Context,
): Promise<Record<string, Uint8Array>> {
  const [{ pseudonymised, unusable }, { profiles }, { remedyFor }, { reportFormats }] = await Promise.all([
    import('../core/pseudonyms.ts'),
    import('../profiles/index.ts'),
    import('../providers/index.ts'),
    import('../reports/index.ts'),
  ]);
  const whole = { record, evidence: evidence.map((stored) => unusable(stored.evidence)) };
  const shown = withNames ? whole : pseudonymised(whole.record, whole.evidence);
  const judging = { profiles, remedyFor, pathOf: evidencePath, amrcheck: context.version };
  const result = judge({ ...shown, ...judging });
  const otherwise = readOtherwise(judge({ ...whole, ...judging }), result);
  if (otherwise.length > 0)
    context.say(`With pseudonyms these checks read otherwise: ${otherwise.join(', ')}.`);
  const texts: Record<string, string> = {
    'README.txt': readme(withNames, otherwise),
    'run.json': json(shown.record),
    ...Object.fromEntries(shown.evidence.map((one) => [evidencePath(one), json(one)])),
    ...Object.fromEntries(reportFormats.map(({ fileName, render }) => [fileName, render(result)])),
  };
  const files: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, Buffer.from(context.redactor.text(text))]),
  );
  if (withNames) {
    const pictures = whole.evidence.flatMap(({ signIns, error }) => [
      error?.screenshot,
      ...signIns.flatMap(({ timeline }) => timeline.map(({ screenshot }) => screenshot)),
    ]);
    for (const path of new Set(pictures)) {
      // Nothing but the run's own pictures, whatever its evidence names.
      if (path === undefined || !/^screenshots\/[\w~.-]+\.jpg$/.test(path)) continue;
      const picture = await readFile(join(folder.path, path)).catch(() => undefined);
      if (picture) files[path] = picture;
    }
  }
  const sums = Object.entries(files).map(
    ([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
  );
  return { ...files, SHA256SUMS: Buffer.from(sums.join('')) };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Checks whose outcome hangs on a name: what each was with the names, as `contoso, mfa: saml/name-id-characters failed`. */
export function readOtherwise(named: Result, shown: Result): string[] {
  return named.targets.flatMap((target, t) =>
    target.probes.flatMap((probe, p) => {
      const others = shown.targets[t]?.probes[p]?.findings ?? [];
      return probe.findings
        .filter(({ check, outcome }) => others.find((one) => one.check === check)?.outcome !== outcome)
        .map(({ check, outcome }) => `${target.id}, ${probe.scenario}: ${check} ${outcomeWords[outcome]}`);
    }),
  );
}

const readme = (
  withNames: boolean,
  otherwise: readonly string[],
): string => `What amrcheck saw when it signed in to an identity provider.

report.html   begin here: the verdict, why, and how to mend it
evidence/     what was sent and received, one file for each sign-in; tokens have no signature and cannot be used
result.json   the verdicts for a program
run.json      what was to be done, and the key of the digests: a digest is the HMAC-SHA-256 of a token or a code by
              this key (hex), so that a log that holds the token can be searched for it
SHA256SUMS    digests of these files

${withNames ? 'Names are as they were.' : 'user1, host1.example and the like stand for names, the same for the same name.'}${
  otherwise.length === 0
    ? ''
    : `
With the real names these checks read otherwise: ${otherwise.join('; ')}.`
}
To repeat the verdict: npx amrcheck judge THIS-FOLDER
`;
