import { expect, test } from 'vitest';
import check from '../../../validators/assertion/issuer.ts';
import { issuer } from '../samples.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  [`${issuer}\n`, 'white space'],
  [` ${issuer}`, 'white space'],
  [`${issuer}/`, 'slash'],
  [issuer.toUpperCase(), 'case'],
  ['https://other.example', undefined],
  ['', undefined],
])('fails for %j', (other, detail) => {
  const evaluation = evaluateSaml(check, { assertion: { issuer: other } });
  expect(evaluation).toMatchObject({
    outcome: 'fail',
    expected: [JSON.stringify(issuer)],
    actual: [JSON.stringify(other)],
  });
  if (detail) expect(evaluation).toMatchObject({ detail: expect.stringContaining(detail) as string });
  else expect(evaluation).not.toHaveProperty('detail');
});

test('the slash may be missing, too', () => {
  expect(evaluateSaml(check, { artifacts: { issuer: `${issuer}/` } })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('slash') as string,
  });
});

test('needs the issuer, which validate may not know', () => {
  expect(check.needs).toContain('issuer');
});

testHostileAnswers(check, 'fail');
