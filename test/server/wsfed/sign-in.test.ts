import request from 'supertest';
import { expect, test, vi } from 'vitest';
import type { WsfedCapture } from '../../../core/saml-evidence.ts';
import type { PendingXmlSignIn, WsfedAsked } from '../../../server/relying-party.ts';
import { freezeClock, party, provider, vectorBytes } from '../xml/setting.ts';

async function begin(asked: WsfedAsked = {}, more: Parameters<typeof provider>[0] = {}) {
  const [relyingParty, idp] = [await party(), await provider({ protocol: 'wsfed', ...more })];
  return { relyingParty, pending: await relyingParty.beginWsfed(idp, asked) };
}

async function startOf(pending: PendingXmlSignIn<WsfedCapture>) {
  const start = await request(pending.startUrl).get('').redirects(0);
  const [cookie = ''] = String(start.headers['set-cookie']).split(';');
  return { url: new URL(String(start.headers.location)), cookie };
}

const wresult = vectorBytes('wsfed/trust-2005-02.saml-1.1.plain').toString();

test('a request: what it must have', async () => {
  freezeClock();
  const { relyingParty, pending } = await begin();
  // The browser may start a good while later.
  vi.setSystemTime(new Date('2026-11-24T10:07:00.000Z'));
  const { url } = await startOf(pending);
  expect(url.origin + url.pathname).toBe('https://idp.vectors.example/adfs/ls/');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    wa: 'wsignin1.0',
    wtrealm: `${relyingParty.baseUrl}/wsfed`,
    wreply: `${relyingParty.baseUrl}/wsfed/callback`,
    wctx: expect.stringMatching(/^LoginOptions=3&estsredirect=2&estsrequest=[\w+/]{32}$/),
    wct: '2026-11-24T10:07:00Z',
  });
  expect(pending.capture.request?.parameters).toEqual(Object.fromEntries(url.searchParams));
});

test('a request: all that can be asked', async () => {
  const asked = {
    wauth: 'http://schemas.microsoft.com/claims/multipleauthn',
    wfresh: '0',
    whr: 'contoso.example',
    username: 'alice@contoso.example',
  };
  const { pending } = await begin(asked, { url: 'https://idp.vectors.example/ls/?a=b%20c' });
  const { url } = await startOf(pending);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ ...asked, a: 'b c' });
});

test('an answer is read, and wctx is kept as it came', async () => {
  const { relyingParty, pending } = await begin();
  const { url, cookie } = await startOf(pending);
  const wctx = url.searchParams.get('wctx') ?? '';
  const callback = request(`${relyingParty.baseUrl}/wsfed/callback`);
  const page = await callback
    .post('')
    .type('form')
    .set('Cookie', cookie)
    .send({ wa: 'wsignin1.0', wresult, wctx });
  expect(page.text).toContain('amrcheck has the answer');
  expect((await pending.answered).response).toMatchObject({
    relayState: wctx,
    sameBrowser: true,
    envelope: { element: 'RequestSecurityTokenResponse', appliesTo: 'http://127.0.0.1:4180/wsfed' },
    assertion: {
      version: '1.1',
      trusted: true,
      issuer: 'https://idp.vectors.example/wsfed',
      authnStatements: [{ methods: ['http://schemas.microsoft.com/claims/multipleauthn'] }],
      attributes: [
        { name: 'UPN', namespace: 'http://schemas.xmlsoap.org/claims', values: ['alice@contoso.example'] },
      ],
      conditions: { audiences: [['http://127.0.0.1:4180/wsfed']] },
      confirmations: [{ method: 'urn:oasis:names:tc:SAML:1.0:cm:bearer' }],
    },
  });
});

test('an answer whose wctx was changed belongs to the browser that began', async () => {
  const { relyingParty, pending } = await begin();
  const { cookie } = await startOf(pending);
  const callback = (): request.Test =>
    request(`${relyingParty.baseUrl}/wsfed/callback`).post('').type('form');
  expect((await callback().send({ wresult, wctx: 'LoginOptions=3' })).status).toBe(400);
  await callback().set('Cookie', cookie).send({ wresult, wctx: 'LoginOptions=3' });
  expect((await pending.answered).response?.relayState).toBe('LoginOptions=3');
});

test('an answer without a token is evidence, too', async () => {
  const { relyingParty, pending } = await begin();
  const wctx = pending.capture.request?.parameters.wctx ?? '';
  await request(`${relyingParty.baseUrl}/wsfed/callback`).post('').type('form').send({ wctx });
  expect((await pending.answered).response?.unreadable).toEqual({
    rule: 'well-formed',
    reason: 'it is empty',
  });
});

test('an answer for Microsoft is taken from the browser', async () => {
  const target = {
    realm: 'urn:federation:MicrosoftOnline',
    reply: 'https://login.microsoftonline.com/login.srf',
  };
  const { pending } = await begin({}, target);
  const { url } = await startOf(pending);
  expect(url.searchParams.get('wtrealm')).toBe(target.realm);
  expect(url.searchParams.get('wreply')).toBe(target.reply);
  expect(pending.replyUrl).toBe(target.reply);
  const wctx = url.searchParams.get('wctx') ?? '';
  await pending.answerFromBrowser(new URLSearchParams({ wa: 'wsignin1.0', wresult, wctx }));
  expect((await pending.answered).response).toMatchObject({ relayState: wctx, assertion: { trusted: true } });
});

test('GET brings no answer', async () => {
  const { relyingParty, pending } = await begin();
  const { cookie } = await startOf(pending);
  const page = await request(`${relyingParty.baseUrl}/wsfed/callback`)
    .get('')
    .query({ wresult: 'x' })
    .set('Cookie', cookie);
  expect(page.status).toBe(404);
  expect(pending.capture.response).toBeUndefined();
});
