import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Redactor } from '../../../core/redact.ts';
import { awaitPerson, requestDeviceCode } from '../../../server/entra/device-code.ts';
import { openEntraTenant, type EntraTenant } from '../../../server/entra/tenant.ts';

let server: Server;
let tenant: EntraTenant;
/** What Entra says next, and what it was asked. */
let answers: object[];
const asked: { path: string; form: URLSearchParams }[] = [];
const redactor = new Redactor('00'.repeat(32));
const never = new AbortController().signal;

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((form) => {
      asked.push({ path: request.url ?? '', form: new URLSearchParams(form) });
      const answer = answers.shift() ?? {};
      response.writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tenant = await openEntraTenant({ id: 't', authority, tenant: 'contoso.com', clientId: 'app' }, redactor);
});
afterAll(async () => {
  await tenant.http.close();
  server.close();
});
beforeEach(() => void asked.splice(0));

const offer = {
  device_code: 'HAQABAAEAAAD3kQ7rb8VZ2w5LxT9pYc4Jm',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 5,
};
const pending = { error: 'authorization_pending' };

test('asks for a code with the scope of the API, and hides what is secret of it', async () => {
  answers = [offer];
  const device = await requestDeviceCode(tenant, redactor);
  expect(device).toMatchObject({
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://microsoft.com/devicelogin',
    intervalMs: 5_000,
  });
  const [{ path, form } = { path: '', form: new URLSearchParams() }] = asked;
  expect(path).toBe('/contoso.com/oauth2/v2.0/devicecode');
  expect(Object.fromEntries(form)).toEqual({
    client_id: 'app',
    scope: 'https://api.partnercenter.microsoft.com/.default offline_access',
  });
  expect(redactor.text(`x ${offer.device_code} x`)).not.toContain(offer.device_code);
});

test.each([
  ['refuses the client', { error: 'unauthorized_client', error_description: 'AADSTS700016' }],
  ['names an address that no browser should open', { ...offer, verification_uri: 'javascript:alert(1)' }],
  ['says something else', {}],
])('is told apart where Entra %s', async (_name, answer) => {
  answers = [answer];
  await expect(requestDeviceCode(tenant, redactor)).rejects.toMatchObject({
    code: 'CLIENT_REJECTED',
    fault: 'configuration',
  });
});

async function waitsUntil(...said: object[]): Promise<{ waits: number[]; status: number }> {
  answers = [offer];
  const device = await requestDeviceCode(tenant, redactor);
  answers = said;
  const waits: number[] = [];
  const wait = (ms: number) => Promise.resolve(waits.push(ms));
  const { status } = await awaitPerson(tenant, device, never, wait);
  return { waits, status };
}

test('waits the interval between two questions, and five seconds more when told to slow down', async () => {
  expect(await waitsUntil(pending, { error: 'slow_down' }, pending, { access_token: 'x' })).toEqual({
    waits: [5_000, 5_000, 10_000, 10_000],
    status: 200,
  });
  expect(Object.fromEntries(asked.at(-1)!.form)).toMatchObject({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: offer.device_code,
  });
});

test('a refusal ends the wait, and is for the judge', async () => {
  expect(await waitsUntil(pending, { error: 'authorization_declined' })).toMatchObject({ status: 400 });
});

test('a code that expired says so', async () => {
  await expect(waitsUntil(pending, { error: 'expired_token' })).rejects.toMatchObject({
    code: 'LOGIN_TIMED_OUT',
    fault: 'environment',
    message: 'Nobody signed in with the code ABCD-EFGH in time.',
  });
});

test('a provider that stays pending is not asked for ever', async () => {
  answers = [{ ...offer, expires_in: 0.001 }];
  const device = await requestDeviceCode(tenant, redactor);
  answers = [pending];
  const later = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
  await expect(awaitPerson(tenant, device, never, later)).rejects.toMatchObject({ code: 'LOGIN_TIMED_OUT' });
});
