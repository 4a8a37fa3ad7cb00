import { expect, test } from 'vitest';
import check from '../../../validators/session/used-code-refused.ts';
import { hostileValues, signIn } from '../samples.ts';
import { codeTyped, errorAfter, judged, refusedAfter, tokenAfter } from './sign-ins.ts';

const first = signIn();
const purpose = 'used-code';

test('passes where the code is refused the second time', () => {
  expect(judged(check, [first, refusedAfter(purpose, ['password'], { timeline: codeTyped })]).outcome).toBe(
    'pass',
  );
});

test('fails where it signs in again', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password', 'totp'])])).toEqual({
    outcome: 'fail',
    expected: ['no tokens'],
    actual: ['id_token'],
  });
});

test('does not bind where no code was asked for', () => {
  expect(judged(check, [first, tokenAfter(purpose, ['password'])]).outcome).toBe('notApplicable');
});

test('is inconclusive where the code was not used up, or not tried again', () => {
  const refused = refusedAfter(purpose, ['password'], { timeline: codeTyped });
  expect(judged(check, [errorAfter('first', ['password', 'totp'], 'server_error'), refused]).outcome).toBe(
    'inconclusive',
  );
  expect(judged(check, [first])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "used-code" was not made.',
  });
});

test.each(Object.entries(hostileValues))(
  'claims of any kind do not hide that tokens came: %s',
  (_name, amr) => {
    expect(judged(check, [first, tokenAfter(purpose, ['password', 'totp'], { amr })]).outcome).toBe('fail');
  },
);
