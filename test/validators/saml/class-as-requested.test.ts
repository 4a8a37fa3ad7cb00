import { expect, test } from 'vitest';
import check from '../../../validators/saml/class-as-requested.ts';
import { multipleauthn, refedsMfa } from '../../../validators/mfa-words.ts';
import { evaluateSaml, samlRequest, type Changes } from '../xml-samples.ts';

type Comparison = 'exact' | 'minimum' | 'better';
const asking = (comparison: Comparison, ...classRefs: string[]): Changes => ({
  artifacts: { samlRequest: { ...samlRequest, requestedAuthnContext: { comparison, classRefs } } },
});

test('does not bind where nothing was asked for', () => {
  expect(evaluateSaml(check).outcome).toBe('notApplicable');
});

test.each([
  ['exact', [refedsMfa, multipleauthn], 'pass'],
  ['exact', [refedsMfa], 'fail'],
  ['minimum', [multipleauthn], 'pass'],
  ['minimum', [refedsMfa], 'notApplicable'],
  ['better', [multipleauthn], 'notApplicable'],
] as const)('%s %j: %s', (comparison, classRefs, outcome) => {
  expect(evaluateSaml(check, asking(comparison, ...classRefs)).outcome).toBe(outcome);
});

test.each(['', 'x'.repeat(1_000_000), '__proto__'])(
  'a hostile class is not the one that was asked for',
  (method) => {
    const authnStatements = [{ methods: [method] }];
    expect(
      evaluateSaml(check, { ...asking('exact', refedsMfa), assertion: { authnStatements } }).outcome,
    ).toBe('fail');
  },
);

test.each([
  [
    ['a', 'b'],
    ['"a"', '"b"'],
  ],
  [[], ['none']],
])('says what came instead: %j', (methods, actual) => {
  const changes = { ...asking('exact', refedsMfa), assertion: { authnStatements: [{ methods }] } };
  expect(evaluateSaml(check, changes)).toMatchObject({ outcome: 'fail', actual });
});
