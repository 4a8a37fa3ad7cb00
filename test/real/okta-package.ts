import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { download, run } from './service.ts';

export const widgetVersion = '7.49.0';

/** What the registry says of its tarball as `dist.integrity`, noted when this version was chosen. */
const integrity =
  'sha512-0PPkPdFP6sQo3nOJGLaPvFXLso2mQ9JHihwN3WCGQGxuAJHVis5sx/8uMdF2x8VETaQK8a4vTUuEN6VtZ+m2FQ==';

/** Both generations that the package holds: what Okta serves by default, and what an administrator can switch on. */
export const generations = {
  second: { script: 'js/okta-sign-in.min.js', style: 'css/okta-sign-in.min.css' },
  third: { script: 'js/okta-sign-in.next.no-polyfill.js', style: 'css/okta-sign-in.next.css' },
} as const;

export type Generation = keyof typeof generations;

/** The folder with the scripts and styles of Okta's sign-in widget, fetched with npm once for each user of the machine. */
export async function oktaWidget(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'amrcheck');
  const installed = join(cache, `okta-signin-widget-${widgetVersion}`);
  if (existsSync(installed)) return installed;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'okta-signin-widget-'));
  try {
    const name = `@okta/okta-signin-widget@${widgetVersion}`;
    const printed = await download('npm', ['pack', '--silent', name, '--pack-destination', work], {
      cwd: work,
    });
    const tarball = join(work, printed.trim());
    const digest = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64');
    if (`sha512-${digest}` !== integrity) throw new Error(`${name} is not the package that it was.`);
    const files = Object.values(generations).flatMap(({ script, style }) => [script, style]);
    const wanted = [...files, 'labels'].map((file) => `package/dist/${file}`);
    await run('tar', ['-xzf', tarball, '-C', work, ...wanted]);
    // Where another process was quicker its copy is as good.
    await rename(join(work, 'package', 'dist'), installed).catch((error: unknown) => {
      if (!existsSync(installed)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return installed;
}
