import { expect, test } from 'vitest';
import check from '../../../validators/saml/name-id-characters.ts';
import { evaluateSaml, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test.each([
  ['abcXYZ019.2B.3D', 'pass'],
  ['ab+c/d==', 'pass'],
  ['alice@contoso.example', 'fail'],
  ['a b', 'fail'],
  ['ä', 'fail'],
  ['a\u0000', 'fail'],
])('%j: %s', (value, outcome) => {
  expect(evaluateSaml(check, { assertion: { nameId: { value } } }).outcome).toBe(outcome);
});

test('names each strange character once', () => {
  expect(evaluateSaml(check, { assertion: { nameId: { value: 'a@b@c-😀' } } })).toMatchObject({
    actual: ['"@"', '"-"', '"😀"'],
  });
});

testHostileAnswers(check, 'pass', {
  'names that JavaScript knows': 'fail',
  'nothing that may be missing': 'notApplicable',
});
