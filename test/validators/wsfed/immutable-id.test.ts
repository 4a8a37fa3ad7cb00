import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/immutable-id.ts';
import { attribute11, claimTypes, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  [[], ['absent']],
  [[''], ['""']],
  [[' '], ['" "']],
  [
    ['a', 'b'],
    ['"a"', '"b"'],
  ],
])('fails for %j', (values, actual) => {
  const attributes = [attribute11(claimTypes.immutableId, ...values)];
  expect(evaluateWsfed(check, { assertion: { attributes } })).toMatchObject({ outcome: 'fail', actual });
});

testHostileAnswers(check, 'fail');
