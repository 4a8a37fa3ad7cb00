import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const roomOf = (file: string): string => file.split('/')[0] ?? '';

/** What each room may import from beside itself (docs/architecture.md); rooms that are not named may import from all. */
const mayImport: Record<string, string[]> = {
  core: [],
  validators: ['core'],
  profiles: ['core', 'validators'],
  server: ['core'],
  providers: ['core'],
  reports: ['core'],
  pages: ['core', 'server', 'reports'],
  lab: ['core'],
  probes: ['core', 'server', 'providers'],
};
/** Packages that only some rooms know. */
const knownOnlyBy: Record<string, string[]> = {
  playwright: ['probes', 'providers'],
  express: ['server', 'pages', 'lab'],
  'oidc-provider': ['lab'],
  'openid-client': ['server'],
  commander: ['cli'],
};

const sources = tracked.filter(
  (file) => file.endsWith('.ts') && (roomOf(file) in mayImport || roomOf(file) === 'cli'),
);

/** Each import of a file: static, re-exported, dynamic, and of types too. */
function importsOf(file: string): string[] {
  const specifiers = read(file).matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^']+)'/gm);
  return [...specifiers].map(([, specifier = '']) => specifier);
}

const localImportsOf = (file: string): string[] =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file), specifier)));

test('there is something to look at', () => {
  expect(new Set(sources.map(roomOf))).toEqual(new Set([...Object.keys(mayImport), 'cli']));
  expect(importsOf('cli/main.ts')).toContain('commander');
  expect(localImportsOf('probes/gather.ts')).toContain('core/errors.ts');
});

test('imports between rooms point one way', () => {
  const wrong = sources.flatMap((file) =>
    localImportsOf(file)
      .filter((target) => roomOf(target) !== roomOf(file))
      .filter((target) => !(mayImport[roomOf(file)]?.includes(roomOf(target)) ?? true))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('a package that one room owns is imported nowhere else', () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => !(knownOnlyBy[specifier.split('/')[0] ?? '']?.includes(roomOf(file)) ?? true))
      .map((specifier) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('judging touches neither network, disk, clock nor log', () => {
  const pure = sources.filter((file) => /^(validators|profiles)\/|^core\/judge\.ts$/.test(file));
  const wrong = pure.flatMap((file) => {
    const touched = /\bDate\.now\(|\bnew Date\(\)|\bfetch\(|\bconsole\.|\bprocess\.|'node:(?!util)/.exec(
      read(file),
    );
    return touched ? [`${file}: ${touched[0]}`] : [];
  });
  expect(wrong).toEqual([]);
});

test('no file imports itself by a detour', () => {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of runtimeImportsOf(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  expect(found).toEqual([]);
});

/** Types are gone when the code runs, so two files may know each other's shapes. */
function runtimeImportsOf(file: string): string[] {
  const code = existsSync(join(root, file)) ? read(file) : '';
  const specifiers = code.matchAll(/^(?:import|export)\s+(?:(?!type\b)[^;']*?from\s+)?'(\.[^']+)'/gm);
  return [...specifiers].map(([, specifier = '']) => normalize(join(dirname(file), specifier)));
}

test('no room for what has no name', () => {
  expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/|$)/i.test(file))).toEqual([]);
});

test('every validator lies where its id says, and so does its test', () => {
  const wrong = tracked
    .filter((file) => /^validators\/[a-z]+\/[a-z0-9-]+\.ts$/.test(file))
    .filter((file) => {
      const id = file.slice('validators/'.length, -'.ts'.length);
      return (
        !read(file).includes(`id: '${id}'`) ||
        !existsSync(join(root, 'test', file.replace('.ts', '.test.ts')))
      );
    });
  expect(wrong).toEqual([]);
});

test('no file names a place where only its author works', () => {
  const workplace = new RegExp(['(?<![\\w.])', 'work', ''].join('/'));
  const texts = tracked.filter((file) => !/\.(png|woff2?)$/.test(file));
  expect(texts.filter((file) => workplace.test(read(file)))).toEqual([]);
});

test('package-lock.json names no registry', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"/);
});
