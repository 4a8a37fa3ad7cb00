import { expect, test } from 'vitest';
import check from '../../../validators/session/wrong-code-refused.ts';
import { enrolmentDemanded, hostileValues, signIn } from '../samples.ts';
import {
  assertionAfter,
  codeTyped,
  errorAfter,
  judged,
  refusedAfter,
  tokenAfter,
  unreadableAfter,
} from './sign-ins.ts';

const purpose = 'wrong-code';

test('passes where the page says no, or the provider answers with a refusal', () => {
  expect(judged(check, [refusedAfter(purpose, ['password'], { timeline: codeTyped })])).toEqual({
    outcome: 'pass',
    notes: ['The provider refused the sign-in (error-on-page): The code was not accepted.'],
  });
  expect(judged(check, [errorAfter(purpose, ['password', 'totp'], 'access_denied')]).outcome).toBe('pass');
});

test('fails where tokens came, whatever they say', () => {
  expect(judged(check, [tokenAfter(purpose, ['password', 'totp'], { amr: ['pwd'] })])).toEqual({
    outcome: 'fail',
    expected: ['no tokens'],
    actual: ['id_token'],
  });
  expect(judged(check, [unreadableAfter(purpose, ['password', 'totp'])]).outcome).toBe('fail');
  expect(judged(check, [assertionAfter(purpose, ['password', 'totp'], 'x')])).toMatchObject({
    expected: ['no assertion'],
  });
});

test('tokens that came although the code was rejected are tokens', () => {
  expect(judged(check, [signIn(['password'], { purpose, timeline: codeTyped })]).outcome).toBe('fail');
});

test('does not bind where no code was asked for', () => {
  expect(judged(check, [tokenAfter(purpose, ['password'])]).outcome).toBe('notApplicable');
  expect(judged(check, [refusedAfter(purpose, ['password'], { end: enrolmentDemanded })]).outcome).toBe(
    'notApplicable',
  );
});

test('is inconclusive where it was not tried, or failed for another reason', () => {
  expect(judged(check, [signIn()]).outcome).toBe('inconclusive');
  expect(judged(check, [errorAfter(purpose, ['password', 'totp'], 'server_error')]).outcome).toBe(
    'inconclusive',
  );
});

test.each(Object.entries(hostileValues))(
  'claims of any kind do not hide that tokens came: %s',
  (_name, amr) => {
    expect(judged(check, [tokenAfter(purpose, ['password', 'totp'], { amr })]).outcome).toBe('fail');
  },
);
