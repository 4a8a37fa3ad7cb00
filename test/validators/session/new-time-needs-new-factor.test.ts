import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/new-time-needs-new-factor.ts';
import { hostileValues, signedInAt, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, tokenAfter } from './sign-ins.ts';

const first = signIn();
const renewed = { auth_time: signedInAt + 2 };

test('fails where the password alone gives mfa a new time', () => {
  expect(
    judged(check, [
      first,
      tokenAfter('reuse', [], renewed),
      tokenAfter('prompt=login', ['password'], renewed),
    ]),
  ).toEqual({
    outcome: 'fail',
    expected: ['a second factor, or the time 1795514403 (2026-11-24T10:00:03.000Z)'],
    actual: ['prompt=login: password, 1795514405 (2026-11-24T10:00:05.000Z)'],
    detail:
      'A re-used session may keep mfa only with its first authentication time; a new time needs a new challenge.',
  });
  expect(judged(check, [first, tokenAfter('reuse', ['password'], { ...renewed, amr: 'MFA' })]).outcome).toBe(
    'fail',
  );
});

test('a second is enough, and a part of one is not', () => {
  const at = (moment: string, purpose = 'reuse') =>
    assertionAfter(purpose, ['password'], multipleauthn, `2026-11-24T10:00:${moment}Z`);
  const saml = { ...at('03', 'first'), factorsUsed: first.factorsUsed };
  expect(judged(check, [saml, at('04')], [multipleauthn]).outcome).toBe('fail');
  expect(judged(check, [saml, at('03.900')], [multipleauthn]).outcome).toBe('pass');
});

test('passes where mfa keeps its time, or is not said', () => {
  expect(judged(check, [first, tokenAfter('reuse', ['password'])])).toEqual({ outcome: 'pass' });
  expect(judged(check, [first, tokenAfter('reuse', ['password'], { ...renewed, amr: ['pwd'] })])).toEqual({
    outcome: 'pass',
  });
});

test('does not bind where the second factor was asked again, nothing was asked, or nothing came', () => {
  for (const later of [
    [tokenAfter('max_age=0', ['password', 'totp'], renewed)],
    [tokenAfter('max_age=0', ['passkey'], renewed)],
    [tokenAfter('reuse', [], renewed)],
    [errorAfter('reuse', ['password'], 'access_denied')],
    [],
  ])
    expect(judged(check, [first, ...later]).outcome).toBe('notApplicable');
});

test('a comparison with an absent time is no pass', () => {
  const without = { auth_time: undefined };
  expect(judged(check, [first, tokenAfter('reuse', ['password'], without)]).outcome).toBe('notApplicable');
  const open = [tokenAfter('reuse', ['password']), tokenAfter('max_age=0', ['password'], without)];
  expect(judged(check, [first, ...open]).outcome).toBe('notApplicable');
  expect(
    judged(check, [tokenAfter('first', ['password', 'totp'], without), tokenAfter('reuse', ['password'])])
      .outcome,
  ).toBe('notApplicable');
});

test('knows the words of other protocols', () => {
  const saml = assertionAfter('first', ['password', 'totp'], multipleauthn);
  const later = assertionAfter('ForceAuthn', ['password'], multipleauthn, '2026-11-24T10:00:05Z');
  expect(judged(check, [saml, later], [multipleauthn]).outcome).toBe('fail');
  expect(judged(check, [saml, later], ['urn:other']).outcome).toBe('pass');
});

test.each(Object.entries(hostileValues))('amr as %s', (name, amr) => {
  const says = name === 'object' || name === 'nested array';
  expect(judged(check, [first, tokenAfter('reuse', ['password'], { ...renewed, amr })]).outcome).toBe(
    says ? 'fail' : 'pass',
  );
});
