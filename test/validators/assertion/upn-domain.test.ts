import { expect, test } from 'vitest';
import check from '../../../validators/assertion/upn-domain.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const user = (upn: string, domain: string): Changes => ({
  assertion: { attributes: [{ name: 'IDPEmail', values: [upn] }] },
  artifacts: { domain },
});

test.each([
  ['a@contoso.com', 'contoso.com', 'pass'],
  ['a@Contoso.com', 'contoso.COM', 'pass'],
  ['a@emea.contoso.com', 'contoso.com', 'pass'],
  ['a@contoso.com', 'emea.contoso.com', 'pass'],
  ['a@fabrikam.com', 'contoso.com', 'fail'],
  ['a@notcontoso.com', 'contoso.com', 'fail'],
  ['a@asia.contoso.com', 'emea.contoso.com', 'inconclusive'],
  ['a@other.co.uk', 'contoso.co.uk', 'inconclusive'],
])('%s in %s: %s', (upn, domain, outcome) => {
  expect(evaluateSaml(check, user(upn, domain)).outcome).toBe(outcome);
});

test('needs the domain, and one user name', () => {
  expect(check.needs).toContain('domain');
  expect(evaluateSaml(check, { assertion: { attributes: [] } }).outcome).toBe('notApplicable');
  const attributes = [{ name: 'IDPEmail', values: ['alice@contoso.example', 'bob@contoso.example'] }];
  expect(evaluateSaml(check, { assertion: { attributes } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'notApplicable');
