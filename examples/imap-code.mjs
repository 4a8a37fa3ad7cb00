// Prints the code of the newest mail in a mailbox (IMAP over TLS), for amrcheck's factor code-command:
//
//   factors:
//     - code-command: [node, examples/imap-code.mjs, imap.example.com, alice@example.com]
//
// The mailbox's password is taken from IMAP_PASSWORD. IMAP_PORT (993), IMAP_PLAIN=1 (without TLS, for a test on loopback).
// Needs nothing but Node. Mails older than AMRCHECK_SINCE, by the mailbox's own clock, are passed over.
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';

const [host, user] = process.argv.slice(2);
const {
  AMRCHECK_SINCE: since = '1970-01-01T00:00:00Z',
  IMAP_PASSWORD,
  IMAP_PORT = '993',
  IMAP_PLAIN,
} = process.env;
if (!host || !user || !IMAP_PASSWORD) {
  console.error('usage: IMAP_PASSWORD=… node imap-code.mjs HOST USER');
  process.exit(2);
}

const port = Number(IMAP_PORT);
const socket = IMAP_PLAIN ? connectPlain({ host, port }) : connectTls({ host, port, servername: host });
const timeout = setTimeout(() => socket.destroy(new Error('the mailbox does not answer')), 60_000);

/** What has come and was not read yet, byte for byte. */
let received = '';
let wake = () => {};
let failure;
socket.setEncoding('latin1').on('data', (part) => {
  received += part;
  wake();
});
socket.on('error', (error) => {
  failure = error;
  wake();
});
socket.on('close', () => {
  failure ??= new Error('the mailbox closed the connection');
  wake();
});

/** Reads up to the line that begins with `mark`, and takes it all. */
async function until(mark) {
  for (;;) {
    const end = new RegExp(`(?:^|\\r\\n)${mark.replace('*', '\\*')} [^\\r]*\\r\\n`).exec(received);
    if (end) {
      const answer = received.slice(0, end.index + end[0].length);
      received = received.slice(answer.length);
      return answer;
    }
    if (failure) throw failure;
    await new Promise((resolve) => (wake = resolve));
  }
}

let number = 0;
/** https://www.rfc-editor.org/rfc/rfc3501#section-2.2.1 */
async function command(text) {
  const tag = `a${++number}`;
  socket.write(`${tag} ${text}\r\n`);
  const answer = await until(tag);
  if (!new RegExp(`(?:^|\\r\\n)${tag} OK`).test(answer))
    throw new Error(`the mailbox refuses ${text.split(' ')[0]}`);
  return answer;
}

const quoted = (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The words of a mail: quoted-printable and base64 parts are decoded, tags left out. */
function wordsOf(mail) {
  const parts = mail.split(/\r\n--[^\r\n]+/);
  const texts = parts.map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
    if (encoding === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/]/g, ''), 'base64').toString();
    if (encoding !== 'quoted-printable') return body;
    return body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  });
  return texts.join('\n').replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
}

try {
  await until('*');
  await command(`LOGIN ${quoted(user)} ${quoted(IMAP_PASSWORD)}`);
  for (let code; !code;) {
    // Selected anew, so that what came meanwhile is seen.
    await command('EXAMINE INBOX');
    const day = new Date(Date.parse(since) - 86_400_000).toUTCString();
    const [, dayOfMonth, month, year] = /, (\d+) (\w+) (\d+)/.exec(day);
    const found = await command(`SEARCH SINCE ${Number(dayOfMonth)}-${month}-${year}`);
    const newest = /\* SEARCH([ \d]*)/.exec(found)[1].trim().split(' ').at(-1);
    if (newest) {
      const mail = await command(`FETCH ${newest} (INTERNALDATE BODY.PEEK[])`);
      const at = Date.parse(/INTERNALDATE "([^"]+)"/.exec(mail)?.[1].trim() ?? '');
      // The mailbox keeps whole seconds.
      if (at >= Math.floor(Date.parse(since) / 1000) * 1000) {
        // https://www.rfc-editor.org/rfc/rfc3501#section-4.3: {bytes}, and then the mail as it is.
        const literal = /\{(\d+)\}\r\n/.exec(mail);
        const start = literal.index + literal[0].length;
        code = /(?<!\d)\d{6,8}(?!\d)/.exec(wordsOf(mail.slice(start, start + Number(literal[1]))))?.[0];
      }
    }
    if (code) console.log(code);
    else await pause(1_000);
  }
  await command('LOGOUT');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  clearTimeout(timeout);
  socket.destroy();
}
