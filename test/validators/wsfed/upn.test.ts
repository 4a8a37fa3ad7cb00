import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/upn.ts';
import { attribute11, claimTypes, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([[[]], [['alice']], [['a@x.example', 'b@x.example']]])('fails for %j', (values) => {
  const attributes = [attribute11(claimTypes.upn, ...values)];
  expect(evaluateWsfed(check, { assertion: { attributes } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail');
