import { expect, test } from 'vitest';
import { cmdletNote, cmdletVerdict } from '../../core/cmdlet.ts';
import type { JsonValue } from '../../core/model.ts';

/** What Test-PartnerSecurityRequirement says of each value of amr, accidents included. */
test.each<[JsonValue | undefined, 'pass' | 'fail']>([
  [['pwd', 'mfa'], 'pass'],
  ['mfa', 'pass'],
  [['ngcmfa'], 'pass'],
  [['no-mfa'], 'pass'],
  ['xmfay', 'pass'],
  [[['mfa']], 'pass'],
  [{ mfa: false }, 'pass'],
  [['MFA'], 'fail'],
  [['Mfa'], 'fail'],
  [['pwd', 'otp'], 'fail'],
  [['m', 'fa'], 'fail'],
  [[], 'fail'],
  [null, 'fail'],
  [1, 'fail'],
  [undefined, 'fail'],
])('amr %o: %s', (amr, verdict) => {
  expect(cmdletVerdict(amr === undefined ? {} : { amr })).toBe(verdict);
});

test('a note stands only where the cmdlet and the strict reading part', () => {
  const note = (amr: JsonValue, strict: boolean, verdict: 'pass' | 'fail') =>
    cmdletNote({ claims: { amr }, strict, verdict });
  expect(note(['mfa'], true, 'pass')).toBeUndefined();
  expect(note(['pwd'], false, 'fail')).toBeUndefined();
  expect(note(['ngcmfa'], false, 'fail')).toContain('by accident');
  expect(note(['mfa'], true, 'fail')).toContain('out of its sight');
});
