import { expect, test } from 'vitest';
import check from '../../../validators/oidc/acr-values-honoured.ts';
import { evaluate, hostileValues, honest, tokenWith } from '../samples.ts';

const asking = (parameters: Record<string, string>) => ({ request: { ...honest().request, parameters } });

const wished = asking({ acr_values: 'gold silver' });

test('passes for one of the values', () => {
  expect(evaluate(check, { ...tokenWith({ acr: 'silver' }), ...wished }).outcome).toBe('pass');
});

test('fails for another, for two in one, and for none', () => {
  expect(evaluate(check, { ...tokenWith({ acr: '1' }), ...wished }).outcome).toBe('fail');
  expect(evaluate(check, { ...tokenWith({ acr: 'gold silver' }), ...wished }).outcome).toBe('fail');
  expect(evaluate(check, wished)).toMatchObject({ outcome: 'fail', actual: ['absent'] });
});

test('white space between them is no value', () => {
  expect(evaluate(check, asking({ acr_values: 'gold  silver ' }))).toMatchObject({
    expected: ['"gold"', '"silver"'],
  });
});

test('does not bind where none was asked for', () => {
  expect(evaluate(check).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))('acr as %s fails', (_name, acr) => {
  expect(evaluate(check, { ...tokenWith({ acr }), ...wished }).outcome).toBe('fail');
});
