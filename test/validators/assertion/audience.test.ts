import { expect, test } from 'vitest';
import check from '../../../validators/assertion/audience.ts';
import { entityId, evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const audiences = (...restrictions: string[][]): Changes => ({
  assertion: { conditions: { audiences: restrictions } },
});

test('passes where every restriction names us, and notes others', () => {
  expect(evaluateSaml(check, audiences([entityId], [entityId])).outcome).toBe('pass');
  expect(evaluateSaml(check, audiences([entityId, 'other']))).toMatchObject({
    outcome: 'pass',
    notes: ['The assertion names other audiences too: "other".'],
  });
});

test.each([
  [[], ['no audience']],
  [[['other']], ['"other"']],
  [
    [[entityId], ['other', 'third']],
    [`"${entityId}"`, '"other" or "third"'],
  ],
  [[[]], ['an empty restriction']],
  [[[`${entityId} `]], [`"${entityId} "`]],
])('fails for %j', (restrictions, actual) => {
  expect(evaluateSaml(check, audiences(...restrictions))).toMatchObject({ outcome: 'fail', actual });
});

test('needs the audience, which validate may not know', () => {
  expect(check.needs).toContain('audience');
});

testHostileAnswers(check, 'fail');
