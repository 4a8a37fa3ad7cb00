/**
 * A provider that sends every secret back to us, in claims and on its pages. None may reach a file, the terminal or a
 * picture, however it is written; with redaction off the very same search must find each of them, or it proves nothing.
 */
import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { labConfig } from '../../cli/lab.ts';
import { dispatch } from '../../cli/main.ts';
import { Redactor } from '../../core/redact.ts';
import { startLab, type Lab } from '../../lab/index.ts';

/** The lies that send secrets back, and the kinds of secret that each of them has. */
const expected = {
  'echoes-secrets': ['TOTP secret', 'client secret', 'code', 'password'],
  'saml-echoes-secrets': ['TOTP secret', 'code', 'password'],
  'wsfed-echoes-secrets': ['TOTP secret', 'code', 'password'],
} as const;

let lab: Lab<'oidc' | 'saml' | 'wsfed'>;
let folder: string;

beforeAll(async () => {
  // One account for each of the two runs, as a code is good for one sign-in.
  lab = await startLab({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: Object.keys(expected) as (keyof typeof expected)[],
    accounts: 2,
  });
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-canaries-'));
  const config = await labConfig(lab.targets);
  await writeFile(
    join(folder, 'amrcheck.yaml'),
    `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${config}`,
  );
});

afterAll(async () => {
  await lab.stop();
  await rm(folder, { recursive: true });
});

test.for(Object.keys(expected))('%s: with redaction, no secret is anywhere', async (id) => {
  const { output, secrets } = await runWith(id, 'alice', true);
  expect(output.length).toBeGreaterThan(10_000);
  expect(found(secrets, output)).toEqual([]);
  expect(credentials(output)).toEqual([]);
  expect(output).not.toMatch(/(?:lab_session|lab_ticket|amrcheck_\w+?)_[\w-]+=[\w-]{10}/);
});

test.for(Object.entries(expected))(
  '%s: without redaction, the same search finds every one',
  async ([id, kinds]) => {
    const { output, secrets } = await runWith(id, 'alice-2', false);
    expect(found(secrets, output).toSorted()).toEqual(kinds);
    expect(credentials(output)).not.toEqual([]);
  },
);

/** Runs the whole command and collects what it wrote: both streams, and every file of the run. */
async function runWith(
  id: string,
  account: string,
  redaction: boolean,
): Promise<{ output: string; secrets: Record<string, string[]> }> {
  const printed: string[] = [];
  const stream = { write: (text: string) => printed.push(text) };
  const context = createContext({
    env: { ...process.env, AMRCHECK_STATE_DIR: join(folder, 'state') },
    stdout: stream,
    stderr: stream,
    signal: new AbortController().signal,
  });
  if (!redaction) {
    context.redactor = new Redactor(context.digestKey, { enabled: false });
    context.print = (text) => stream.write(text);
    context.say = context.print;
  }
  const out = join(folder, `${id}-${account}`);
  const from = Date.now();
  const config = join(folder, 'amrcheck.yaml');
  const chosen = ['--target', id, '--account', account, '--scenario', 'mfa'];
  await dispatch(['run', '-c', config, ...chosen, '--out', out], context);
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const written = await Promise.all(
    files.map(async ({ parentPath, name }) => `${name}\n${await readFile(join(parentPath, name), 'latin1')}`),
  );
  const target = lab.targets.find((one) => one.id === id)!;
  const { password, totp = '' } = target.accounts.find((one) => one.id === account)!;
  return {
    output: [...printed, ...written].join('\n'),
    secrets: {
      password: [password],
      ...(target.protocol === 'oidc' && { 'client secret': [target.clientSecret] }),
      'TOTP secret': [totp],
      code: codes(totp, from, Date.now()),
    },
  };
}

/** Which of the secrets stand in `output`, in any form in which text is usually written down. */
function found(secrets: Record<string, string[]>, output: string): string[] {
  return Object.entries(secrets).flatMap(([kind, values]) =>
    values.some((value) => formsOf(value).some((form) => holds(output, form))) ? [kind] : [],
  );
}

function holds(output: string, form: string): boolean {
  // Six digits also stand inside times and digests; a code stands alone.
  return /^\d{6}$/.test(form)
    ? new RegExp(`(?<![\\w.])${form}(?![\\w.])`).test(output)
    : output.includes(form);
}

/** Written apart from core/redact.ts, so that a mistake there is not made here too. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const within64 = ['', 'x', 'xx'].flatMap((before) => {
    const whole = Buffer.concat([Buffer.from(before), bytes, Buffer.from('yyy')]).toString('base64');
    const stable = whole.slice(
      Math.ceil((before.length * 4) / 3),
      Math.floor(((before.length + bytes.length) * 4) / 3),
    );
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    encodeURIComponent(secret),
    html,
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...(secret.length >= 8 ? within64 : []),
  ];
}

/** What can be used: whole JWTs, and signatures of assertions, in whatever XML is written inside of. */
function credentials(output: string): string[] {
  const jwts = output.match(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g) ?? [];
  const signatures = output.match(/SignatureValue(?:>|&gt;|\\u003e|%3E)[A-Za-z0-9+/=%]{40,}/g) ?? [];
  const documents = output.match(/(?:PHNhbWxw|PD94bWwg)[A-Za-z0-9+/]{200,}/g) ?? [];
  return [...jwts, ...signatures, ...documents];
}

/** Every code that was good between two moments, by RFC 6238 itself. */
function codes(secret: string, from: number, to: number): string[] {
  const bits = Array.from(secret).map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const steps = Array.from(
    { length: Math.ceil((to - from) / 30_000) + 2 },
    (_, n) => Math.floor(from / 30_000) + n,
  );
  return steps.map((step) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', key).update(counter).digest();
    const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  });
}
