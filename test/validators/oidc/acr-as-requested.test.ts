import { expect, test } from 'vitest';
import check from '../../../validators/oidc/acr-as-requested.ts';
import { evaluate, hostileValues, honest, tokenWith } from '../samples.ts';

const asking = (parameters: Record<string, string>) => ({ request: { ...honest().request, parameters } });

const essential = (acr: unknown) => asking({ claims: JSON.stringify({ id_token: { acr } }) });
const wanted = essential({ essential: true, values: ['gold', 'silver'] });

test('passes for one of the values', () => {
  expect(evaluate(check, { ...tokenWith({ acr: 'silver' }), ...wanted }).outcome).toBe('pass');
  expect(
    evaluate(check, { ...tokenWith({ acr: 'gold' }), ...essential({ essential: true, value: 'gold' }) })
      .outcome,
  ).toBe('pass');
});

test('fails for another and for none', () => {
  expect(evaluate(check, { ...tokenWith({ acr: '1' }), ...wanted })).toEqual({
    outcome: 'fail',
    expected: ['"gold"', '"silver"'],
    actual: ['"1"'],
  });
  expect(evaluate(check, wanted).outcome).toBe('fail');
});

test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['a wish', { claims: '{"id_token":{"acr":{"values":["gold"]}}}' }],
  ['acr_values', { acr_values: 'gold' }],
  ['no values', { claims: '{"id_token":{"acr":{"essential":true}}}' }],
  ['null', { claims: '{"id_token":{"acr":null}}' }],
  ['no JSON', { claims: '{' }],
  ['a number', { claims: '5' }],
])('does not bind after %s', (_name, parameters) => {
  expect(evaluate(check, { ...tokenWith({ acr: '1' }), ...asking(parameters) }).outcome).toBe(
    'notApplicable',
  );
});

test.each(Object.entries(hostileValues))('acr as %s fails', (_name, acr) => {
  expect(evaluate(check, { ...tokenWith({ acr }), ...wanted }).outcome).toBe('fail');
});
