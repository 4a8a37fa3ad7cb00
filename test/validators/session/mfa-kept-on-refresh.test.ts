import { expect, test } from 'vitest';
import type { JwtEvidence } from '../../../core/evidence.ts';
import check from '../../../validators/session/mfa-kept-on-refresh.ts';
import { claims, evaluate, hostileValues, jwt, tokenWith } from '../samples.ts';

const refreshes = (...tokens: JwtEvidence[]) => ({
  refreshes: tokens.map((idToken) => ({ at: '2026-11-24T10:01:00.000Z', status: 200, idToken })),
});

test('passes where every refreshed id_token still says mfa', () => {
  expect(evaluate(check, refreshes(jwt(), jwt(claims({ amr: ['mfa'] })))).outcome).toBe('pass');
});

test.each([[['pwd']], [[]], [null], [undefined], ['mfa']])('fails where one says %o', (amr) => {
  expect(evaluate(check, refreshes(jwt(), jwt(claims({ amr })))).outcome).toBe('fail');
});

test('compares access tokens only where the first one said mfa', () => {
  const one = (accessToken: JwtEvidence) => [{ at: '2026-11-24T10:01:00.000Z', status: 200, accessToken }];
  const pwd = jwt(claims({ amr: ['pwd'] }));
  expect(evaluate(check, { accessToken: jwt(), refreshes: one(jwt()) })).toEqual({ outcome: 'pass' });
  expect(evaluate(check, { accessToken: jwt(), refreshes: one(pwd) })).toMatchObject({
    outcome: 'fail',
    actual: ['refreshed access_token: ["pwd"]'],
  });
  expect(evaluate(check, { accessToken: jwt(claims({ amr: undefined })), refreshes: one(pwd) }).outcome).toBe(
    'notApplicable',
  );
});

test('does not bind where mfa was not there at first, or the refresh brought no token', () => {
  expect(
    evaluate(check, { ...tokenWith({ amr: ['pwd'] }), ...refreshes(jwt(claims({ amr: ['pwd'] }))) }).outcome,
  ).toBe('notApplicable');
  const refused = { refreshes: [{ at: '2026-11-24T10:01:00.000Z', status: 400, error: 'invalid_grant' }] };
  expect(evaluate(check, refused)).toMatchObject({
    outcome: 'notApplicable',
    reason: expect.stringContaining('invalid_grant'),
  });
});

test.each(Object.entries(hostileValues))('a refreshed amr as %s fails', (_name, amr) => {
  expect(evaluate(check, refreshes(jwt(claims({ amr })))).outcome).toBe('fail');
});
