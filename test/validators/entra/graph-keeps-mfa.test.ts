import { expect, test } from 'vitest';
import type { GraphEvidence } from '../../../core/evidence.ts';
import check from '../../../validators/entra/graph-keeps-mfa.ts';
import { evaluate } from '../samples.ts';
import { graphToken } from './graph.ts';

const refreshed = (...all: (GraphEvidence | undefined)[]) =>
  evaluate(check, {
    refreshes: all.map((graph) => ({ at: '2026-11-24T10:00:00Z', status: 200, ...(graph && { graph }) })),
  });

test('each refresh must bring a token for Graph that says mfa', () => {
  const good = graphToken(['pwd', 'mfa']);
  expect(refreshed(good, good).outcome).toBe('pass');
  expect(refreshed(good, graphToken(['pwd'])).outcome).toBe('fail');
  expect(refreshed(good, { error: 'invalid_grant: AADSTS50076: MFA' }).outcome).toBe('fail');
});

test('a refresh that brought none for another reason leaves it open', () => {
  expect(refreshed(graphToken(['mfa']), { error: 'server_error' }).outcome).toBe('inconclusive');
  expect(refreshed({ error: 'server_error' }, graphToken(['pwd'])).outcome).toBe('fail');
});

test('where none was asked for, it does not bind', () => {
  expect(refreshed(undefined).outcome).toBe('notApplicable');
});

test('an account without a second factor has none to keep', () => {
  const account = { id: 'bob', factors: [], requireMfa: false };
  const refreshes = [{ at: '2026-11-24T10:00:00Z', status: 200, graph: graphToken(['pwd']) }];
  expect(evaluate(check, { account, refreshes }).outcome).toBe('notApplicable');
});
