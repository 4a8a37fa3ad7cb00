import { expect, test } from 'vitest';
import { DeviceCodes } from '../../../lab/entra/device-codes.ts';

const start = Date.parse('2026-11-24T10:00:00Z');
const begun = () => {
  const devices = new DeviceCodes<string>({ interval: 5, expiresIn: 900 });
  return { devices, ...devices.begin(start) };
};

test('a device waits until the person is done, and gets its grant once', () => {
  const { devices, deviceCode, userCode } = begun();
  expect(devices.poll(deviceCode, start)).toEqual({ error: 'authorization_pending' });
  devices.waiting(` ${userCode.toLowerCase()} `, start)!.end = { grant: 'granted' };
  expect(devices.poll(deviceCode, start + 5_000)).toEqual({ grant: 'granted' });
  expect(devices.poll(deviceCode, start + 10_000)).toEqual({ error: 'bad_verification_code' });
});

test('whoever asks too soon must slow down, by five seconds more each time', () => {
  const { devices, deviceCode } = begun();
  const errors = [0, 4_000, 13_000, 28_000].map((after) => devices.poll(deviceCode, start + after));
  expect(errors).toEqual([
    { error: 'authorization_pending' },
    { error: 'slow_down' },
    { error: 'slow_down' },
    { error: 'authorization_pending' },
  ]);
});

test('codes expire, are used once, and a refusal is told', () => {
  const { devices, deviceCode, userCode } = begun();
  expect(devices.waiting(userCode, start + 900_000)).toBeUndefined();
  expect(devices.poll(deviceCode, start + 900_000)).toEqual({ error: 'expired_token' });
  const second = devices.begin(start);
  devices.waiting(second.userCode, start)!.end = { error: 'authorization_declined' };
  expect(devices.waiting(second.userCode, start)).toBeUndefined();
  expect(devices.poll(second.deviceCode, start)).toEqual({ error: 'authorization_declined' });
});
