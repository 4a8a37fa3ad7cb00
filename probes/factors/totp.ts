import { TOTP, Secret, URI } from 'otpauth';
import { HarnessError } from '../../core/errors.ts';

/** A time-based one-time password (RFC 6238) as configured: a base32 secret, or an otpauth:// URI. */
export interface TotpFactor {
  /** The secret's bytes, however it was written: what the ledger tells accounts apart by. */
  secret: Uint8Array;
  digits: number;
  /** Seconds for which a code is valid. */
  period: number;
  algorithm: string;
  /** The code of a time step, i.e. of Unix time divided by `period`. */
  codeOf(step: number): string;
  /** A code of the right form that no clock within ten minutes of `now` (milliseconds) makes right. */
  wrongCode(now?: number): string;
}

/**
 * Reads a TOTP secret. Spaces, dashes, lower case and padding are accepted, as providers show secrets in groups.
 * Throws CONFIG_INVALID, and never shows what was written.
 */
export function parseTotp(written: string): TotpFactor {
  const text = written.trim();
  const totp = /^otpauth:/i.test(text) ? totpOfUri(text) : new TOTP({ secret: secretOf(text) });
  const codeOf = (step: number): string => totp.generate({ timestamp: step * totp.period * 1000 });
  return {
    secret: totp.secret.bytes,
    digits: totp.digits,
    period: totp.period,
    algorithm: totp.algorithm,
    codeOf,
    wrongCode(now = Date.now()) {
      const step = Math.floor(now / 1000 / totp.period);
      const reach = Math.ceil(600 / totp.period);
      const near = new Set(Array.from({ length: 2 * reach + 1 }, (_, n) => codeOf(step - reach + n)));
      let code = Number(codeOf(step));
      do code = (code + 1) % 10 ** totp.digits;
      while (near.has(String(code).padStart(totp.digits, '0')));
      return String(code).padStart(totp.digits, '0');
    },
  };
}

function totpOfUri(text: string): TOTP {
  let parsed: unknown;
  try {
    // The library takes padding and spaces in the secret for an error; providers write both.
    parsed = URI.parse(
      text.replace(/([?&]secret=)([^&#]*)/i, (_, name: string, secret: string) => {
        return name + decodeURIComponent(secret.replaceAll('+', ' ')).replace(/[\s=-]/g, '');
      }),
    );
  } catch {
    // The library's own message quotes the URI, so it is not passed on as a cause.
    throw invalid('is an otpauth:// URI that cannot be read');
  }
  if (!(parsed instanceof TOTP)) {
    throw invalid(
      'is an otpauth:// URI for counter-based codes (hotp); only time-based ones (totp) can be used',
    );
  }
  if (parsed.secret.bytes.length === 0) throw invalid('holds no secret');
  return parsed;
}

function secretOf(text: string): Secret {
  const base32 = text.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  if (base32 === '') throw invalid('is empty');
  const wrong = /[^A-Z2-7]/.exec(base32);
  if (wrong) {
    throw invalid('is not base32: only the letters A to Z and the digits 2 to 7 may occur in it');
  }
  return Secret.fromBase32(base32);
}

function invalid(what: string): HarnessError {
  return new HarnessError(
    'CONFIG_INVALID',
    `The TOTP secret ${what}.`,
    'Use the key that the provider shows beside the QR code ("cannot scan?"), or the whole otpauth:// URI of the QR code.',
  );
}
