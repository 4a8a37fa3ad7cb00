import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Provider } from 'oidc-provider';
import { Accounts, type LabAccount } from '../../lab/accounts.ts';
import { callbackPath, configuration } from '../../lab/oidc/configuration.ts';
import { newSigningKey, publicJwk } from '../../lab/oidc/jws.ts';
import { generations, oktaWidget, type Generation } from './okta-package.ts';

/** How the sign-in is set up that the widget shows. */
export interface Setup {
  generation: Generation;
  /** The password has a page of its own. */
  identifierFirst: boolean;
  /** Which second factor is asked first. */
  chooser: boolean;
  /** A language of the widget, as it calls them. */
  language: string;
}

/** One person on the way through the widget; the state handle of its answers is the id of the interaction. */
interface Visit {
  uid: string;
  identifier?: string;
  account?: LabAccount;
  chosen?: string;
  codeAccepted?: boolean;
}

interface Sent {
  stateToken?: string;
  stateHandle?: string;
  identifier?: string;
  credentials?: { passcode?: string };
  authenticator?: { id?: string };
}

/** What was wrong, said above the form or at its field. */
interface Failure {
  page?: object;
  field?: object;
}

interface Field {
  name: string;
  [key: string]: unknown;
}

const issuerPath = '/oauth2/lab';
const clientSecret = 'okta-widget-client-secret-51c0d9';
type Authenticator = typeof password;
const password = {
  id: 'lab-password',
  type: 'password',
  key: 'okta_password',
  displayName: 'Password',
  method: 'password',
};
const seconds = [
  { id: 'lab-email', type: 'email', key: 'okta_email', displayName: 'Email', method: 'email' },
  { id: 'lab-otp', type: 'app', key: 'google_otp', displayName: 'Google Authenticator', method: 'otp' },
];

/**
 * Starts a provider whose sign-in is Okta's own widget, as its maker ships it, in front of a back end written here: it
 * answers the widget as the Identity Engine does (ion+json, version 1.0.0), as far as one sign-in goes. No real provider.
 */
export async function startBehindWidget({ generation, identifierFirst, chooser, language }: Setup) {
  const dist = await oktaWidget();
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${baseUrl}${issuerPath}`;
  const accounts = new Accounts(1);
  const visits = new Map<string, Visit>();
  const key = await newSigningKey('RS256');
  const pages = `${issuerPath}/interaction`;
  const provider = new Provider(issuer, {
    ...configuration({
      issuer,
      key,
      clients: [{ clientId: 'amrcheck', clientAuth: 'client_secret_basic', clientSecret }],
      clientKey: key,
      clientJwk: publicJwk(key),
      accounts,
      variant: {},
      hooks: {},
      about: "A replica: Okta's widget before a back end of the lab.",
      redirectUris: [],
    }),
    interactions: { url: (_ctx, { uid }) => `${pages}/${uid}` },
  });
  provider.Client.prototype.redirectUriAllowed = (uri: string) => URL.parse(uri)?.pathname === callbackPath;

  const form = (visit: Visit, name: string, path: string, fields: Field[]) => ({
    rel: ['create-form'],
    name,
    href: `${baseUrl}/idp/idx/${path}`,
    method: 'POST',
    produces: 'application/ion+json; okta-version=1.0.0',
    accepts: 'application/json; okta-version=1.0.0',
    value: [
      ...fields,
      { name: 'stateHandle', required: true, value: visit.uid, visible: false, mutable: false },
    ],
  });
  const credentials = (field: object): Field => ({
    name: 'credentials',
    type: 'object',
    required: true,
    form: { value: [{ name: 'passcode', required: true, visible: true, ...field }] },
  });
  const passcode = { label: 'Password', secret: true };
  const choice = (visit: Visit) =>
    form(visit, 'select-authenticator-authenticate', 'challenge', [
      {
        name: 'authenticator',
        type: 'object',
        options: seconds.map(({ id, displayName, method }, index) => ({
          label: displayName,
          value: {
            form: {
              value: [
                { name: 'id', required: true, value: id, mutable: false },
                { name: 'methodType', required: false, value: method, mutable: false },
              ],
            },
          },
          relatesTo: `$.authenticatorEnrollments.value[${index}]`,
        })),
      },
    ]);

  /** What the person is asked next; `undefined` when nothing is left. */
  function nextForms(visit: Visit, problem: object): object | undefined {
    const { account } = visit;
    if (visit.identifier === undefined || (!account && !identifierFirst))
      return forms([
        form(visit, 'identify', 'identify', [
          { name: 'identifier', label: 'Username', required: true },
          ...(identifierFirst ? [] : [credentials(passcode)]),
          { name: 'rememberMe', label: 'Keep me signed in', type: 'boolean' },
        ]),
      ]);
    if (!account)
      return forms(
        [form(visit, 'challenge-authenticator', 'challenge/answer', [credentials(passcode)])],
        password,
      );
    if (account.totp === undefined || visit.codeAccepted) return undefined;
    const chosen = seconds.find(({ id }) => id === (visit.chosen ?? (chooser ? undefined : 'lab-otp')));
    if (!chosen) return forms([choice(visit)]);
    const code = credentials({ label: 'Enter code', ...problem });
    return forms([form(visit, 'challenge-authenticator', 'challenge/answer', [code]), choice(visit)], chosen);
  }

  const described = ({ method, ...rest }: Authenticator) => ({ ...rest, methods: [{ type: method }] });
  const forms = (value: { name: string }[], current?: Authenticator) => ({
    remediation: {
      type: 'array',
      value: value.map((one) =>
        one.name === 'challenge-authenticator'
          ? { ...one, relatesTo: ['$.currentAuthenticatorEnrollment'] }
          : one,
      ),
    },
    ...(current && { currentAuthenticatorEnrollment: { type: 'object', value: described(current) } }),
    authenticatorEnrollments: { type: 'array', value: seconds.map(described) },
  });
  const messages = (message: string, key: string) => ({
    messages: { type: 'array', value: [{ message, i18n: { key }, class: 'ERROR' }] },
  });

  function answer(response: express.Response, visit: Visit, failure: Failure) {
    const next = nextForms(visit, failure.field ?? {});
    const success = { name: 'success-redirect', href: `${baseUrl}${pages}/${visit.uid}/done` };
    response
      .status(failure.page || failure.field ? 401 : 200)
      .type('application/ion+json; okta-version=1.0.0')
      .send(
        JSON.stringify({
          version: '1.0.0',
          stateHandle: visit.uid,
          expiresAt: new Date(Date.now() + 600_000).toISOString(),
          intent: 'LOGIN',
          ...(next ?? { success }),
          ...failure.page,
          ...(visit.identifier !== undefined && {
            user: { type: 'object', value: { id: 'lab-user', identifier: visit.identifier } },
          }),
          cancel: form(visit, 'cancel', 'cancel', []),
          app: { type: 'object', value: { name: 'oidc_client', label: 'amrcheck', id: 'amrcheck' } },
        }),
      );
  }

  const idx = (path: string, act: (visit: Visit, sent: Sent) => Failure) =>
    app.post(`/idp/idx/${path}`, express.json({ type: () => true }), (request, response) => {
      const sent = request.body as Sent;
      const visit = visits.get(sent.stateHandle ?? sent.stateToken ?? '');
      if (visit) answer(response, visit, act(visit, sent));
      else response.status(400).json(messages('The session has expired.', 'idx.session.expired'));
    });

  const wrongPassword = { page: messages('Unable to sign in', 'errors.E0000004') };
  const wrongCode = { field: messages('Invalid code. Try again.', 'api.authn.error.PASSCODE_INVALID') };
  const usedCode = {
    page: messages('Each code can only be used once.', 'authfactor.challenge.soft_token.used_passcode'),
  };
  const signIn = (visit: Visit, given = ''): Failure => {
    const account = accounts.byPassword(visit.identifier ?? '', given);
    if (!account) return wrongPassword;
    visit.account = account;
    return {};
  };

  idx('introspect', () => ({}));
  idx('cancel', (visit) => {
    delete visit.identifier;
    delete visit.account;
    delete visit.chosen;
    delete visit.codeAccepted;
    return {};
  });
  idx('identify', (visit, { identifier = '', credentials: given }) => {
    visit.identifier = identifier;
    return identifierFirst ? {} : signIn(visit, given?.passcode);
  });
  idx('challenge', (visit, { authenticator }) => {
    visit.chosen = authenticator?.id ?? '';
    return {};
  });
  idx('challenge/answer', (visit, { credentials: given }) => {
    const { account } = visit;
    if (!account) return signIn(visit, given?.passcode);
    const code = given?.passcode ?? '';
    const checked = visit.chosen === 'lab-email' ? 'wrong' : accounts.checkCode(account.totp ?? '', code);
    if (checked === 'used') return usedCode;
    if (checked === 'wrong') return wrongCode;
    visit.codeAccepted = true;
    return {};
  });

  app.get(`${pages}/:uid`, async (request, response) => {
    const { uid } = await provider.interactionDetails(request, response);
    if (!visits.has(uid)) visits.set(uid, { uid });
    response.send(page(generation, { baseUrl, stateToken: uid, language, assets: { baseUrl: '/widget' } }));
  });
  app.get(`${pages}/:uid/done`, async (request, response) => {
    const { uid } = await provider.interactionDetails(request, response);
    const { account, codeAccepted } = visits.get(uid) ?? {};
    if (!account || (account.totp !== undefined && !codeAccepted)) {
      response.redirect(303, `${pages}/${uid}`);
      return;
    }
    visits.delete(uid);
    const amr = codeAccepted ? ['pwd', 'otp', 'mfa'] : ['pwd'];
    await provider.interactionFinished(request, response, { login: { accountId: account.sub, amr } });
  });
  app.use('/widget', express.static(dist));
  app.use(issuerPath, provider.callback());

  return {
    issuer,
    clientId: 'amrcheck',
    clientSecret,
    accounts: accounts.all,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const page = (generation: Generation, options: object): string => `<!doctype html>
<html>
<meta charset="utf-8">
<title>Sign In</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/widget/${generations[generation].style}">
<script src="/widget/${generations[generation].script}"></script>
<div id="okta-login-container"></div>
<script>
  new OktaSignIn(${JSON.stringify(options)})
    .renderEl({ el: '#okta-login-container' }, () => {}, console.error);
</script>
</html>
`;
