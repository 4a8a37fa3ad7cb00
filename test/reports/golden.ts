import { expect } from 'vitest';

/** Holds `text` against test/golden/reports/`name`. */
export async function expectGolden(text: string, name: string): Promise<void> {
  await expect(
    text,
    `${name} differs. Read the difference; if it is meant: npx vitest run test/reports -u`,
  ).toMatchFileSnapshot(`../golden/reports/${name}`);
}
