import { expect, test } from 'vitest';
import check from '../../../validators/entra/graph-takes-token.ts';
import { evaluate } from '../samples.ts';
import { signedIn } from './graph.ts';

const answered = (status: number, code: string | null = null) =>
  evaluate(check, signedIn({ answer: { status, code } }));

test('reads Unauthorized_MissingMFA', () => {
  expect(answered(403, 'Unauthorized_MissingMFA')).toMatchObject({
    outcome: 'fail',
    actual: ['HTTP 403, code Unauthorized_MissingMFA'],
  });
  expect(answered(200).outcome).toBe('pass');
});

test('another refusal tells nothing', () => {
  expect(answered(403, 'Authorization_RequestDenied')).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('Authorization_RequestDenied'),
  });
  expect(answered(503).outcome).toBe('inconclusive');
  expect(answered(300).outcome).toBe('inconclusive');
  expect(evaluate(check, signedIn()).outcome).toBe('notApplicable');
});
