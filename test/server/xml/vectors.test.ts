import { expect, test } from 'vitest';
import { differingFiles, generatedFiles, readVector, refusalOf, vectors } from '../../../scripts/vectors.ts';
import { pathOf } from '../../vectors/make/vector.ts';

const table = vectors.map((vector) => [pathOf(vector), vector] as const);

test.each(table)('%s', async (_path, vector) => {
  const answer = await readVector(vector);
  const { expected } = vector;
  const refusal = refusalOf(answer);
  if ('refused' in expected) {
    expect(refusal).toMatch(new RegExp(`^${expected.refused}: `));
    expect(refusal).toContain(expected.because ?? '');
    if (/^(unreadable|assertions|unsigned)$/.test(expected.refused)) expect(answer.assertion).toBeUndefined();
    // What nobody vouches for is never taken for what the provider said.
    expect(answer.assertion?.nameId?.value).not.toBe('mallory@attacker.example');
    return;
  }
  expect(refusal).toBeUndefined();
  expect(answer.assertion).toMatchObject({ trusted: true, nameId: { value: expected.nameId } });
  expect(answer.assertion?.authnStatements.flatMap(({ methods }) => methods)).toEqual(expected.methods);
  if (!expected.attributes) return;
  const attributes = answer.assertion?.attributes.map(({ name, values }) => [name, values]) ?? [];
  expect(Object.fromEntries(attributes)).toEqual(expected.attributes);
});

test('there are enough of them, and no two are the same by name or content', () => {
  const sorted = vectors.map(({ protocol, axes }) => [protocol, ...axes.toSorted()].join(' '));
  expect(vectors.length).toBeGreaterThanOrEqual(80);
  expect(new Set(sorted).size).toBe(vectors.length);
  const contents = vectors.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  expect(new Set(contents).size).toBe(vectors.length);
});

test('files and docs/vectors.md are what the script makes; renew with node scripts/vectors.ts', async () => {
  expect(await differingFiles(await generatedFiles())).toEqual([]);
});
