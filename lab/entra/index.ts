import { randomBytes, randomUUID, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import { nationalClouds, type NationalCloud } from '../../core/national-clouds.ts';
import { Accounts } from '../accounts.ts';
import type { LabAccount } from '../accounts.ts';
import { cookieManners, cookieOf } from '../cookies.ts';
import { refusal } from '../federation.ts';
import { nextStep } from '../interaction.ts';
import type { Visit } from '../interaction.ts';
import { isLoopback } from '../loopback.ts';
import { Newest } from '../newest.ts';
import { claimsOf, newSigningKey, publicJwk } from '../oidc/jws.ts';
import type { Claims } from '../oidc/jws.ts';
import { renderDeviceLogin, renderDone, renderFormPost, renderPage } from '../pages.ts';
import { errorPage, pageManners, signInPages } from '../sign-in.ts';
import type { Desk } from '../sign-in.ts';
import { variants } from '../variants.ts';
import { newCertifiedKey } from '../xml/certificate.ts';
import type { Device } from './device-codes.ts';
import { entraError } from './error.ts';
import { metadataXml, readAnswer, samlRequest, wsfedRequest } from './federation.ts';
import { graphApi } from './graph.ts';
import type { EntraLie } from './lies.ts';
import { partnerCenterApi } from './partner-center.ts';
import type { Enforcement } from './partner-center.ts';
import { decide, mayStandFor } from './settings.ts';
import type { DomainSettings, RootDomains } from './settings.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import type { Grant, TokenEndpointOptions } from './token-endpoint.ts';

export { entraLies } from './lies.ts';
export type { DomainSettings } from './settings.ts';

/** A running stand-in for Entra and Partner Center. It is not Microsoft's, and says so on every page. */
export interface EntraLab {
  /** What `authority` is to a client. */
  authority: string;
  tenant: string;
  clientId: string;
  /** Of the Partner Center API. */
  api: string;
  /** Of Microsoft Graph. */
  graph: string;
  /** Where federated providers send their answers. */
  reply: string;
  /** PEM: what signed requests are signed with. */
  certificate: string;
  /** Names how a domain is federated; a second time, anew. */
  federate(domain: string, settings: DomainSettings): void;
  /** Lets a device in as the first user of a domain would who enters its code and gives a second factor; nobody sees a page. */
  enterCode(userCode: string, domain: string): void;
  stop(): Promise<void>;
}

type Query = Partial<Record<string, string>>;

/** One sign-in on its way through. */
interface Pending {
  /** Known only to the browser that began. */
  ticket: string;
  asked: Query;
  domain: string;
  /** The provider has been asked for a second factor. */
  askedProvider: boolean;
  /** The sign-in is for a device that waits elsewhere. */
  device?: Device<Grant>;
  visit?: Visit;
  user?: DomainSettings['users'][string];
}

const about = "amrcheck's stand-in for Microsoft Entra ID. It is not Microsoft's: for testing only.";
const callbackPath = '/oidc/callback';
const clientId = 'amrcheck';
const newToken = (): string => randomBytes(24).toString('base64url');

/** Starts the stand-in on the loopback interface. */
export async function startEntraLab(
  options: {
    port?: number;
    enforcement?: Enforcement;
    /** In seconds; default: as Entra's. */
    deviceCode?: TokenEndpointOptions['deviceCode'];
    /** The tenant's federatedTokenValidationPolicy. */
    rootDomains?: RootDomains;
  } = {},
): Promise<EntraLab> {
  const app = express().disable('x-powered-by');
  const server = createServer(app).listen(options.port ?? 0, '127.0.0.1');
  const [key, foreignKey, requestKey] = await Promise.all([
    newSigningKey('RS256'),
    newSigningKey('RS256'),
    newCertifiedKey("amrcheck's stand-in for Entra", Date.now()),
    once(server, 'listening'),
  ]);
  const { port } = server.address() as AddressInfo;
  const authority = `http://localhost:${port}`;
  const reply = `${authority}/login.srf`;
  const tenant = randomUUID();
  const domains = new Map<string, DomainSettings>();
  const pending = new Newest<Pending>(1000);
  const ticketCookie = `lab_entra_${port}`;
  const router = Router();
  const form = urlencoded({ extended: false, limit: '2mb' });
  const desk: Desk = {
    path: '',
    about,
    accounts: new Accounts(0),
    variant: variants.plain,
    misbehaves: undefined,
    codes: new Map(),
  };
  pageManners(router, desk);

  const settingsOf = (domain: string): DomainSettings => {
    const settings = domains.get(domain);
    if (!settings) throw entraError('AADSTS90072', `No domain ${domain} is federated here.`);
    return settings;
  };
  const domainOf = (username = ''): string => username.split('@')[1] ?? '';
  const lieTo = (claims: Claims): EntraLie => domains.get(domainOf(String(claims['upn'])))?.lie ?? {};

  router.get('/common/userrealm', (request, response) => {
    const login = (request.query as Query)['user'] ?? '';
    const settings = domains.get(domainOf(login));
    response.json({
      Login: login,
      DomainName: domainOf(login),
      NameSpaceType: settings ? 'Federated' : 'Unknown',
      ...(settings && {
        federation_protocol: settings.protocol === 'wsfed' ? 'WSTrust' : 'SAMLP',
        AuthURL: settings.url,
        ...settings.lie?.realm,
      }),
    });
  });
  // The same path as Microsoft's: https://nexus.microsoftonline-p.com/federationmetadata/saml20/federationmetadata.xml
  router.get('/federationmetadata/saml20/federationmetadata.xml', (_request, response) => {
    response.type('application/samlmetadata+xml').send(metadataXml(reply, requestKey));
  });
  router.get('/:tenant/discovery/keys', (_request, response) => {
    response.json({ keys: [publicJwk(key)] });
  });

  router.get('/:tenant/oauth2/authorize', (request, response) => {
    const asked = request.query as Query;
    if (asked['client_id'] !== clientId)
      throw entraError('AADSTS700016', 'Application was not found in the directory.');
    if (!isLoopback(asked['redirect_uri'] ?? '', callbackPath))
      throw entraError('AADSTS50011', 'The redirect URI does not match the ones that are registered.');
    begin(response, asked);
  });

  /** Sends the person on to the federated provider, or first asks for the user name that tells which that is. */
  function begin(response: Response, asked: Query, device?: Device<Grant>): void {
    const domain = domainOf(asked['login_hint']) || asked['domain_hint'] || '';
    if (domain) settingsOf(domain);
    const [state, ticket] = [newToken(), newToken()];
    pending.set(state, { ticket, asked, domain, askedProvider: false, ...(device && { device }) });
    response.cookie(ticketCookie, ticket, { ...cookieManners, path: '/' });
    if (domain) toProvider(response, state, asked, domain, false);
    else response.redirect(303, `/home-realm/${state}`);
  }

  /** The sign-in of this browser. */
  function pendingOf(request: Request, state: string): Pending {
    const one = pending.get(state);
    if (!one || cookieOf(request, ticketCookie) !== one.ticket)
      throw entraError('AADSTS90023', 'This sign-in was begun in another browser, or is over.');
    return one;
  }

  // Home-realm discovery.
  router.get('/home-realm/:state', (_request, response) => {
    response.set('cache-control', 'no-store');
    response.send(renderPage({ step: 'identifier', variant: desk.variant, about }));
  });
  router.post('/home-realm/:state', form, (request, response) => {
    const { state } = request.params;
    const one = pendingOf(request, state);
    const { username, choice } = request.body as Query;
    if (choice === 'cancel') {
      deny(response, state, one, 'AADSTS65004: the user declined to sign in.');
      return;
    }
    one.domain = domainOf(username?.trim());
    one.asked = { ...one.asked, login_hint: username?.trim() };
    settingsOf(one.domain);
    toProvider(response, state, one.asked, one.domain, false);
  });

  router.get('/devicelogin', (_request, response) => {
    response.set('cache-control', 'no-store').send(renderDeviceLogin(about));
  });
  router.post('/devicelogin', form, (request, response) => {
    const device = tokens.devices.waiting((request.body as Query)['user_code'] ?? '');
    if (!device) throw entraError('AADSTS70019', 'That code is not known, used or expired.');
    begin(response, { client_id: clientId }, device);
  });

  function toProvider(
    response: Response,
    state: string,
    asked: Query,
    domain: string,
    wantsMfa: boolean,
  ): void {
    const settings = settingsOf(domain);
    const promptLogin = asked['prompt'] === 'login';
    const outgoing = { reply, state, username: asked['login_hint'] ?? '', promptLogin, wantsMfa };
    response.set('cache-control', 'no-store');
    if (settings.protocol === 'wsfed') response.redirect(303, wsfedRequest(settings, outgoing));
    else response.send(renderFormPost(about, settings.url, samlRequest(settings, outgoing, requestKey)));
  }

  router.post('/login.srf', form, (request, response) => {
    const { wresult, wctx, SAMLResponse: saml, RelayState: relayState } = request.body as Query;
    const state = wctx ?? relayState ?? '';
    const one = pending.get(state);
    if (!one) throw entraError('AADSTS90023', 'This sign-in was not begun here, or is over.');
    const settings = settingsOf(one.domain);
    const said = readAnswer(wresult ?? Buffer.from(saml ?? '', 'base64').toString(), settings);
    const user = settings.users[said.immutableId];
    if (!user) throw entraError('AADSTS51004', 'The user account does not exist in the directory.');
    if (!mayStandFor(options.rootDomains ?? 'all', one.domain, user.upn))
      throw entraError(
        'AADSTS5000820',
        'Sign-in blocked by Federated Token Validation policy. Contact your administrator for details.',
      );
    one.user = user;
    const decision = decide(settings, {
      demanded: settings.policyDemandsMfa || one.asked['amr_values'] === 'mfa',
      providerSaysMfa: said.mfa,
      askedBefore: one.askedProvider,
    });
    switch (decision) {
      case 'issue':
      case 'issue with mfa':
        issue(response, state, one, said.mfa && decision === 'issue with mfa');
        return;
      case 'ask the provider':
        one.askedProvider = true;
        toProvider(response, state, one.asked, one.domain, true);
        return;
      case 'give up':
        deny(
          response,
          state,
          one,
          'AADSTS50076: you must use multi-factor authentication to access the resource.',
        );
        return;
      case 'ask here':
        if (user.totp === undefined)
          deny(
            response,
            state,
            one,
            'AADSTS50079: the user is required to set up multi-factor authentication.',
          );
        else response.redirect(303, `/interaction/${state}`);
    }
  });

  signInPages(router, desk, (request: Request<{ uid: string }>, response) => {
    const { uid } = request.params;
    const one = pendingOf(request, uid);
    const { user } = one;
    if (!user) throw entraError('AADSTS90023', 'The federated provider has not answered yet.');
    const account: LabAccount = {
      ...user.account,
      username: user.upn,
      ...(user.totp && { totp: user.totp }),
    };
    const visit = (one.visit ??= { username: user.upn, account, fromSession: true });
    return Promise.resolve({
      visit,
      passwordOnly: false,
      deny(description: string) {
        deny(response, uid, one, description);
        return Promise.resolve();
      },
      complete() {
        if (nextStep(visit, desk.variant, false)) return Promise.resolve(false);
        issue(response, uid, one, visit.codeAccepted === true);
        return Promise.resolve(true);
      },
    });
  });

  function answer(response: Response, state: string, { asked }: Pending, said: Record<string, string>): void {
    pending.delete(state);
    const address = new URL(asked['redirect_uri'] ?? '');
    const fields = { ...said, ...(asked['state'] !== undefined && { state: asked['state'] }) };
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
    response.redirect(303, address.href);
  }

  function deny(response: Response, state: string, one: Pending, description: string): void {
    if (one.device) {
      pending.delete(state);
      one.device.end = { error: 'authorization_declined' };
      throw refusal('authorization_declined', description);
    }
    answer(response, state, one, { error: 'interaction_required', error_description: description });
  }

  const grantOf = (
    { asked, domain, user }: Pick<Pending, 'asked' | 'domain' | 'user'>,
    mfa: boolean,
  ): Grant => ({
    domain,
    clientId: asked['client_id'] ?? '',
    redirectUri: asked['redirect_uri'] ?? '',
    challenge: asked['code_challenge'],
    claims: {
      amr: mfa ? ['pwd', 'mfa'] : ['pwd'],
      upn: user?.upn,
      unique_name: user?.upn,
      oid: user?.account.sub,
    },
    given: new Map(),
  });

  function issue(response: Response, state: string, one: Pending, mfa: boolean): void {
    const { device } = one;
    const grant = grantOf(one, mfa);
    if (!device) {
      answer(response, state, one, { code: tokens.newCode(grant) });
      return;
    }
    pending.delete(state);
    device.end = { grant };
    response.send(renderDone(about));
  }

  const tokens = tokenEndpoint({
    ...{ key, foreignKey, tenant, clientId, deviceCode: options.deviceCode },
    lieOf: (domain) => settingsOf(domain).lie ?? {},
    verificationUri: `${authority}/devicelogin`,
    demandsMfa: (domain) => settingsOf(domain).policyDemandsMfa,
  });
  router.use(tokens.router);

  const readFor =
    (api: 'partnerCenter' | 'graph') =>
    (token: string): Claims | undefined => {
      const [header, payload, signature] = token.split('.');
      if (!header || !payload || !signature) return undefined;
      const covered = Buffer.from(`${header}.${payload}`);
      if (!verify('sha256', covered, key.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
      const claims = claimsOf(token);
      const clouds: NationalCloud[] = Object.values(nationalClouds);
      return clouds.some((cloud) => cloud[api] === claims['aud']) ? claims : undefined;
    };
  app.use(
    '/partner-center',
    partnerCenterApi(options.enforcement ?? 'tells', readFor('partnerCenter'), lieTo),
  );
  app.use('/graph', graphApi(readFor('graph'), lieTo));
  router.use(errorPage(about));
  app.use(router);

  return {
    authority,
    tenant,
    clientId,
    api: `${authority}/partner-center`,
    graph: `${authority}/graph`,
    reply,
    certificate: requestKey.certificate,
    federate: (domain, settings) => void domains.set(domain, settings),
    enterCode(userCode, domain) {
      const device = tokens.devices.waiting(userCode);
      const [user] = Object.values(settingsOf(domain).users);
      if (device && user)
        device.end = { grant: grantOf({ asked: { client_id: clientId }, domain, user }, true) };
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
