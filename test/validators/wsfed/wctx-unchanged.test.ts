import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/wctx-unchanged.ts';
import { evaluateWsfed, wsfedRequest } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each(['ctx=1&amp;2', 'ctx%3D1%262', 'ctx=1&2\n', ''])('fails for %j', (relayState) => {
  expect(evaluateWsfed(check, { answer: { relayState } })).toMatchObject({
    outcome: 'fail',
    expected: ['"ctx=1&2"'],
  });
});

test('does not bind where none was sent; fails for a hostile one', () => {
  const artifacts = { wsfedRequest: { ...wsfedRequest, parameters: {} } };
  expect(evaluateWsfed(check, { artifacts }).outcome).toBe('notApplicable');
  expect(evaluateWsfed(check, { answer: { relayState: 'x'.repeat(1_000_000) } }).outcome).toBe('fail');
});
