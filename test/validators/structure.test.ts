import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { remedyTopics } from '../../core/validator.ts';
import type { Validator } from '../../core/validator.ts';
import { overProtocol } from '../../core/profile.ts';
import { profiles } from '../../profiles/index.ts';
import { validators } from '../../validators/index.ts';

const root = new URL('../../validators/', import.meta.url);
const ids = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, root)).map((file) => `${name}/${file}`))
  .map((path) => path.replace(/\.ts$/, ''))
  .sort();
const demanded = new Set(
  profiles
    .flatMap((profile) => profile.protocols.map((protocol) => overProtocol(profile, protocol)))
    .flatMap(({ demands }) => Object.values(demands).flat())
    .map(({ validator }) => validator.id),
);

test('the index lists every file, sorted', () => {
  expect(validators.map(({ id }) => id)).toEqual(ids);
});

test('titles and failure titles are all different', () => {
  const titles = validators.flatMap(({ title, failureTitle }) => [title, failureTitle]);
  expect(new Set(titles).size).toBe(titles.length);
});

test.each(ids)('%s: id and path agree, it has a test, and a profile demands it', async (id) => {
  const module = (await import(new URL(`${id}.ts`, root).href)) as { default: Validator };
  expect(module.default.id).toBe(id);
  expect(existsSync(new URL(`./${id}.test.ts`, import.meta.url))).toBe(true);
  expect(demanded).toContain(id);
});

test.each(validators.map((validator) => [validator.id, validator] as const))(
  '%s: is short, sourced and helpful',
  (id, { title, failureTitle, why, requirement, assertionRequirement = requirement, remedy }) => {
    expect(readFileSync(new URL(`${id}.ts`, root), 'utf8').split('\n').length).toBeLessThanOrEqual(61);
    expect(requirement.source).toMatch(/^https:\/\//);
    expect(assertionRequirement.source).toMatch(/^https:\/\//);
    expect(remedyTopics).toContain(remedy.topic);
    expect(remedy.steps.length).toBeGreaterThan(0);
    for (const text of [title, failureTitle]) expect(text).not.toMatch(/[.!]$/);
    for (const text of [why, ...remedy.steps]) expect(text).toMatch(/[.)]$/);
  },
);
