import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { resultJsonSchema } from '../../reports/json-schema.ts';
import { renderJson } from '../../reports/json.ts';
import { expectGolden } from './golden.ts';
import { all, fail, hostile } from './results.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(resultJsonSchema());

test('every sample fits the published schema', () => {
  for (const sample of Object.values(all)) {
    expect(validate(JSON.parse(renderJson(sample)))).toBe(true);
    expect(validate.errors).toBeNull();
  }
});

test('the schema refuses a wrong verdict, a missing field and a wrong time, and lets new fields be', () => {
  const good = JSON.parse(renderJson(fail));
  expect(validate({ ...good, verdict: 'maybe' })).toBe(false);
  expect(validate({ ...good, targets: [{ id: 'x' }] })).toBe(false);
  expect(validate({ ...good, startedAt: 'yesterday' })).toBe(false);
  expect(validate({ ...good, somethingNew: true })).toBe(true);
});

test('reads as agreed', async () => {
  await expectGolden(renderJson(fail), 'json.fail.json');
  await expectGolden(`${JSON.stringify(resultJsonSchema(), null, 2)}\n`, 'json.schema.json');
});

test('nothing is lost, whatever the strings hold', () => {
  for (const sample of Object.values(all)) expect(JSON.parse(renderJson(sample))).toEqual(sample);
});

test('the order of keys is the schema’s, not the writer’s', () => {
  const reversed = Object.fromEntries(Object.entries(fail).toReversed());
  expect(renderJson({ ...fail, ...reversed })).toBe(renderJson(fail));
  expect(Object.keys(JSON.parse(renderJson(fail)))[0]).toBe('schemaVersion');
});

test('nothing that a terminal obeys or a reader does not see is raw', () => {
  expect(renderJson(hostile)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
});

test('what does not fit the schema is refused, not written', () => {
  expect(() => renderJson({ ...fail, startedAt: 'yesterday' })).toThrow(/startedAt/);
});
