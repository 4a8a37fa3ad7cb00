import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { RequestHandler } from 'express';
import { Accounts } from './accounts.ts';
import type { LabAccount } from './accounts.ts';
import { defects as allDefects } from './oidc/defects.ts';
import type { Defect, DefectId } from './oidc/defects.ts';
import { acrValues } from './oidc/acr.ts';
import { newSigningKey, privateJwk, publicJwk } from './oidc/jws.ts';
import type { SigningAlg } from './oidc/jws.ts';
import { labProvider } from './oidc/provider.ts';
import type { LabClient, ProviderPlan } from './oidc/configuration.ts';
import { renderIndex } from './pages.ts';
import { variants } from './variants.ts';
import type { VariantId } from './variants.ts';

export { defects, isDefectId } from './oidc/defects.ts';
export { variants } from './variants.ts';
export type { Defect, DefectId, LabAccount, LabClient, VariantId };

/** One provider of the lab: an issuer with clients and accounts of its own. */
export interface LabTarget {
  /** `honest`, the id of its variant, or the id of its defect. */
  id: string;
  title: string;
  issuer: string;
  /** The client that authenticates by client_secret_basic. */
  clientId: string;
  clientSecret: string;
  /** Every client, one for each way to authenticate. */
  clients: LabClient[];
  accounts: LabAccount[];
  /** `null`: the provider is honest. */
  defect: DefectId | null;
  variant: VariantId;
  acrValues: typeof acrValues;
}

/** A running lab; `stop` closes every connection and forgets everything. */
export interface Lab {
  origin: string;
  targets: LabTarget[];
  /** The private key (JWK) of the client that authenticates by private_key_jwt, the same at every target. */
  clientKey: JsonWebKey;
  stop(): Promise<void>;
}

export interface LabOptions {
  /** The name in the issuers. The default is not the relying party's 127.0.0.1, so that cookies are cross-site as in life. */
  host?: 'localhost' | '127.0.0.1';
  /** 0, the default: any free one. */
  port?: number;
  /** Lying providers beside the honest one. */
  defects?: readonly DefectId[];
  /** Honest providers with other pages, beside the plain one. */
  variants?: readonly VariantId[];
  /** Redirect URIs to accept beside /oidc/callback at any port of this machine. */
  redirectUris?: readonly string[];
  signingAlg?: SigningAlg;
  /** How many accounts with a second factor each target has; more than one where codes must not be waited for. */
  accounts?: number;
}

/** Starts the lab on the loopback interface: one honest provider, and one more for each variant and each defect. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { host = 'localhost', port = 0, signingAlg = 'RS256', accounts: withTotp = 1 } = options;
  const [key, clientKey] = await Promise.all([newSigningKey(signingAlg), newSigningKey('ES256')]);
  const app = express().disable('x-powered-by');
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;

  const add = (
    id: string,
    title: string,
    variant: VariantId,
    defect: (Defect & { id: DefectId }) | null,
  ): LabTarget => {
    const issuer = `${origin}/${id}`;
    const accounts = new Accounts(withTotp);
    const clients = newClients();
    const about = defect
      ? `amrcheck lab provider ${id}. It lies on purpose: for testing only.`
      : `amrcheck lab provider ${id}. It is honest: for testing only.`;
    const plan = {
      issuer,
      key,
      clientKey,
      clientJwk: { ...publicJwk(clientKey) },
      clients,
      accounts,
      variant: variants[variant],
      defect: defect ?? undefined,
      about,
      redirectUris: options.redirectUris ?? [],
    };
    // Made when first asked for: most runs use a few of many providers.
    let handler: RequestHandler | undefined;
    app.use(`/${id}`, (request, response, next) => (handler ??= labProvider(plan))(request, response, next));
    const [{ clientId, clientSecret }] = clients;
    return {
      id,
      title,
      issuer,
      clientId,
      clientSecret,
      clients,
      accounts: accounts.all,
      defect: defect?.id ?? null,
      variant,
      acrValues,
    };
  };

  const honest = (options.variants ?? [])
    .filter((id) => id !== 'plain')
    .map((id) => add(id, `Honest, with pages of the kind ${id}`, id, null));
  const lying = allDefects
    .filter(({ id }) => options.defects?.includes(id))
    .map((defect) => add(defect.id, defect.title, defect.variant ?? 'plain', defect));
  const targets = [add('honest', 'Honest', 'plain', null), ...honest, ...lying];
  app.get('/', (_request, response) => {
    response.send(renderIndex(targets));
  });

  return {
    origin,
    targets,
    clientKey: privateJwk(clientKey),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function newClients(): ProviderPlan['clients'] {
  const clientSecret = (): string => randomBytes(24).toString('base64url');
  return [
    { clientId: 'amrcheck', clientAuth: 'client_secret_basic', clientSecret: clientSecret() },
    { clientId: 'amrcheck-post', clientAuth: 'client_secret_post', clientSecret: clientSecret() },
    { clientId: 'amrcheck-key', clientAuth: 'private_key_jwt' },
    { clientId: 'amrcheck-public', clientAuth: 'none' },
  ];
}
