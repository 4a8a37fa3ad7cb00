import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/second-factor-not-skippable.ts';
import { enrolmentDemanded, hostileValues, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, refusedAfter, tokenAfter } from './sign-ins.ts';

const purpose = 'cancelled';
const left = 'skip';

test('passes where skipping leads nowhere', () => {
  expect(judged(check, [{ ...errorAfter(purpose, ['password'], 'access_denied'), left }]).outcome).toBe(
    'pass',
  );
  expect(judged(check, [refusedAfter(purpose, ['password'], { end: enrolmentDemanded, left })]).outcome).toBe(
    'pass',
  );
});

test('fails where it signs in without mfa', () => {
  expect(judged(check, [{ ...tokenAfter(purpose, ['password'], { amr: ['pwd'] }), left }])).toEqual({
    outcome: 'fail',
    expected: ['no tokens'],
    actual: ['id_token'],
  });
});

test('looks at the one that was skipped, where another was not left', () => {
  const answered = tokenAfter(purpose, ['password'], { amr: ['pwd'] });
  expect(judged(check, [answered, { ...answered, left }]).outcome).toBe('fail');
});

test('leaves tokens with mfa to the check that they fail', () => {
  expect(judged(check, [{ ...tokenAfter(purpose, ['password']), left }])).toMatchObject({
    outcome: 'notApplicable',
    reason: expect.stringContaining('no-mfa-without-second-factor'),
  });
  const saml = { ...assertionAfter(purpose, ['password'], multipleauthn), left } as const;
  expect(judged(check, [saml], [multipleauthn]).outcome).toBe('notApplicable');
  expect(judged(check, [saml]).outcome).toBe('fail');
});

test('does not bind where nothing could be skipped', () => {
  for (const way of ['cancel', 'back'] as const)
    expect(
      judged(check, [{ ...tokenAfter(purpose, ['password'], { amr: ['pwd'] }), left: way }]).outcome,
    ).toBe('notApplicable');
  expect(judged(check, [tokenAfter(purpose, ['password'])]).outcome).toBe('notApplicable');
});

test('is inconclusive where it was not tried', () => {
  expect(judged(check, [signIn()])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "cancelled" was not made.',
  });
});

test.each(Object.entries(hostileValues))('amr as %s', (name, amr) => {
  const says = name === 'object' || name === 'nested array';
  expect(judged(check, [{ ...tokenAfter(purpose, ['password'], { amr }), left }]).outcome).toBe(
    says ? 'notApplicable' : 'fail',
  );
});
