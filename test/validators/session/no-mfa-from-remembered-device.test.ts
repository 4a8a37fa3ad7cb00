import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/no-mfa-from-remembered-device.ts';
import { signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, tokenAfter } from './sign-ins.ts';

test('passes where the second factor is asked again, or MFA is not said', () => {
  expect(judged(check, [signIn(), tokenAfter('back', ['password', 'totp'])])).toEqual({ outcome: 'pass' });
  expect(judged(check, [signIn(), tokenAfter('back', ['password'], { amr: ['pwd'] })])).toEqual({
    outcome: 'pass',
  });
});

test('fails where MFA is said after the password alone', () => {
  expect(judged(check, [signIn(), tokenAfter('back', ['password'], { amr: ['pwd', 'mfa'] })])).toEqual({
    outcome: 'fail',
    expected: ['a second factor asked, or no MFA'],
    actual: ['password', 'back: id_token: ["pwd","mfa"]'],
  });
  const saml = assertionAfter('back', ['password'], multipleauthn);
  expect(judged(check, [signIn(), saml], [multipleauthn]).outcome).toBe('fail');
  expect(judged(check, [signIn(), saml], ['urn:another']).outcome).toBe('pass');
});

test('does not bind where the session outlived the browser; is open where nothing came', () => {
  expect(judged(check, [signIn(), tokenAfter('back', [], { amr: ['mfa'] })]).outcome).toBe('notApplicable');
  expect(judged(check, [signIn()])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "back" was not made.',
  });
  expect(judged(check, [signIn(), errorAfter('back', ['password'], 'server_error')]).outcome).toBe(
    'inconclusive',
  );
});
