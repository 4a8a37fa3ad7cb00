import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/mfa-beyond-authnmethodsreferences.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import { attribute11, claimTypes, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

const references = attribute11(claimTypes.authnmethodsreferences, 'other', multipleauthn);

test('binds where authnmethodsreferences says MFA', () => {
  expect(evaluateWsfed(check).outcome).toBe('notApplicable');
  expect(evaluateWsfed(check, { assertion: { attributes: [references] } })).toEqual({ outcome: 'pass' });
});

test('fails where nothing else does', () => {
  expect(
    evaluateWsfed(check, { assertion: { attributes: [references], authnStatements: [] } }),
  ).toMatchObject({
    outcome: 'fail',
    actual: [`Attribute ${claimTypes.authnmethodsreferences}`],
  });
});

testHostileAnswers(check, 'notApplicable');
