import { connect as connectPlain, isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

const handshake = 22;
const certificateRequest = 13;

/**
 * Whether the server at `origin` asks whoever comes for a client certificate; one that asks later, for some addresses only,
 * is not seen. Read off the first flight of TLS 1.2, the last in which that is sent in the clear
 * (https://www.rfc-editor.org/rfc/rfc5246#section-7.4.4); a server that speaks nothing older than TLS 1.3 is believed to ask.
 */
export async function asksForCertificate(origin: string): Promise<boolean> {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  const raw = connectPlain({ host, port: Number(port || 443) });
  let seen = Buffer.alloc(0);
  const tapped = new Duplex({
    read() {},
    write: (part: Buffer, _encoding, done) => void raw.write(part, () => done()),
  });
  raw.on('data', (part: Buffer) => {
    seen = Buffer.concat([seen, part]);
    tapped.push(part);
  });
  try {
    await new Promise<void>((resolve) => {
      const done = (): void => resolve();
      raw.on('error', done).on('close', done).setTimeout(10_000, done);
      // The certificate of the server is the browser's to judge.
      connectTls({
        socket: tapped,
        maxVersion: 'TLSv1.2',
        rejectUnauthorized: false,
        ...(isIP(host) === 0 && { servername: host }),
      })
        .on('secureConnect', done)
        .on('error', done);
    });
  } finally {
    raw.destroy();
  }
  const messages = messagesIn(seen);
  return messages.length === 0 || messages.includes(certificateRequest);
}

/** The types of the handshake messages that came before encryption. */
function messagesIn(bytes: Buffer): number[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === handshake;) {
    const length = bytes.readUInt16BE(at + 3);
    parts.push(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  const flight = Buffer.concat(parts);
  const types: number[] = [];
  for (let at = 0; at + 4 <= flight.length; at += 4 + flight.readUIntBE(at + 1, 3)) types.push(flight[at]!);
  return types;
}
