import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openXmlProvider } from '../../../server/xml/provider.ts';
import { openRelyingParty } from '../../../server/relying-party.ts';
import { Redactor } from '../../../core/redact.ts';
import { digestKey } from '../setting.ts';
import { fileWith, metadataXml, ownKeys, provider, xmlTarget } from './setting.ts';

const certificate = ownKeys.cert;

/** The address of a server that answers everything so. */
async function serverWith(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
}

test('metadata from a URL, and the clock with it', async () => {
  const metadata = await serverWith(200, metadataXml());
  const opened = await openXmlProvider(xmlTarget({ metadata }));
  expect(opened).toMatchObject({
    issuer: 'https://idp.vectors.example/saml',
    endpoints: { redirect: 'https://idp.vectors.example/sso?tenant=a%20b' },
    wantAuthnRequestsSigned: false,
    keys: [{ name: 'metadata signing key 1' }],
  });
  expect(opened.clock.offsetMs).not.toBeNull();
});

test('WS-Federation takes the passive endpoint', async () => {
  const { endpoints } = await provider({ protocol: 'wsfed' });
  expect(endpoints).toEqual({ redirect: 'https://idp.vectors.example/adfs/ls/' });
});

test('a certificate pins what the metadata says, and stands in for it', async () => {
  const name = 'certificate 1 of targets.contoso.certificate';
  expect((await provider({ certificate })).keys).toMatchObject([{ name }]);
  const url = 'https://idp.example/sso';
  const bare = await openXmlProvider(xmlTarget({ certificate, url, issuer: 'urn:idp' }));
  expect(bare).toMatchObject({
    issuer: 'urn:idp',
    endpoints: { redirect: url, post: url },
    keys: [{ name }],
  });
});

test.each([
  [
    'no metadata and no issuer',
    { certificate, url: 'https://idp.example' },
    'CONFIG_INVALID',
    'targets.contoso.issuer',
  ],
  ['nothing', {}, 'CONFIG_INVALID', 'targets.contoso.metadata is missing'],
  [
    'a file that is not there',
    { metadata: '/nowhere/metadata.xml' },
    'INPUT_NOT_FOUND',
    '(targets.contoso.metadata) does not exist',
  ],
  [
    'a certificate that is none',
    { certificate: ownKeys.key },
    'INPUT_UNREADABLE',
    'no certificate in PEM form',
  ],
  [
    'a port where nothing listens',
    { metadata: 'http://127.0.0.1:9/' },
    'PROVIDER_UNREACHABLE',
    'cannot be reached',
  ],
  [
    'a url in the clear',
    { certificate, url: 'http://idp.example', issuer: 'x' },
    'CONFIG_INVALID',
    'secrets would travel in the clear',
  ],
])('%s', async (_what, more, code, words) => {
  await expect(openXmlProvider(xmlTarget(more))).rejects.toMatchObject({
    code,
    message: expect.stringContaining(words),
  });
});

test.each([
  ['an error', 404, '', 'the provider answered with HTTP 404'],
  ['a web page', 200, '<!DOCTYPE html><html></html>', 'it is a web page'],
  ['no address', 200, metadataXml('', []), 'names no address'],
  [
    'an address that is none',
    200,
    metadataXml().replaceAll('https://idp.vectors.example/sso', 'javascript:x'),
    'starts with javascript:',
  ],
])('metadata that is %s', async (_what, status, body, words) => {
  const metadata = await serverWith(status, body);
  await expect(openXmlProvider(xmlTarget({ metadata }))).rejects.toMatchObject({
    code: 'METADATA_UNUSABLE',
    message: expect.stringContaining(words),
  });
});

test.each([
  ['is no key', { key: ownKeys.cert }],
  [
    'does not belong to the certificate',
    { key: ownKeys.key, cert: ownKeys.cert.replace('relying-party', 'stranger') },
  ],
])('a key of ours that %s', async (_what, config) => {
  const opening = openRelyingParty(
    { baseUrl: 'http://127.0.0.1:0', ...config },
    { redactor: new Redactor(digestKey) },
  );
  await expect(opening).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    message: expect.stringContaining('cannot be used'),
  });
});

test('a key of ours that is not RSA', async () => {
  const key = await fileWith(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n',
  );
  await expect(
    openRelyingParty({ baseUrl: 'http://127.0.0.1:0', key }, { redactor: new Redactor(digestKey) }),
  ).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
});
