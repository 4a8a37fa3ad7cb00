import { randomBytes } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { LabAccount } from './accounts.ts';
import { cookieManners, cookieOf, dayInMs } from './cookies.ts';
import { nextStep, staysSignedIn } from './interaction.ts';
import type { Visit } from './interaction.ts';
import { Newest } from './newest.ts';
import { signInPages } from './sign-in.ts';
import type { Desk } from './sign-in.ts';

/** What a browser's session at a provider vouches for. */
export interface Session {
  account: LabAccount;
  /** A second factor was checked beside the password. */
  secondFactor: boolean;
  /** When somebody last proved something, in milliseconds since 1970. */
  at: number;
  /** Which sign-in of the account began it: 1 for the first. */
  nth: number;
}

/** What a relying party wants of a sign-in, in no protocol's words. */
export interface Wish {
  /** Seconds: an older session is not good enough; 0 takes none at all. */
  maxAge?: number;
  /** Without a page. */
  passive?: boolean;
  /** A password is all that may be asked for, or a second factor must be. */
  demand?: 'password' | 'second-factor' | undefined;
  username?: string;
}

/** How a sign-in ended; `reused`: nothing was asked for. */
export type Outcome =
  { session: Session; reused: boolean } | { refused: 'needs a page' | 'cancelled'; description: string };

/** Sends the answer to the relying party. */
export type Answer = (response: Response, outcome: Outcome) => void;

interface Pending {
  /** Known only to the browser that began. */
  ticket: string;
  wish: Wish;
  answer: Answer;
  visit?: Visit;
}

const newToken = (): string => randomBytes(16).toString('base64url');

/**
 * Adds the pages of a sign-in, and sessions, for a protocol that has none of its own; what comes back begins a sign-in.
 * `host` tells apart the cookies of labs on one machine, whose ports share them.
 */
export function sessionDesk(
  router: Router,
  desk: Desk,
  host: string,
): (response: Response, wish: Wish, answer: Answer) => void {
  const { path, variant } = desk;
  const sessions = new Newest<Session>(1000);
  const pending = new Newest<Pending>(1000);
  const signIns = new Map<LabAccount, number>();
  const suffix = host.replace(/\W/g, '_');
  const cookies = { session: `lab_session_${suffix}`, ticket: `lab_ticket_${suffix}` };

  const usable = (session: Session, { maxAge }: Wish): boolean =>
    maxAge === undefined || (maxAge > 0 && Date.now() - session.at <= maxAge * 1000);

  function visitFor(wish: Wish, session: Session | undefined): Visit {
    const stepUp = session && wish.demand === 'second-factor' && usable(session, wish);
    return {
      username: variant.identifierFirst ? '' : (wish.username ?? ''),
      ...(stepUp && { account: session.account, fromSession: true }),
      ...(stepUp && desk.misbehaves === 'step-up-asks-nothing' && { codeAccepted: true }),
    };
  }

  /** What the visit proved, or the session, where it is good enough and nobody has begun to answer. */
  function outcome(
    { wish, visit }: Pending & { visit: Visit },
    session: Session | undefined,
  ): Outcome | undefined {
    const untouched = !visit.account || visit.fromSession === true;
    if (session && untouched && !visit.codeAccepted && usable(session, wish)) {
      if (session.secondFactor || wish.demand !== 'second-factor') return { session, reused: true };
    }
    if (nextStep(visit, variant, wish.demand === 'password') || !visit.account) {
      return wish.passive
        ? { refused: 'needs a page', description: 'Nobody can be signed in without a page.' }
        : undefined;
    }
    // Nothing was checked anew when the session gave the password and no code was wanted.
    if (session && visit.fromSession && !visit.codeAccepted) return { session, reused: true };
    const secondFactor = visit.codeAccepted === true;
    const nth = (signIns.get(visit.account) ?? 0) + 1;
    signIns.set(visit.account, nth);
    return { session: { account: visit.account, secondFactor, at: Date.now(), nth }, reused: false };
  }

  signInPages(router, desk, (request: Request<{ uid: string }>, response) => {
    const { uid } = request.params;
    const one = pending.get(uid);
    if (!one || cookieOf(request, cookies.ticket) !== one.ticket) {
      throw Object.assign(new Error('This sign-in was begun in another browser, or is over.'), {
        name: 'SignInNotFound',
      });
    }
    const session = sessions.get(cookieOf(request, cookies.session) ?? '');
    const visit = (one.visit ??= visitFor(one.wish, session));
    const finish = (result: Outcome): void => {
      pending.delete(uid);
      response.clearCookie(cookies.ticket, { ...cookieManners, path: `${path}/interaction/${uid}` });
      if ('session' in result && !result.reused) {
        const id = newToken();
        sessions.set(id, result.session);
        const lasting = staysSignedIn(visit, variant) ? { maxAge: dayInMs } : {};
        response.cookie(cookies.session, id, { ...cookieManners, path, ...lasting });
      }
      one.answer(response, result);
    };
    return Promise.resolve({
      visit,
      passwordOnly: one.wish.demand === 'password',
      deny(description) {
        finish({ refused: 'cancelled', description });
        return Promise.resolve();
      },
      complete() {
        const result = outcome({ ...one, visit }, session);
        if (result) finish(result);
        return Promise.resolve(result !== undefined);
      },
    });
  });

  return (response, wish, answer) => {
    const [uid, ticket] = [newToken(), newToken()];
    pending.set(uid, { ticket, wish, answer });
    // A request may come by POST from another site, without the session's cookie; the page that follows has it.
    const page = `${path}/interaction/${uid}`;
    response.cookie(cookies.ticket, ticket, { ...cookieManners, path: page });
    response.redirect(303, page);
  };
}
