import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newCertifiedKey, type CertifiedKey } from '../../lab/xml/certificate.ts';
import {
  lemonldapPeople,
  lemonldapSaysMfa,
  lemonldapSaysMultipleauthn,
  lemonldapShipped,
  lemonldapShippedSaml,
  type RealClient,
} from './accounts.ts';
import { aptInstall, newFolder, run, startService } from './service.ts';
import { freePort } from '../free-port.ts';

// The portal's package wants a web server or the uWSGI file; the latter starts no service. The last
// six it loads without depending on them, for TOTP, OpenID Connect and SAML.
const packages = [
  'liblemonldap-ng-portal-perl',
  'lemonldap-ng-uwsgi-app',
  'starman',
  'libconvert-base32-perl',
  'libdigest-hmac-perl',
  'libstring-random-perl',
  'libio-string-perl',
  'liblasso-perl',
  'libxml-simple-perl',
];

/**
 * Starts LemonLDAP::NG from Debian's packages (installed if need be) on a free loopback port, in a folder of its own;
 * it compares redirect URIs exactly, so they must be known here, and so must `acsUrl`, the relying party's for SAML.
 * One issuer with two clients for each protocol: see accounts.ts.
 */
export async function startLemonldap(options: {
  redirectUris: string[];
  acsUrl: string;
}): Promise<{ baseUrl: string; version: string; stop(): Promise<void> }> {
  if (!(await installed())) await aptInstall(packages, 'LemonLDAP::NG is not installed.');
  const version = (await run('dpkg-query', ['-W', '-f', '${Version}', 'liblemonldap-ng-portal-perl'])).trim();
  const folder = await newFolder('lemonldap');
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  for (const name of ['conf', 'cache', 'sessions/lock', 'psessions/lock'])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'lemonldap-ng.ini'), ini(folder));
  await writeFile(
    join(folder, 'conf', 'lmConf-1.json'),
    JSON.stringify({
      ...configuration(folder, baseUrl, options.redirectUris),
      ...saml(await newCertifiedKey('LemonLDAP::NG', Date.now()), options.acsUrl),
    }),
  );
  for (const { username, totp } of lemonldapPeople)
    if (totp !== undefined)
      await writeFile(
        join(folder, 'psessions', sessionId(username)),
        JSON.stringify(enrolled({ username, totp })),
      );
  const { stop } = await startService({
    name: `LemonLDAP::NG ${version}`,
    // More workers than a browser opens connections: each waits for the request on its own connection.
    command: [
      'starman',
      '--listen',
      `127.0.0.1:${port}`,
      '--workers',
      '8',
      '--preload-app',
      join(import.meta.dirname, 'lemonldap', 'app.psgi'),
    ],
    env: {
      ...process.env,
      LLNG_DEFAULTCONFFILE: join(folder, 'lemonldap-ng.ini'),
      AMRCHECK_ACCOUNTS: JSON.stringify(
        Object.fromEntries(lemonldapPeople.map((person) => [person.username, person])),
      ),
    },
    folder,
    ready: [`${baseUrl}/.well-known/openid-configuration`, `${baseUrl}/saml/metadata`],
    timeout: 240_000,
  });
  return { baseUrl, version, stop };
}

async function installed(): Promise<boolean> {
  if (!existsSync('/usr/bin/dpkg-query'))
    throw new Error('LemonLDAP::NG is run from Debian’s packages; this system has no dpkg.');
  const states = await run('dpkg-query', ['-W', '-f', '${Status}\n', ...packages]).catch(() => '');
  return states.split('\n').filter((state) => state === 'install ok installed').length === packages.length;
}

const ini = (folder: string): string => `[all]
logLevel = warn
[configuration]
type = File
dirName = ${folder}/conf
localStorage = Cache::FileCache
localStorageOptions = { 'namespace' => 'configuration', 'cache_root' => '${folder}/cache' }
[portal]
staticPrefix = /static
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
`;

/** What the manager would write; whatever is not here has the value that Lemonldap/NG/Common/Conf/DefaultValues.pm gives it. */
function configuration(folder: string, baseUrl: string, redirectUris: string[]): object {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const storage = (name: string): object => ({
    Directory: join(folder, name),
    LockDirectory: join(folder, name, 'lock'),
    generateModule: 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256',
  });
  const client = ({ clientId, clientSecret }: RealClient): object => ({
    oidcRPMetaDataOptionsClientID: clientId,
    oidcRPMetaDataOptionsClientSecret: clientSecret,
    oidcRPMetaDataOptionsRedirectUris: redirectUris.join(' '),
    oidcRPMetaDataOptionsIDTokenSignAlg: 'RS256',
    oidcRPMetaDataOptionsBypassConsent: 1,
    oidcRPMetaDataOptionsRefreshToken: 1,
    oidcRPMetaDataOptionsAllowOffline: 1,
    oidcRPMetaDataOptionsAccessTokenJWT: 1,
  });
  const [shipped, saysMfa] = [lemonldapShipped.clientId, lemonldapSaysMfa.clientId];
  return {
    cfgNum: 1,
    cfgDate: 1,
    cfgVersion: '2.16.1',
    portal: `${baseUrl}/`,
    domain: '127.0.0.1',
    key: randomBytes(16).toString('hex'),
    cookieName: 'lemonldap',
    securedCookie: 0,
    sameSite: 'Lax',
    authentication: 'Demo',
    userDB: 'Same',
    locationRules: { '127.0.0.1': { default: 'accept' } },
    demoExportedVars: { uid: 'uid', cn: 'cn', mail: 'mail' },
    whatToTrace: 'uid',
    globalStorage: 'Apache::Session::File',
    globalStorageOptions: storage('sessions'),
    persistentStorage: 'Apache::Session::File',
    persistentStorageOptions: storage('psessions'),
    localSessionStorage: 'Cache::FileCache',
    localSessionStorageOptions: {
      namespace: 'sessions',
      cache_root: join(folder, 'cache'),
      default_expires_in: 600,
    },
    captcha: 'NoCaptcha',
    totp2fActivation: 1,
    totp2fAuthnLevel: 5,
    issuerDBOpenIDConnectActivation: 1,
    oidcServiceMetaDataIssuer: baseUrl,
    oidcServicePrivateKeySig: privateKey,
    oidcServicePublicKeySig: publicKey,
    oidcServiceKeyIdSig: 'amrcheck',
    oidcRPMetaDataOptions: {
      [shipped]: client(lemonldapShipped),
      [saysMfa]: {
        ...client(lemonldapSaysMfa),
        oidcRPMetaDataOptionsIDTokenForceClaims: 1,
        oidcRPMetaDataOptionsAccessTokenClaims: 1,
      },
    },
    oidcRPMetaDataExportedVars: {
      [shipped]: { name: 'cn', email: 'mail' },
      // "; " separates values, and "always" makes an array of a single one too.
      [saysMfa]: { name: 'cn', email: 'mail', amr: 'rp_amr;string;always' },
    },
    // A claim is released for a scope, and never for openid: so one of its own, granted to every request.
    oidcRPMetaDataOptionsExtraClaims: { [saysMfa]: { amr: 'amr' } },
    oidcRPMetaDataScopeRules: { [saysMfa]: { amr: '1' } },
    // _2f holds the name of the second factor that this session has passed.
    oidcRPMetaDataMacros: { [saysMfa]: { rp_amr: '$_2f ? "pwd; otp; mfa" : "pwd"' } },
  };
}

/** The same for SAML 2.0, where the class is by level: `unspecified` after a password over http, TLSClient after TOTP. */
function saml({ privateKey, certificate }: CertifiedKey, acsUrl: string): object {
  const clients = [lemonldapShippedSaml, lemonldapSaysMultipleauthn].map(({ entityId }) => entityId);
  const each = (value: (entityId: string) => object): object =>
    Object.fromEntries(clients.map((entityId) => [entityId, value(entityId)]));
  return {
    issuerDBSAMLActivation: 1,
    samlServicePrivateKeySig: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    samlServicePublicKeySig: certificate,
    samlIDPSSODescriptorWantAuthnRequestsSigned: 0,
    samlSPMetaDataXML: each((entityId) => ({ samlSPMetaDataXML: metadata(entityId, acsUrl) })),
    samlSPMetaDataOptions: each(() => ({
      samlSPMetaDataOptionsCheckSSOMessageSignature: 0,
      samlSPMetaDataOptionsEnableIDPInitiatedURL: 1,
      samlSPMetaDataOptionsNameIDFormat: 'persistent',
      samlSPMetaDataOptionsNameIDSessionKey: 'uid',
    })),
    samlSPMetaDataExportedAttributes: each(() => ({ mail: '1;IDPEmail;;' })),
    customPlugins: 'SaysMultipleauthn',
  };
}

const metadata = (entityId: string, acsUrl: string): string =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" AuthnRequestsSigned="false" WantAssertionsSigned="true">
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acsUrl}"/>
  </SPSSODescriptor>
</EntityDescriptor>`;

/** The name of the file of a user's persistent session: getPSessionID in Lemonldap/NG/Common/Util.pm. */
function sessionId(username: string): string {
  return createHash('md5').update(username).digest('hex');
}

function enrolled({ username, totp }: { username: string; totp: string }): object {
  return {
    _session_id: sessionId(username),
    _session_kind: 'Persistent',
    _session_uid: username,
    _utime: 1,
    _2fDevices: JSON.stringify([{ type: 'TOTP', name: 'authenticator app', epoch: 1, _secret: totp }]),
  };
}
