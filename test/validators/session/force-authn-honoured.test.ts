import { expect, test } from 'vitest';
import check from '../../../validators/session/force-authn-honoured.ts';
import { signIn } from '../samples.ts';
import { assertionAfter, judged, refusedAfter } from './sign-ins.ts';

const method = 'urn:x';
const both = ['password', 'totp'] as const;
const old = '2026-11-24T10:00:03Z';
const first = assertionAfter('first', both, method, old);
const again = (factors: readonly ('password' | 'totp')[], instant?: string) =>
  assertionAfter('ForceAuthn', factors, method, instant);

test('passes where a factor was asked and the time is newer', () => {
  for (const factors of [['password'], ['totp'], both] as const)
    expect(judged(check, [first, again(factors, '2026-11-24T10:00:09Z')])).toEqual({ outcome: 'pass' });
});

test('fails where nothing was asked, whatever the time', () => {
  for (const instant of [old, '2026-11-24T10:00:09Z', ''])
    expect(judged(check, [first, again([], instant)])).toMatchObject({
      outcome: 'fail',
      actual: ['nothing was asked'],
      detail: 'The provider answered ForceAuthn from its session: nobody was asked for anything.',
    });
});

test('fails where the time is not newer, within the same second too', () => {
  for (const instant of [old, '2026-11-24T10:00:03.400Z', '2026-11-24T09:00:00Z'])
    expect(judged(check, [first, again(both, instant)])).toMatchObject({
      outcome: 'fail',
      expected: [`after ${old}`],
      actual: [instant],
    });
});

test.each(['', 'yesterday', '2026-11-24T12:00:09+02:00', '1795514409'])(
  'fails where the time is "%s"',
  (instant) => {
    expect(judged(check, [first, again(both, instant)])).toMatchObject({
      outcome: 'fail',
      remedy: 'assertion-times',
      detail: expect.stringContaining('must say when the person was authenticated'),
    });
  },
);

test('fails where what came cannot be read', () => {
  const answer = again(both);
  const { assertion: _none, ...response } = answer.saml!.response!;
  expect(judged(check, [first, { ...answer, saml: { response, library: [] } }])).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('none could be read'),
  });
});

test('without a first time the clock is asked', () => {
  const without = assertionAfter('first', both, method, '');
  expect(judged(check, [without, again(both, old)])).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('compared with the clock')],
  });
  expect(judged(check, [without, again(both, '2026-11-24T09:50:00Z')]).outcome).toBe('fail');
});

test('is inconclusive where it was not tried, or brought nothing', () => {
  const nothing = refusedAfter('ForceAuthn', ['password']);
  for (const signIns of [[first], [first, nothing], [refusedAfter('first', []), again(both)], [signIn()]])
    expect(judged(check, signIns).outcome).toBe('inconclusive');
});
