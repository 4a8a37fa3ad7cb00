/** The generic reader signs in through the login pages of every product that has a file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../probes/browsers.ts';
import { openBrowserDriver } from '../../probes/drivers/browser.ts';
import type { Driver } from '../../probes/drivers/driver.ts';
import { providerById, providers } from '../../providers/index.ts';
import { isCode, openSite, password } from '../probes/drivers/site.ts';
import { keepRan, ranOne } from '../what-ran.ts';
import { replicas } from './replicas.ts';

/** Some ask for an e-mail address, and look at its form. */
const username = 'alice@contoso.example';
let driver: Driver;
beforeAll(async () => {
  driver = await openBrowserDriver({ executablePath: await findBrowser(process.env), headed: false });
});
const seen: ReturnType<typeof ranOne>[] = [];
afterAll(async () => {
  await driver?.close();
  await keepRan('test/providers/replicas.test.ts', 'replica', seen);
});

test('every product has a replica of its pages', () => {
  expect(Object.keys(replicas).sort()).toEqual(providers.map(({ id }) => id).sort());
});

test.each(Object.entries(replicas))('signs in through the pages of %s', async (id, pages) => {
  const sent: string[] = [];
  let page = 0;
  const site = await openSite(({ path, form }, done) => {
    if (path === '/next') {
      page += 1;
      sent.push(...form.values(), [...form.values()].join(''));
    }
    return pages[page] ?? done;
  });
  try {
    site.task.provider = providerById(id);
    site.task.account.username = username;
    const session = await driver.newSession();
    const { end, factorsUsed } = await session.signIn(site.task).finally(() => session.close());
    expect(end).toEqual({ kind: 'answered' });
    const product = providerById(id).name;
    seen.push(
      ranOne(
        `${product}, replica`,
        'pages only',
        'browser',
        factorsUsed.map(({ factor }) => factor),
      ),
    );
    expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password', 'totp']);
    expect(sent).toContain(username);
    expect(sent).toContain(password);
    expect(sent.some((value) => isCode(value))).toBe(true);
    expect(page).toBe(pages.length);
  } finally {
    await site.close();
  }
});
