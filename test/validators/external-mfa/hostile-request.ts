import { expect, test } from 'vitest';
import type { Validator } from '../../../core/validator.ts';
import { capture } from '../samples.ts';
import {
  errorAfter,
  judged,
  refusedAfter,
  rejected,
  tokenAfter,
  unreadableAfter,
} from '../session/sign-ins.ts';

/** Tests a check on a request that must be refused; `purpose`: of its sign-in. */
export function testHostileRequest(check: Validator, purpose: string): void {
  const first = tokenAfter('first', ['totp']);

  test('passes for an error, to us or on a page', () => {
    expect(judged(check, [first, errorAfter(purpose, [], 'access_denied')]).outcome).toBe('pass');
    expect(judged(check, [first, refusedAfter(purpose, [])]).outcome).toBe('pass');
  });

  test('fails where an id_token came, or the sign-in went on', () => {
    for (const came of [tokenAfter(purpose, []), unreadableAfter(purpose, [])])
      expect(judged(check, [first, came])).toEqual({
        outcome: 'fail',
        expected: ['an error'],
        actual: ['an id_token'],
      });
    const end = { ...rejected, reason: 'second-factor-demanded' as const };
    expect(judged(check, [first, refusedAfter(purpose, [], { end })]).outcome).toBe('fail');
  });

  test('cannot tell without the request, an answer, or a page that was understood', () => {
    expect(judged(check, [first]).outcome).toBe('inconclusive');
    const end = { ...rejected, reason: 'unclear' as const };
    expect(judged(check, [first, refusedAfter(purpose, [], { end })]).outcome).toBe('inconclusive');
    const { idToken: _none, ...oidc } = capture();
    expect(judged(check, [first, { ...first, purpose, oidc }]).outcome).toBe('inconclusive');
  });
}
