import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/oidc/amr-is-array-of-strings.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for an array of strings, and notes an empty one', () => {
  expect(evaluate(check)).toEqual({ outcome: 'pass' });
  expect(evaluate(check, tokenWith({ amr: ['mfa'] }))).toEqual({ outcome: 'pass' });
  expect(evaluate(check, tokenWith({ amr: [] }))).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('empty')],
  });
});

test('does not bind without amr', () => {
  expect(evaluate(check, tokenWith({ amr: undefined })).outcome).toBe('notApplicable');
});

test.each<[string, JsonValue, string]>([
  ['a string', 'mfa', 'one string; it must be an array'],
  ['another string', 'pwd', 'does not say mfa, either'],
  ['joined by spaces', 'pwd otp mfa', 'joined by spaces'],
  ['joined by commas', 'pwd,otp,mfa', 'joined by commas'],
  ['the text of an array', '["pwd","mfa"]', 'holds the text of an array'],
  ['null', null, 'amr is null'],
  ['a number', 2, 'amr is a number'],
  ['an object', { mfa: true }, 'amr is an object'],
  ['nested', [['pwd', 'mfa']], 'array inside the array'],
  ['mixed', ['pwd', 'mfa', 1], 'holds a number'],
  ['with null', ['pwd', null], 'holds null'],
])('each way to be wrong has its own text: %s', (_name, amr, text) => {
  expect(evaluate(check, tokenWith({ amr }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(text),
  });
});

test('a joined string that does say mfa is not told that it does not', () => {
  expect(evaluate(check, tokenWith({ amr: 'pwd mfa' }))).toMatchObject({
    detail: expect.not.stringContaining('does not say'),
  });
});

testHostileClaim(check, 'amr', 'fail', { '10,000 strings': 'pass' });
