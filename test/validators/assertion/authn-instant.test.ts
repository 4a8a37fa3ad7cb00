import { expect, test } from 'vitest';
import check from '../../../validators/assertion/authn-instant.ts';
import { signIn } from '../samples.ts';
import { at, evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const instant = (text: string): Changes => ({
  assertion: { authnStatements: [{ instant: text, methods: [] }] },
});

test('allows a minute of difference between clocks, before and after', () => {
  expect(evaluateSaml(check, instant(at(-60))).outcome).toBe('pass');
  expect(evaluateSaml(check, instant(at(-61)))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('before the sign-in began') as string,
  });
  expect(evaluateSaml(check, instant(at(65))).outcome).toBe('pass');
  expect(evaluateSaml(check, instant(at(66))).outcome).toBe('fail');
});

test('in a message an old one is fine, one ahead is not', () => {
  const artifacts = { signIn: null };
  expect(evaluateSaml(check, { ...instant(at(-86_400)), artifacts }).outcome).toBe('pass');
  expect(evaluateSaml(check, { ...instant(at(86_400)), artifacts }).outcome).toBe('fail');
});

test('fails without a statement, and without a time', () => {
  expect(evaluateSaml(check, { assertion: { authnStatements: [] } }).outcome).toBe('fail');
  expect(evaluateSaml(check, { assertion: { authnStatements: [{ methods: [] }] } }).outcome).toBe('fail');
});

test('a whole second is not before the moment within it', () => {
  const artifacts = { signIn: signIn(undefined, { startedAt: at(0.999) }) };
  expect(evaluateSaml(check, { ...instant(at(-60)), artifacts }).outcome).toBe('pass');
  expect(evaluateSaml(check, { ...instant(at(-61)), artifacts }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail');
