import { expect, test } from 'vitest';
import check from '../../../validators/assertion/not-on-or-after.ts';
import { at, evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const notOnOrAfter = (text: string): Changes => ({
  assertion: { conditions: { notOnOrAfter: text, audiences: [] } },
});

test('allows a minute of difference between clocks', () => {
  expect(evaluateSaml(check, notOnOrAfter(at(-54))).outcome).toBe('pass');
  expect(evaluateSaml(check, notOnOrAfter(at(-55)))).toMatchObject({ outcome: 'fail', actual: [at(-55)] });
});

test('fails for what is no time', () => {
  expect(evaluateSaml(check, notOnOrAfter('never')).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
