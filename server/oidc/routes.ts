import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type CookieOptions, type Request, type Router } from 'express';
import { sendPage } from '../page.ts';
import type { OidcSignIn } from './sign-in.ts';

/** The sign-ins that wait for their answer; each answer is taken once. */
export class PendingSignIns {
  readonly #byId = new Map<string, OidcSignIn>();
  readonly #answering = new Set<OidcSignIn>();

  add(signIn: OidcSignIn): void {
    this.#byId.set(signIn.id, signIn);
  }

  delete(signIn: OidcSignIn): void {
    this.#byId.delete(signIn.id);
  }

  withId(id: string): OidcSignIn | undefined {
    return this.#byId.get(id);
  }

  /**
   * Hands an answer to the sign-in that it belongs to by its state, or else by the browser that brings it: a wrong
   * state is the provider's fault and evidence like any other. false where no sign-in waits for it.
   */
  async answer(
    state: string | null,
    isBrowserOf: (signIn: OidcSignIn) => boolean,
    receive: (signIn: OidcSignIn) => Promise<void>,
  ): Promise<boolean> {
    const waiting = [...this.#byId.values()];
    const signIn = waiting.find((pending) => pending.state === state) ?? waiting.find(isBrowserOf);
    if (!signIn) return false;
    this.delete(signIn);
    this.#answering.add(signIn);
    await receive(signIn);
    this.#answering.delete(signIn);
    return true;
  }

  cancelAll(): void {
    for (const signIn of [...this.#byId.values(), ...this.#answering]) signIn.cancel();
    this.#byId.clear();
  }
}

/** `/start/<id>` and `/callback`, below `path`, e.g. `/oidc`. */
export function oidcRoutes(pending: PendingSignIns, path: string): Router {
  // SameSite=Lax does not survive a cross-site form_post; browsers take Secure cookies over http from loopback.
  const cookie: CookieOptions = { httpOnly: true, secure: true, sameSite: 'none', path };
  const router = express.Router();

  router.get('/start/:id', (request, response) => {
    const signIn = pending.withId(request.params.id);
    if (!signIn) {
      sendPage(response, 404, 'This sign-in is over', 'Start a new one with amrcheck.');
      return;
    }
    signIn.started();
    response.cookie(signIn.cookieName, signIn.cookie, cookie).redirect(303, signIn.authorizationUrl);
  });

  const answer = async (
    request: Request,
    response: express.Response,
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
  ): Promise<void> => {
    const isBrowserOf = ({ cookieName, cookie: value }: OidcSignIn): boolean =>
      cookieIn(request, cookieName, value);
    const taken = await pending.answer(parameters.get('state'), isBrowserOf, async (signIn) => {
      await signIn.receive(mode, parameters, isBrowserOf(signIn));
      response.clearCookie(signIn.cookieName, cookie);
    });
    if (taken) {
      sendPage(response, 200, 'Done', 'amrcheck has the answer. You can close this window.');
    } else {
      sendPage(
        response,
        400,
        'Nobody waits for this answer',
        'It belongs to no sign-in that amrcheck has begun, or its answer is here already. You can close this window.',
      );
    }
  };

  router.get('/callback', (request, response) =>
    answer(request, response, 'query', new URL(request.originalUrl, 'http://callback').searchParams),
  );
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '2mb' });
  router.post('/callback', form, (request, response) => {
    const body: unknown = request.body;
    return answer(request, response, 'form_post', new URLSearchParams(typeof body === 'string' ? body : ''));
  });
  return router;
}

function cookieIn(request: Request, name: string, value: string): boolean {
  const sent = request.headers.cookie?.split('; ').find((pair) => pair.startsWith(`${name}=`));
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return sent !== undefined && timingSafeEqual(hash(sent.slice(name.length + 1)), hash(value));
}
