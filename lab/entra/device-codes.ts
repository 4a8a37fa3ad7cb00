import { randomBytes, randomInt } from 'node:crypto';
import { Newest } from '../newest.ts';

/** One device that waits for a person elsewhere; `end`: what came of it. */
export interface Device<Grant> {
  userCode: string;
  expiresAt: number;
  end?: { grant: Grant } | { error: 'authorization_declined' };
  interval: number;
  /** Asked earlier than this it must slow down. */
  nextAt: number;
}

/** Letters that no one takes for another, as Entra's codes have. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Devices without a browser (RFC 8628), by the names of Entra's errors. */
export class DeviceCodes<Grant> {
  /** Seconds. */
  readonly interval: number;
  readonly expiresIn: number;
  readonly #byDeviceCode = new Newest<Device<Grant>>(1000);

  constructor({ interval = 5, expiresIn = 900 }: { interval?: number; expiresIn?: number }) {
    this.interval = interval;
    this.expiresIn = expiresIn;
  }

  begin(now = Date.now()): { deviceCode: string; userCode: string } {
    const { interval, expiresIn } = this;
    const deviceCode = randomBytes(32).toString('base64url');
    const userCode = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
    this.#byDeviceCode.set(deviceCode, {
      userCode,
      expiresAt: now + expiresIn * 1000,
      interval,
      nextAt: now,
    });
    return { deviceCode, userCode };
  }

  /** The one that a person means who types this code. */
  waiting(userCode: string, now = Date.now()): Device<Grant> | undefined {
    const typed = userCode.toUpperCase().replace(/[^A-Z]/g, '');
    return [...this.#byDeviceCode.values()].find(
      (one) => one.userCode === typed && one.expiresAt > now && one.end === undefined,
    );
  }

  /** What the device is told that asks; the grant is given once. */
  poll(deviceCode: string, now = Date.now()): { grant: Grant } | { error: string } {
    const device = this.#byDeviceCode.get(deviceCode);
    if (!device) return { error: 'bad_verification_code' };
    const { end, expiresAt, nextAt } = device;
    if (expiresAt <= now) return { error: 'expired_token' };
    // A timer may fire a little early.
    const early = now < nextAt - 50;
    if (early) device.interval += 5;
    device.nextAt = now + device.interval * 1000;
    if (early) return { error: 'slow_down' };
    if (end === undefined) return { error: 'authorization_pending' };
    this.#byDeviceCode.delete(deviceCode);
    return end;
  }
}
