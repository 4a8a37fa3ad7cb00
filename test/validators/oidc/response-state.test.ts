import { expect, test } from 'vitest';
import check from '../../../validators/oidc/response-state.ts';
import { evaluate, honest } from '../samples.ts';

const answer = (parameters: Record<string, string>) => ({ ...honest().authorizationResponse, parameters });

test('passes where state came back', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test.each<[string, Record<string, string>]>([
  ['another', { state: 's-2' }],
  ['none', {}],
  ['an empty one', { state: '' }],
  ['1 MB', { state: 'x'.repeat(1_000_000) }],
  ['twice, joined', { state: 's-1, s-1' }],
])('fails for %s', (_name, parameters) => {
  expect(evaluate(check, { authorizationResponse: answer(parameters) })).toMatchObject({
    outcome: 'fail',
    expected: ['s-1'],
  });
});

test('does not bind where none was sent', () => {
  expect(evaluate(check, { request: { ...honest().request, parameters: {} } }).outcome).toBe('notApplicable');
});
