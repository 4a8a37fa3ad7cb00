import { expect, test } from 'vitest';
import { tooDeep } from '../../core/evidence.ts';
import { parseJson, parseJsonObject } from '../../server/json.ts';

test('JSON is read as it is', () => {
  expect(parseJson('{"a":[1,null,"x",{"__proto__":true}]}')).toEqual(
    JSON.parse('{"a":[1,null,"x",{"__proto__":true}]}'),
  );
  expect(parseJson('<html>')).toBeUndefined();
});

test.each(['[]', '"text"', 'null', '1', '', '{'])('%j is no object', (text) => {
  expect(parseJsonObject(text)).toBeNull();
});

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('nesting with %s is cut at 64 levels', (open, close) => {
  const nested = (depth: number): string => open.repeat(depth) + '1' + close.repeat(depth);
  expect(JSON.stringify(parseJson(nested(64)))).toBe(nested(64));
  expect(JSON.stringify(parseJson(nested(65)))).toBe(nested(64).replace('1', JSON.stringify(tooDeep)));
});

test('nesting of a hundred thousand levels does no harm', () => {
  const text = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(JSON.stringify(parseJson(text) ?? 'unreadable').length).toBeLessThan(200);
});
