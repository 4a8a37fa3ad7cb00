import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const source = fileURLToPath(new URL('..', import.meta.url));
const slashed = (path: string): string => path.split(sep).join('/');
const filesLike = (pattern: string): string[] => globSync(pattern, { cwd: source }).map(slashed).toSorted();

export const validatorFiles = filesLike('validators/**/*.ts');
export const testFiles = filesLike('test/validators/**/*.test.ts')
  // It measures the source's own length.
  .filter((file) => file !== 'test/validators/structure.test.ts');

export function read(file: string): string {
  return readFileSync(join(source, file), 'utf8');
}

/** A file and all that it imports, directly or not; what only gives types is left out. */
export const reachedFrom = memo((file: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const queue = [file];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.endsWith('.ts')) queue.push(...importsOf(next));
  }
  return seen;
});

const importsOf = memo((file: string): string[] =>
  [...read(file).matchAll(/^(?:import|export)\s(?!type)[^;]*?from '(\.[^']+)'/gm)].map(([, specifier = '']) =>
    slashed(normalize(join(dirname(file), specifier))),
  ),
);

/** The tests that must notice a change of a file: its own for a check; for what checks share, its own first and then all that reach it. */
export function testsOf(file: string): string[] {
  const own = testFiles.filter((test) => test === `test/${file.replace(/\.ts$/, '.test.ts')}`);
  const isCheck = file.split('/').length > 2;
  if (isCheck && own.length > 0) return own;
  return [...new Set([...own, ...testFiles.filter((test) => reachedFrom(test).has(file))])];
}

function memo<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
