import { expect, test } from 'vitest';
import check from '../../../validators/assertion/fresh-when-asked.ts';
import {
  at,
  evaluateSaml,
  evaluateWsfed,
  samlAnswer,
  samlAssertion,
  samlRequest,
  samlSignIn,
  type Changes,
  wsfedAnswer,
  wsfedAssertion,
  wsfedRequest,
  wsfedSignIn,
} from '../xml-samples.ts';

const saml = (seconds: number, forceAuthn = true): Changes => {
  const assertion = { ...samlAssertion, authnStatements: [{ instant: at(seconds), methods: [] }] };
  return {
    artifacts: {
      signIns: [samlSignIn(), samlSignIn([], { ...samlAnswer, assertion }, { ...samlRequest, forceAuthn })],
    },
  };
};
const wsfed = (seconds: number, wfresh: string): Changes => {
  const assertion = { ...wsfedAssertion, authnStatements: [{ instant: at(seconds), methods: [] }] };
  const request = { ...wsfedRequest, parameters: { ...wsfedRequest.parameters, wfresh } };
  return { artifacts: { signIns: [wsfedSignIn([], { ...wsfedAnswer, assertion }, request)] } };
};

test('does not bind where nothing fresh was asked for', () => {
  expect(evaluateSaml(check).outcome).toBe('notApplicable');
  expect(evaluateSaml(check, saml(-3_600, false)).outcome).toBe('notApplicable');
  expect(evaluateWsfed(check, wsfed(-3_600, '60')).outcome).toBe('notApplicable');
});

test('ForceAuthn and wfresh=0 want a new time', () => {
  expect(evaluateSaml(check, saml(3)).outcome).toBe('pass');
  expect(evaluateSaml(check, saml(-61))).toMatchObject({
    outcome: 'fail',
    actual: [JSON.stringify(at(-61))],
  });
  expect(evaluateWsfed(check, wsfed(3, '0')).outcome).toBe('pass');
  expect(evaluateWsfed(check, wsfed(-3_600, '0')).outcome).toBe('fail');
});

test.each(['', 'x'.repeat(1_000_000), '__proto__'])('a hostile time fails', (instant) => {
  const assertion = { ...samlAssertion, authnStatements: [{ instant, methods: [] }] };
  const signIns = [samlSignIn([], { ...samlAnswer, assertion }, { ...samlRequest, forceAuthn: true })];
  expect(evaluateSaml(check, { artifacts: { signIns } }).outcome).toBe('fail');
});
