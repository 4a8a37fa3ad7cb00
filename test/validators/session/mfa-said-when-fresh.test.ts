import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/mfa-said-when-fresh.ts';
import { hostileValues, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, tokenAfter, unreadableAfter } from './sign-ins.ts';

const first = signIn();
const both = ['password', 'totp'] as const;

test('passes where each says mfa', () => {
  expect(judged(check, [first, tokenAfter('prompt=login', both), tokenAfter('max_age=0', ['totp'])])).toEqual(
    {
      outcome: 'pass',
    },
  );
});

test('fails for each that does not, and names it', () => {
  const later = [tokenAfter('prompt=login', both), tokenAfter('max_age=0', both, { amr: ['pwd', 'otp'] })];
  expect(judged(check, [first, ...later])).toMatchObject({
    outcome: 'fail',
    actual: ['max_age=0: id_token: ["pwd","otp"]'],
  });
});

test('does not bind where the second factor was not given, or nothing came', () => {
  const silent = tokenAfter('max_age=0', ['password'], { amr: ['pwd'] });
  for (const later of [[silent], [errorAfter('prompt=login', both, 'access_denied')], []])
    expect(judged(check, [first, ...later])).toEqual({
      outcome: 'notApplicable',
      reason: 'No fresh sign-in with a second factor brought a token.',
    });
});

test('does not say again what was said of the first sign-in', () => {
  const silent = tokenAfter('first', both, { amr: ['pwd'] });
  expect(judged(check, [silent, tokenAfter('prompt=login', both, { amr: ['pwd'] })]).outcome).toBe(
    'notApplicable',
  );
});

test('a token that cannot be read says nothing, at first or later', () => {
  const unreadable = unreadableAfter('first', both);
  expect(judged(check, [unreadable, tokenAfter('prompt=login', both)]).outcome).toBe('notApplicable');
  expect(judged(check, [first, unreadableAfter('prompt=login', both)])).toMatchObject({
    outcome: 'fail',
    actual: ['prompt=login: nothing to read'],
  });
});

test('knows the words of other protocols', () => {
  const saml = assertionAfter('first', both, multipleauthn);
  expect(
    judged(check, [saml, assertionAfter('ForceAuthn', both, multipleauthn)], [multipleauthn]).outcome,
  ).toBe('pass');
  expect(judged(check, [saml, assertionAfter('ForceAuthn', both, 'urn:x')], [multipleauthn])).toMatchObject({
    actual: ['ForceAuthn: assertion: ["urn:x"]'],
  });
});

test.each(Object.entries(hostileValues))('amr as %s fails', (_name, amr) => {
  expect(judged(check, [first, tokenAfter('prompt=login', both, { amr })]).outcome).toBe('fail');
});
