import { expect, test } from 'vitest';
import { registeredAmrValues } from '../../validators/amr-values.ts';

test('the registry has twenty values of RFC 8176, and pop', () => {
  expect(registeredAmrValues.join(' ')).toBe(
    'face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia',
  );
});
