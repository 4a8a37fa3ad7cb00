import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../examples/imap-code.mjs', import.meta.url));

interface Mail {
  at: Date;
  text: string;
}

let server: Server | undefined;
afterEach(() => void server?.close());

/** A mailbox that speaks as much of RFC 3501 as reading it takes; literals are counted in bytes, as there. */
async function openMailbox(mails: () => Mail[]): Promise<{ port: number; commands: string[] }> {
  const commands: string[] = [];
  server = createServer((socket) => {
    socket.setEncoding('latin1').write('* OK IMAP4rev1 ready\r\n');
    let waiting = '';
    let selected: Mail[] = [];
    socket.on('error', () => {});
    socket.on('data', (part: string) => {
      waiting += part;
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const [tag = '', name = '', ...rest] = waiting.slice(0, end).split(' ');
        waiting = waiting.slice(end + 2);
        commands.push([name, ...rest].join(' '));
        const say = (...lines: string[]) =>
          socket.write(Buffer.from(lines.map((line) => `${line}\r\n`).join('')));
        if (name === 'LOGIN') {
          say(
            rest.join(' ') === '"alice@contoso.com" "pass \\"word"'
              ? `${tag} OK`
              : `${tag} NO wrong password`,
          );
        } else if (name === 'EXAMINE') {
          selected = mails();
          say(`* ${selected.length} EXISTS`, `${tag} OK [READ-ONLY]`);
        } else if (name === 'SEARCH') {
          say(`* SEARCH ${selected.map((_, index) => index + 1).join(' ')}`.trimEnd(), `${tag} OK`);
        } else if (name === 'FETCH') {
          const { at, text } = selected[Number(rest[0]) - 1]!;
          const [, date, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString())!;
          say(
            `* ${rest[0]} FETCH (INTERNALDATE "${date}-${month}-${year} ${time} +0000" BODY[] {${Buffer.byteLength(text)}}`,
            `${text})`,
            `${tag} OK`,
          );
        } else {
          say('* BYE', `${tag} OK`);
          socket.end();
        }
      }
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return { port: address.port, commands };
}

/** What the program prints, and how it ends. */
function run(port: number, since: Date, password = 'pass "word'): Promise<{ out: string; code: number }> {
  const env = {
    ...process.env,
    IMAP_PASSWORD: password,
    IMAP_PORT: String(port),
    IMAP_PLAIN: '1',
    AMRCHECK_SINCE: since.toISOString(),
  };
  return new Promise((resolve) => {
    const args = [script, '127.0.0.1', 'alice@contoso.com'];
    execFile(process.execPath, args, { env, timeout: 45_000 }, (error, out) =>
      resolve({ out, code: error ? Number(error.code) : 0 }),
    );
  });
}

const since = new Date('2026-11-24T10:00:00.400Z');
const plain = (code: string): string =>
  `Subject: 20261124 your code\r\nContent-Type: text/plain\r\n\r\nYour code is ${code}.\r\nThe Contoso team, 1 Main St`;

test('the code of the newest mail; numbers in its head are none', async () => {
  const { port, commands } = await openMailbox(() => [
    { at: new Date('2026-11-24T10:00:01Z'), text: plain('111111') },
    { at: new Date('2026-11-24T10:00:02Z'), text: plain('424242') },
  ]);
  expect(await run(port, since)).toEqual({ out: '424242\n', code: 0 });
  expect(commands).toContain('SEARCH SINCE 23-Nov-2026');
});

test('one from before the sign-in is passed over until another one comes', async () => {
  const old = { at: new Date('2026-11-24T09:59:30Z'), text: plain('111111') };
  let looks = 0;
  const { port } = await openMailbox(() =>
    looks++ === 0 ? [old] : [old, { at: new Date('2026-11-24T10:00:00Z'), text: plain('535353') }],
  );
  expect((await run(port, since)).out).toBe('535353\n');
});

test.for([
  [
    'base64',
    `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from('Grüße! Ihr Code: 646464').toString('base64')}`,
  ],
  [
    'quoted-printable HTML in parts',
    'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<style>p{color:#123456}</style><p>Ihr C=C3=B6de: <b>6464=\r\n64</b></p>\r\n--b--',
  ],
] as const)('a mail in %s', async ([, text]) => {
  const { port } = await openMailbox(() => [{ at: new Date('2026-11-24T10:00:05Z'), text }]);
  expect((await run(port, since)).out).toBe('646464\n');
});

test('a mailbox that refuses ends it', async () => {
  const { port } = await openMailbox(() => []);
  expect(await run(port, since, 'wrong')).toEqual({ out: '', code: 1 });
});
