import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds on the page as it stands, and what is too wide for it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const run =
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))';
    const overflow: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    const wide = Number(overflow) > 0 ? [`${String(overflow)} px too wide`] : [];
    const all = [...(await page.evaluate<string[]>(run)), ...wide];
    found.push(...all.map((what) => `${page.url()} at ${width}: ${what}`));
  }
  return found;
}
