import { expect, test } from 'vitest';
import check from '../../../validators/saml/relay-state.ts';
import { evaluateSaml, samlRequest, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test('fails for another, and for none', () => {
  expect(evaluateSaml(check, { answer: { relayState: 'relay-1 ' } })).toMatchObject({
    outcome: 'fail',
    actual: ['"relay-1 "'],
  });
  const { relayState: _sent, ...request } = samlRequest;
  expect(evaluateSaml(check, { artifacts: { samlRequest: request } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'pass', '10,000 of everything': 'fail' });
