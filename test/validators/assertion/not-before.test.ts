import { expect, test } from 'vitest';
import check from '../../../validators/assertion/not-before.ts';
import { at, evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const notBefore = (text: string): Changes => ({
  assertion: { conditions: { notBefore: text, audiences: [] } },
});

test('allows a minute of difference between clocks', () => {
  expect(evaluateSaml(check, notBefore(at(64))).outcome).toBe('pass');
  expect(evaluateSaml(check, notBefore(at(66)))).toMatchObject({ outcome: 'fail', actual: [at(66)] });
});

test.each([
  'tomorrow',
  '2026-11-24T10:00:00',
  '2026-11-24T12:00:00+02:00',
  '2026-13-24T10:00:00Z',
  '1795514400',
])('fails for %s', (text) => {
  expect(evaluateSaml(check, notBefore(text))).toMatchObject({
    outcome: 'fail',
    actual: [JSON.stringify(text)],
  });
});

test('fractions of a second are fine', () => {
  expect(evaluateSaml(check, notBefore('2026-11-24T10:00:00.1234567Z')).outcome).toBe('pass');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
