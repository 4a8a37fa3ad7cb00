import { createPublicKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Accounts } from '../accounts.ts';
import type { LabAccount } from '../accounts.ts';
import { base64Of, newCertifiedKey } from '../xml/certificate.ts';
import { externalMfaDefects } from './defects.ts';
import type { ExternalMfaDefectId } from './defects.ts';
import { externalMfaProvider } from './provider.ts';

export { externalMfaDefects } from './defects.ts';
export { externalMfaConfig } from './config.ts';
export type { ExternalMfaDefectId } from './defects.ts';

/** One provider of External MFA, with accounts of its own. */
export interface ExternalMfaTarget {
  protocol: 'external-mfa';
  /** `honest-eam`, or the id of its defect. */
  id: string;
  title: string;
  issuer: string;
  clientId: string;
  /** The tenant whose hints it takes; `sub` of an account is its oid there. */
  tenant: string;
  /** Of the application that the vendor would have in Entra. */
  replyUrls: string[];
  accounts: LabAccount[];
  defect: ExternalMfaDefectId | null;
}

export interface ExternalMfaLab {
  origin: string;
  targets: ExternalMfaTarget[];
  stop(): Promise<void>;
}

/** Starts providers of External MFA on the loopback interface: an honest one, and one for each defect. */
export async function startExternalMfaLab(
  options: { defects?: readonly ExternalMfaDefectId[]; port?: number } = {},
): Promise<ExternalMfaLab> {
  const app = express().disable('x-powered-by');
  const server = createServer(app).listen(options.port ?? 0, '127.0.0.1');
  const [certified] = await Promise.all([
    newCertifiedKey('amrcheck lab', Date.now()),
    once(server, 'listening'),
  ]);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = certified;
  const key = {
    alg: 'RS256' as const,
    kid: randomUUID(),
    privateKey,
    publicKey: createPublicKey(privateKey),
  };
  const certificate = base64Of(certified.certificate);
  const tenant = randomUUID();
  const told = externalMfaDefects.filter(({ id }) => options.defects?.includes(id));
  const targets = [undefined, ...told].map((defect): ExternalMfaTarget => {
    const id = defect?.id ?? 'honest-eam';
    const issuer = `${origin}/${id}`;
    const accounts = new Accounts(1);
    const clientId = 'amrcheck';
    const about = `amrcheck lab provider ${id}. It ${defect ? 'lies on purpose' : 'is honest'}: for testing only.`;
    app.use(
      `/${id}`,
      externalMfaProvider({ issuer, clientId, tenant, key, certificate, accounts, defect, about }),
    );
    const title = defect?.title ?? 'Honest';
    return {
      protocol: 'external-mfa',
      id,
      title,
      issuer,
      clientId,
      tenant,
      replyUrls: [`${issuer}/authorize`],
      accounts: accounts.all,
      defect: defect?.id ?? null,
    };
  });
  return {
    origin,
    targets,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
