import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/factor-asked-each-time.ts';
import { errorAfter, judged, tokenAfter } from '../session/sign-ins.ts';

const at = (auth_time: number | undefined) => ({ auth_time });
const first = tokenAfter('first', ['totp'], at(1000));

test('a new factor, the old time or a refusal is right; a new answer from memory is not', () => {
  expect(judged(check, [first, tokenAfter('reuse', ['totp'], at(2000))]).outcome).toBe('pass');
  expect(judged(check, [first, tokenAfter('reuse', [], at(1000))]).outcome).toBe('pass');
  expect(judged(check, [first, errorAfter('reuse', [], 'access_denied')]).outcome).toBe('pass');
  for (const time of [1001, undefined])
    expect(judged(check, [first, tokenAfter('reuse', [], at(time))]).outcome).toBe('fail');
  expect(
    judged(check, [tokenAfter('first', ['totp'], at(undefined)), tokenAfter('reuse', [], at(1000))]).outcome,
  ).toBe('fail');
});

test('without a second call nothing can be told', () => {
  expect(judged(check, [first]).outcome).toBe('inconclusive');
});
