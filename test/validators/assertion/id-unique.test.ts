import { expect, test } from 'vitest';
import check from '../../../validators/assertion/id-unique.ts';
import { evaluateSaml, evaluateWsfed, samlAnswer, samlSignIn, wsfedSignIn } from '../xml-samples.ts';

const other = samlSignIn(undefined, { ...samlAnswer, assertion: { ...samlAnswer.assertion!, id: '_a2' } });

test('passes where each assertion has an ID of its own', () => {
  expect(evaluateSaml(check, { artifacts: { signIns: [samlSignIn(), other] } })).toEqual({ outcome: 'pass' });
});

test('fails where one comes again, in either protocol', () => {
  expect(evaluateSaml(check, { artifacts: { signIns: [samlSignIn(), other, samlSignIn()] } })).toMatchObject({
    outcome: 'fail',
    expected: ['3 different IDs'],
    actual: ['"_a1" more than once'],
  });
  const signIns = [wsfedSignIn(), wsfedSignIn()];
  expect(evaluateWsfed(check, { artifacts: { signIns } }).outcome).toBe('fail');
});

test('does not bind where there is one', () => {
  expect(evaluateSaml(check, { artifacts: { signIns: [samlSignIn()] } }).outcome).toBe('notApplicable');
});
