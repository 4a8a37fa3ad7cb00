import { expect, test } from 'vitest';
import { mutantsOf } from '../../mutation/mutants.ts';

const changes = (code: string): string[] =>
  mutantsOf('example.ts', code).map(({ before, after }) => `${before} -> ${after}`);

test.each([
  ['if (a) b();', ['a -> !(a)', 'b(); -> ']],
  ['const x = a === b;', ['=== -> !==']],
  ['const x = a < b && c;', ['&& -> ||', '< -> <=']],
  ['const x = a ?? b;', ['a ?? b -> (a)!']],
  ['const x = a + 1;', ['+ -> -', '1 -> (1 + 1)']],
  ['const x = true ? 0 : y;', ['true -> !(true)', 'true -> false', '0 -> 1']],
  ['const x = !a;', ['!a -> a']],
  ['const x = list.some(f);', ['some -> every']],
  ['const x = list.filter(f);', ['list.filter(f) -> list']],
  ["const x = /a/.test(b) === 'c';", ['=== -> !==', '/a/ -> /(?!)/', "'c' -> 'c#'"]],
  ["const x = { outcome: 'fail' };", ["'fail' -> 'pass'"]],
])('%s', (code, expected) => {
  expect(changes(code)).toEqual(expected);
});

test('words for people, types and imports are left alone', () => {
  const code =
    "import { a } from './a.ts';\ntype B = 'b' | 1;\nconst c = { why: 'because 1 + 1', expected: ['x'], title: 'y' };";
  expect(changes(code)).toEqual([]);
});

test('a mutant is the whole file with one change, and knows its line', () => {
  const [mutant] = mutantsOf('example.ts', 'const a = 1;\nconst b = c === d;\n').filter(
    ({ before }) => before === '===',
  );
  expect(mutant).toMatchObject({ line: 2, code: 'const a = 1;\nconst b = c !== d;\n' });
});
