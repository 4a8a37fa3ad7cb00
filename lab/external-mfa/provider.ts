import { randomBytes } from 'node:crypto';
import { Router, urlencoded } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Accounts, LabAccount } from '../accounts.ts';
import { refusal } from '../federation.ts';
import { nextStep } from '../interaction.ts';
import type { Visit } from '../interaction.ts';
import { isLoopback } from '../loopback.ts';
import { Newest } from '../newest.ts';
import { compactJws, publicJwk, signedWith } from '../oidc/jws.ts';
import type { Claims, SigningKey } from '../oidc/jws.ts';
import { renderFormPost } from '../pages.ts';
import { errorPage, pageManners, signInPages } from '../sign-in.ts';
import type { Desk } from '../sign-in.ts';
import { variants } from '../variants.ts';
import type { ExternalMfaDefect } from './defects.ts';
import { readHint } from './hint.ts';

/** What one provider of External MFA is made of. */
export interface ExternalMfaPlan {
  /** Where it is mounted, and its issuer. */
  issuer: string;
  clientId: string;
  /** The tenant whose hints it takes. */
  tenant: string;
  key: SigningKey;
  /** Base64 DER, of `key`. */
  certificate: string;
  accounts: Accounts;
  defect: ExternalMfaDefect | undefined;
  about: string;
}

/** The path of a relying party's answer address. */
const callbackPath = '/external-mfa/callback';

/** The fields of the posted request. */
type Asked = Partial<Record<string, string>>;

interface Pending {
  /** Known only to the browser that began. */
  ticket: string;
  asked: Asked;
  hint: Claims;
  visit?: Visit;
}

/** Answers one provider's requests, to be mounted at the path of its issuer. */
export function externalMfaProvider(plan: ExternalMfaPlan): RequestHandler {
  const { issuer, clientId, tenant, accounts, defect, about } = plan;
  const { pathname: path, host } = new URL(issuer);
  const pending = new Newest<Pending>(1000);
  const seen = new Newest<true>(10_000);
  const sessions = new Newest<LabAccount>(1000);
  const cookies = {
    ticket: `lab_ticket_${host.replace(/\W/g, '_')}`,
    session: `lab_eam_${host.replace(/\W/g, '_')}`,
  };
  const router = Router();
  const desk: Desk = {
    path,
    about,
    accounts,
    variant: variants.plain,
    misbehaves: defect?.misbehaves,
    codes: new Map(),
  };
  pageManners(router, desk);

  router.get('/.well-known/openid-configuration', (_request, response) => {
    const honest: Claims = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      jwks_uri: `${issuer}/jwks`,
      scopes_supported: ['openid'],
      response_types_supported: ['id_token'],
      response_modes_supported: ['form_post'],
      grant_types_supported: ['implicit'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
    const document = JSON.stringify(defect?.discovery?.(honest) ?? honest);
    response.type('application/json');
    if (defect?.sendsInChunks) response.write(document.slice(0, 20));
    response.end(defect?.sendsInChunks ? document.slice(20) : document);
  });
  router.get('/jwks', (_request, response) => {
    const honest: Claims[] = [{ ...publicJwk(plan.key), x5c: [plan.certificate] }];
    response.json({ keys: defect?.jwks?.(honest) ?? honest });
  });

  // The second one works as well, and is named by the provider that has not registered it.
  const endpoint = ['/authorize', '/v2/authorize'];
  router.get(endpoint, (_request, response) => {
    if (defect?.bareGet) defect.bareGet(response);
    else throw refusal('BadRequest', 'Entra sends a form to this address.');
  });
  router.post(endpoint, urlencoded({ extended: false }), async (request: Request, response) => {
    const asked = request.body as Asked;
    const redirectUri = String(asked['redirect_uri']);
    const registered = isLoopback(redirectUri, callbackPath) || defect?.skips === 'redirect-uri';
    // Never away from this machine, whatever is skipped.
    if (!registered || !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(redirectUri))
      throw refusal('UnknownRedirectUri', 'This redirect_uri is not registered here.');
    if (asked['client_id'] !== clientId) throw refusal('UnknownClient', 'This client_id is not known here.');
    if (asked['response_type'] !== 'id_token' || asked['response_mode'] !== 'form_post')
      throw refusal(
        'BadRequest',
        'Only response_type=id_token with response_mode=form_post is answered here.',
      );
    const hint = await readHint(String(asked['id_token_hint']), tenant, defect?.lapses ?? []);
    const nonce = String(asked['nonce']);
    if (seen.has(nonce) && defect?.skips !== 'replay')
      throw refusal('UsedNonce', 'This request was sent before.');
    seen.set(nonce, true);
    const [uid, ticket] = [newToken(), newToken()];
    pending.set(uid, { ticket, asked, hint });
    response.cookie(cookies.ticket, ticket, {
      httpOnly: true,
      sameSite: 'lax',
      path: `${path}/interaction/${uid}`,
    });
    response.redirect(303, `${path}/interaction/${uid}`);
  });

  signInPages(router, desk, async (request, response) => {
    const { uid } = request.params;
    const one = pending.get(uid);
    if (!one || cookieOf(request, cookies.ticket) !== one.ticket)
      throw refusal('SignInNotFound', 'This sign-in was begun in another browser, or is over.');
    const { asked, hint } = one;
    const visit = (one.visit ??= visitFor(hint, sessions.get(cookieOf(request, cookies.session) ?? '')));
    const deny = (description: string): Promise<void> => {
      pending.delete(uid);
      answer(response, asked, { error: 'access_denied', error_description: description });
      return Promise.resolve();
    };
    return {
      visit,
      passwordOnly: false,
      deny,
      async complete() {
        if (!visit.account) {
          await deny('This person is not known here.');
          return true;
        }
        if (nextStep(visit, desk.variant, false)) return false;
        if (!visit.codeAccepted) {
          await deny('This person has no second factor here.');
          return true;
        }
        pending.delete(uid);
        const id = newToken();
        sessions.set(id, visit.account);
        response.cookie(cookies.session, id, { httpOnly: true, sameSite: 'lax', path });
        answer(response, asked, { id_token: await idToken(asked, hint) });
        return true;
      },
    };
  });

  /** The request came by POST from another site, without the cookie of a session; the page that follows has it. */
  function visitFor(hint: Claims, session: LabAccount | undefined): Visit {
    const hinted = accounts.bySub(hint['oid']);
    const account = hinted ?? (defect?.skips === 'other-user' ? session : undefined);
    if (!account) return { username: '' };
    const known = defect?.skips === 'second-call' && account === session;
    const vouched = defect?.skips === 'factor' || account !== hinted || known;
    return { username: account.username, account, fromSession: true, ...(vouched && { codeAccepted: true }) };
  }

  async function idToken(asked: Asked, hint: Claims): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const honest: Claims = {
      iss: issuer,
      aud: clientId,
      sub: hint['sub'],
      nonce: asked['nonce'],
      iat: now,
      exp: now + 300,
      acr: 'possessionorinherence',
      amr: ['otp'],
    };
    const claims = defect?.idToken?.(honest) ?? honest;
    if (defect?.sign) return defect.sign(claims, plan.key);
    return compactJws({ alg: 'RS256', typ: 'JWT', kid: plan.key.kid }, claims, signedWith(plan.key));
  }

  function answer(response: Response, asked: Asked, said: Record<string, string>): void {
    const honest = { ...said, ...(asked['state'] !== undefined && { state: asked['state'] }) };
    const fields = defect?.response?.(honest) ?? honest;
    const redirectUri = String(asked['redirect_uri']);
    response.set('cache-control', 'no-store');
    if (defect?.answersBy === 'query')
      response.redirect(303, `${redirectUri}?${new URLSearchParams(fields)}`);
    else response.send(renderFormPost(about, redirectUri, fields));
  }

  router.use(errorPage(about));
  return router;
}

const newToken = (): string => randomBytes(16).toString('base64url');

function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
