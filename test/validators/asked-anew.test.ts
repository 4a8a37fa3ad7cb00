import { expect, test } from 'vitest';
import type { SignIn } from '../../core/evidence.ts';
import { askedAnew } from '../../validators/asked-anew.ts';
import { assertionAfter, tokenAfter } from './session/sign-ins.ts';
import { signedInAt, signIn } from './samples.ts';

const judged = (...signIns: SignIn[]) =>
  askedAnew(
    signIns,
    'fresh',
    { timeOwed: true },
    { onProviderClock: (instant) => Date.parse(instant), toleranceMs: 60_000 },
  );
const token = (purpose: string, by: number) =>
  tokenAfter(purpose, ['password'], { auth_time: signedInAt + by });

test('a time one second later than the latest before is new', () => {
  expect(judged(signIn(), token('fresh', 1)).outcome).toBe('pass');
  expect(judged(signIn(), token('fresh', 0)).outcome).toBe('fail');
  expect(judged(token('first', 0), token('other', 4), token('fresh', 4)).outcome).toBe('fail');
  expect(judged(token('first', 4), token('other', 0), token('fresh', 4)).outcome).toBe('fail');
});

test('shows what stands in the place of the time', () => {
  const saml = assertionAfter('fresh', ['password'], 'urn:password', 'yesterday');
  const { saml: capture, ...rest } = saml;
  for (const one of [saml, { ...rest, wsfed: { response: capture!.response! } }])
    expect(judged(signIn(), one)).toMatchObject({
      outcome: 'fail',
      actual: ['"yesterday"'],
      detail: expect.stringContaining('it gives no such time'),
    });
});
