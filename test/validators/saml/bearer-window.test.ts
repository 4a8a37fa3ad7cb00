import { expect, test } from 'vitest';
import check from '../../../validators/saml/bearer-window.ts';
import { at, bearer, evaluateSaml, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

const window = (changes: Partial<typeof bearer>): Changes => ({
  assertion: { confirmations: [{ ...bearer, ...changes }] },
});

test('wants an end that lies ahead, and no beginning', () => {
  expect(evaluateSaml(check, window({ notOnOrAfter: at(-54) })).outcome).toBe('pass');
  expect(evaluateSaml(check, window({ notOnOrAfter: at(-55) })).outcome).toBe('fail');
  expect(evaluateSaml(check, window({ notBefore: at(0) }))).toMatchObject({
    outcome: 'fail',
    expected: ['no NotBefore'],
  });
  expect(evaluateSaml(check, { assertion: { confirmations: [{ method: bearer.method }] } })).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

test('a confirmation for another recipient or request does not count', () => {
  const expired = { ...bearer, notOnOrAfter: at(-600) };
  for (const other of [{ recipient: 'https://other.example' }, { inResponseTo: '_other' }])
    expect(
      evaluateSaml(check, { assertion: { confirmations: [expired, { ...bearer, ...other }] } }).outcome,
    ).toBe('fail');
  expect(evaluateSaml(check, { assertion: { confirmations: [expired, bearer] } }).outcome).toBe('pass');
});

testHostileAnswers(check, 'notApplicable');
