import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { base64Of } from '../../lab/xml/certificate.ts';
import { keycloakSealedSaml, keycloakShippedSaml } from './accounts.ts';
import { addEntra } from './keycloak-entra.ts';
import { addMultipleauthn, samlStepUp } from './keycloak-multipleauthn.ts';
import { derivedRealms, type Realm } from './keycloak-realms.ts';
import { aptInstall, download, newFolder, run, startService } from './service.ts';
import { freePort } from '../free-port.ts';

/** The same as the image's tag in docker-compose.yml. */
export const keycloakVersion = '26.7.3';

/** Its class files are of version 61. */
const oldestJava = 17;

const realmFiles = join(import.meta.dirname, 'keycloak');

/**
 * Starts Keycloak on a free loopback port with both realms of keycloak/ freshly imported; the first start on a machine
 * also fetches and builds it. With the PEM certificate of a relying party there are `keycloakSealedSaml` and
 * `keycloakSaysMultipleauthn`, too, and with `entraReply` the clients of keycloak-entra.ts; to `acsUrl` goes what is
 * answered over SAML 2.0 without a request. Under the name localhost, which passkeys need, there are the
 * realms of keycloak-realms.ts instead.
 */
export async function startKeycloak({
  certificate,
  acsUrl,
  entraReply,
  host = '127.0.0.1',
}: {
  certificate?: string;
  acsUrl?: string;
  entraReply?: string;
  host?: '127.0.0.1' | 'localhost';
} = {}): Promise<{
  baseUrl: string;
  version: string;
  stop(): Promise<void>;
}> {
  const env = { ...process.env, JAVA_HOME: await findJava() };
  const installed = await install(env);
  const folder = await newFolder('keycloak');
  // A home of its own for each start, so that several can run at once and none sees another's data.
  for (const part of ['bin', 'conf', 'lib', 'providers', 'themes'])
    await symlink(join(installed, part), join(folder, part));
  const imports = join(folder, 'data', 'import');
  await mkdir(imports, { recursive: true });
  const shippedRealms = await Promise.all(
    (await readdir(realmFiles)).map(async (name): Promise<Realm> =>
      JSON.parse(await readFile(join(realmFiles, name), 'utf8')),
    ),
  );
  const realms = host === 'localhost' ? derivedRealms(shippedRealms) : shippedRealms;
  if (certificate !== undefined) addMultipleauthn(realms);
  if (entraReply !== undefined) addEntra(realms, entraReply);
  for (const realm of realms) {
    const shipped = realm.clients.find(({ clientId }) => clientId === keycloakShippedSaml.entityId);
    if (shipped?.attributes && acsUrl !== undefined)
      shipped.attributes['saml_assertion_consumer_url_post'] = acsUrl;
    if (shipped && certificate !== undefined) realm.clients.push(sealed(shipped, base64Of(certificate)));
    await writeFile(join(imports, `${realm.realm}-realm.json`), JSON.stringify(realm));
  }
  const port = await freePort();
  const baseUrl = `http://${host}:${port}`;
  const { stop } = await startService({
    name: `Keycloak ${keycloakVersion}`,
    // "start-dev" would build anew each time the options differ (20 s); this is what it does, built once. A cache that
    // is not local would open a port for the cluster on every interface.
    command: [
      'sh',
      join(folder, 'bin', 'kc.sh'),
      `-Dkc.home.dir=${folder}`,
      'start',
      '--optimized',
      '--import-realm',
      '--cache=local',
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      `--hostname=${baseUrl}`,
    ],
    env,
    folder,
    ready: realms.map(({ realm }) => `${baseUrl}/realms/${realm}/.well-known/openid-configuration`),
    timeout: 420_000,
  });
  return { baseUrl, version: keycloakVersion, stop };
}

/** The same client, for a relying party that must sign its requests and gets encrypted assertions. */
function sealed(client: Realm['clients'][number], certificate: string): Realm['clients'][number] {
  return {
    ...client,
    clientId: keycloakSealedSaml.entityId,
    attributes: {
      ...client.attributes,
      // It names one client in the realm.
      saml_idp_initiated_sso_url_name: '',
      'saml.client.signature': 'true',
      'saml.signing.certificate': certificate,
      'saml.encrypt': 'true',
      'saml.encryption.certificate': certificate,
    },
  };
}

/** The folder of Keycloak, fetched with Maven and built once for each user of the machine. */
async function install(env: NodeJS.ProcessEnv): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'amrcheck');
  const installed = join(cache, `keycloak-${keycloakVersion}-${samlStepUp}`);
  if (existsSync(installed)) return installed;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'keycloak-'));
  try {
    await run('mvn', ['-v']).catch(() =>
      aptInstall(['maven'], 'Keycloak comes from Maven Central, and there is no mvn here.'),
    );
    await download(
      'mvn',
      [
        '-q',
        '-B',
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack',
        `-Dartifact=org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`,
        `-DoutputDirectory=${work}`,
      ],
      { cwd: work },
    );
    const unpacked = join(work, `keycloak-${keycloakVersion}`);
    await run('sh', [join(unpacked, 'bin', 'kc.sh'), 'build', '--db=dev-mem', `--features=${samlStepUp}`], {
      env,
    });
    // Where another process was quicker its copy is as good.
    await rename(unpacked, installed).catch((error: unknown) => {
      if (!existsSync(installed)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return installed;
}

/** The home of a Java that runs this Keycloak: JAVA_HOME, else the newest under /usr/lib/jvm, else Debian's own, installed. */
async function findJava(): Promise<string> {
  const found = await newestJava();
  if (found !== undefined) return found;
  const why = `Keycloak ${keycloakVersion} needs Java ${oldestJava} or later, and neither JAVA_HOME nor /usr/lib/jvm has one.`;
  await aptInstall(['default-jre-headless'], why);
  const installed = await newestJava();
  if (installed === undefined) throw new Error(`${why} This system's default-jre-headless is older.`);
  return installed;
}

async function newestJava(): Promise<string | undefined> {
  const root = '/usr/lib/jvm';
  const homes = existsSync(root) ? (await readdir(root)).map((name) => join(root, name)) : [];
  const known = await Promise.all(homes.map(async (home) => ({ home, major: await javaVersion(home) })));
  known.sort((a, b) => b.major - a.major);
  const chosen = process.env['JAVA_HOME'];
  if (chosen !== undefined) known.unshift({ home: chosen, major: await javaVersion(chosen) });
  return known.find(({ major }) => major >= oldestJava)?.home;
}

/** The major version of the Java at `home`, 0 when there is none. */
async function javaVersion(home: string): Promise<number> {
  const output = await run(join(home, 'bin', 'java'), ['-version']).catch(() => '');
  return Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
}
