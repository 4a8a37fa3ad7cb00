import { expect, test } from 'vitest';
import { equals, noAssertionExpected } from '../../validators/assertion.ts';
import { samlAnswer } from './xml-samples.ts';

test('only the case may differ, on either side', () => {
  for (const [expected, actual] of [
    ['Urn:A', 'urn:a'],
    ['urn:a', 'Urn:A'],
  ] as const)
    expect(equals(expected, actual)).toMatchObject({
      outcome: 'fail',
      detail: 'Only upper and lower case differ; the value is compared byte for byte.',
    });
});

test('an answer without an envelope that can be read must hold an assertion', () => {
  const { envelope: _none, ...answer } = samlAnswer;
  expect(noAssertionExpected(answer)).toBeUndefined();
});
