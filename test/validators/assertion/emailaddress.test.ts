import { expect, test } from 'vitest';
import check from '../../../validators/assertion/emailaddress.ts';
import { claimTypes, evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const emails = (...values: string[]): Changes => ({
  assertion: { attributes: [{ name: claimTypes.emailaddress, values }] },
});

test.each([
  [[]],
  [['']],
  [['alice']],
  [['a@x.example', 'b@x.example']],
  [['a b@x.example']],
  [['a@@x.example']],
  [['a@x']],
])('fails for %j', (values) => {
  expect(evaluateSaml(check, emails(...values)).outcome).toBe('fail');
});

test('the short name is another attribute', () => {
  expect(
    evaluateSaml(check, { assertion: { attributes: [{ name: 'emailaddress', values: ['a@x.example'] }] } }),
  ).toMatchObject({ outcome: 'fail', actual: ['absent'] });
});

testHostileAnswers(check, 'fail');
