import { expect, test } from 'vitest';
import check from '../../../validators/session/cancelled-refused.ts';
import { hostileValues, signIn } from '../samples.ts';
import { errorAfter, judged, refusedAfter, tokenAfter } from './sign-ins.ts';

const purpose = 'cancelled';
const end = { kind: 'refused', reason: 'cancelled', message: 'the page asks again', url: '' } as const;

test.each(['cancel', 'back'] as const)('passes where %s ends the sign-in', (left) => {
  expect(judged(check, [refusedAfter(purpose, ['password'], { end, left })])).toEqual({
    outcome: 'pass',
    notes: ['The provider refused the sign-in (cancelled): the page asks again'],
  });
  expect(judged(check, [{ ...errorAfter(purpose, ['password'], 'access_denied'), left }]).outcome).toBe(
    'pass',
  );
});

test.each(['cancel', 'back'] as const)('fails where tokens came after %s, with mfa or without', (left) => {
  for (const amr of [['pwd'], ['pwd', 'mfa']])
    expect(judged(check, [{ ...tokenAfter(purpose, ['password'], { amr }), left }])).toEqual({
      outcome: 'fail',
      expected: ['no tokens'],
      actual: ['id_token'],
    });
});

test('of several ways to leave it, the worst decides, whichever came first', () => {
  const refused = refusedAfter(purpose, ['password'], { end, left: 'back' });
  const letIn = { ...tokenAfter(purpose, ['password']), left: 'cancel' as const };
  const failed = { ...errorAfter(purpose, ['password'], 'server_error'), left: 'back' as const };
  expect(judged(check, [refused, letIn]).outcome).toBe('fail');
  expect(judged(check, [failed, letIn]).outcome).toBe('fail');
  expect(judged(check, [refused, failed]).outcome).toBe('inconclusive');
});

test('does not bind where the second factor was skipped, or not asked', () => {
  expect(judged(check, [{ ...tokenAfter(purpose, ['password']), left: 'skip' }]).outcome).toBe(
    'notApplicable',
  );
  expect(judged(check, [tokenAfter(purpose, ['password'])]).outcome).toBe('notApplicable');
});

test('is inconclusive where it was not tried, or failed for another reason', () => {
  expect(judged(check, [signIn()]).outcome).toBe('inconclusive');
  expect(
    judged(check, [{ ...errorAfter(purpose, ['password'], 'server_error'), left: 'back' }]).outcome,
  ).toBe('inconclusive');
});

test.each(Object.entries(hostileValues))(
  'claims of any kind do not hide that tokens came: %s',
  (_name, amr) => {
    expect(judged(check, [{ ...tokenAfter(purpose, ['password'], { amr }), left: 'cancel' }]).outcome).toBe(
      'fail',
    );
  },
);
