import { expect, test } from 'vitest';
import { HarnessError } from '../../../core/errors.ts';
import { parseTotp } from '../../../probes/factors/totp.ts';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  ['as it is', secret],
  ['in groups and lower case', 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq'],
  ['with dashes and padding', 'GEZDGNBV-GY3TQOJQ-GEZDGNBV-GY3TQOJQ===='],
  ['in an otpauth URI', `otpauth://totp/Contoso:alice?secret=${secret}&issuer=Contoso`],
  [
    'in an otpauth URI, untidily',
    ` OTPAUTH://totp/alice?issuer=X&secret=gezdgnbv+gy3tqojq%20gezdgnbvgy3tqojq%3D%3D `,
  ],
])('a secret %s gives the codes of RFC 6238', (_, written) => {
  const totp = parseTotp(written);
  // https://www.rfc-editor.org/rfc/rfc6238#appendix-B, the last six of the eight digits
  expect(totp.codeOf(1)).toBe('287082');
  expect(totp.codeOf(37037036)).toBe('081804');
  expect(totp).toMatchObject({ digits: 6, period: 30 });
});

test('digits, period and algorithm of the URI are kept', () => {
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA';
  const totp = parseTotp(`otpauth://totp/a?secret=${key}&digits=8&period=60&algorithm=SHA256`);
  expect(totp).toMatchObject({ digits: 8, period: 60, algorithm: 'SHA256' });
  // 59 s is the first step of 60 s, whose counter is that of 0 s.
  expect(totp.codeOf(1)).toBe(
    parseTotp(`otpauth://totp/a?secret=${key}&digits=8&algorithm=SHA256`).codeOf(1),
  );
  expect(totp.codeOf(1)).toBe('46119246');
});

test('the same secret written differently is the same to the ledger', () => {
  expect(parseTotp(secret.toLowerCase()).secret).toEqual(
    parseTotp(`otpauth://totp/x?secret=${secret}`).secret,
  );
});

test.each([
  ['', 'is empty'],
  ['not-base-32-1890!', 'is not base32'],
  ['otpauth://totp/alice?issuer=x', 'cannot be read'],
  ['otpauth://hotp/alice?secret=GEZDGNBVGY3TQOJQ&counter=1', 'counter-based'],
  ['otpauth://totp/alice?secret=SECRET0189', 'cannot be read'],
])('what is wrong with %j is said without showing it', (written, what) => {
  const thrown = (() => {
    try {
      return parseTotp(written);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(HarnessError);
  if (!(thrown instanceof HarnessError)) return;
  expect(thrown.code).toBe('CONFIG_INVALID');
  expect(thrown.cause).toBeUndefined();
  expect(thrown.message).toContain(what);
  if (written) expect(`${thrown.stack}${thrown.hint}`).not.toContain(written);
});

test('a wrong code is of the right form, and no clock within ten minutes makes it right', () => {
  const totp = parseTotp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  for (let minute = 0; minute < 200; minute++) {
    const now = 1_800_000_000_000 + minute * 60_000;
    const wrong = totp.wrongCode(now);
    const step = now / 30_000;
    expect(wrong).toMatch(/^\d{6}$/);
    expect(Array.from({ length: 41 }, (_, n) => totp.codeOf(step - 20 + n))).not.toContain(wrong);
  }
});
