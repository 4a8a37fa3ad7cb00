import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { json, urlencoded } from 'express';
import type { ErrorRequestHandler, Request, Response, Router } from 'express';
import type { Accounts, LabAccount } from './accounts.ts';
import { cookieManners, cookieOf, dayInMs } from './cookies.ts';
import { answer, nextStep, prepare } from './interaction.ts';
import type { Answers, Misbehaviour, Visit } from './interaction.ts';
import { renderErrorPage, renderPage } from './pages.ts';
import type { Variant } from './variants.ts';

/** Where people sign in at one lab provider, whatever its protocol. */
export interface Desk {
  /** The path that the provider is mounted at. */
  path: string;
  /** The line at the foot of every page. */
  about: string;
  accounts: Accounts;
  variant: Variant;
  misbehaves: Misbehaviour | undefined;
  /** The last code that each account typed, by `sub`. */
  codes: Map<string, string>;
  /** A browser said that it is run by a test. */
  watched?: boolean;
  /** Secrets that are shown on the pages. */
  leaks?: ((account: LabAccount, code: string) => string[] | undefined) | undefined;
}

/** One sign-in under way, as the protocol that asked for it sees it. */
export interface SignIn {
  visit: Visit;
  /** A password alone is what was asked for. */
  passwordOnly: boolean;
  /** Answers the relying party where there is nothing more to ask the person; says whether it did. */
  complete(): Promise<boolean>;
  /** Tells the relying party that there is no sign-in. */
  deny(description: string): Promise<void>;
}

/** Adds the pages of the sign-in at /interaction/:uid; `find` knows which one a browser is in, and throws when none. */
export function signInPages(
  router: Router,
  desk: Desk,
  find: (request: Request<{ uid: string }>, response: Response) => Promise<SignIn>,
): void {
  const { about, variant, codes, misbehaves } = desk;
  const devices = new Map<string, LabAccount>();
  const cookie = 'lab_device';

  /** The sign-in, with what this browser is remembered for. */
  const findHere = async (request: Request<{ uid: string }>, response: Response): Promise<SignIn> => {
    const signIn = await find(request, response);
    const { visit } = signIn;
    const agent = request.get('user-agent') ?? '';
    if (/headless|playwright|puppeteer|selenium|amrcheck|node/i.test(agent)) desk.watched = true;
    const known = devices.get(cookieOf(request, cookie) ?? '');
    visit.trusted = visit.account !== undefined && known === visit.account;
    const { socket } = request;
    const shown = socket instanceof TLSSocket && socket.authorized && socket.getPeerCertificate().subject.CN;
    if (visit.account?.username === shown)
      Object.assign(visit, { codeAccepted: true, chosen: 'certificate' });
    if (visit.trusted && misbehaves === 'device-counts-as-factor') visit.codeAccepted = true;
    return signIn;
  };

  router.get('/interaction/:uid', async (request, response) => {
    const signIn = await findHere(request, response);
    if (await signIn.complete()) return;
    const { visit, passwordOnly } = signIn;
    const step = nextStep(visit, variant, passwordOnly) ?? 'sign-in';
    prepare(visit, step, desk.accounts);
    const { username, error, newSecret: secret, account, challenge, number } = visit;
    const leaked = account && desk.leaks?.(account, codes.get(account.sub) ?? '');
    response.send(
      renderPage({
        step,
        variant,
        about,
        username,
        ...(error && { error }),
        ...(secret && { secret }),
        ...(challenge && { challenge, passkeyId: account?.passkey?.id }),
        ...(number && { number }),
        ...(leaked && { leaked }),
      }),
    );
    delete visit.error;
  });

  router.post('/interaction/:uid', urlencoded({ extended: false }), async (request, response) => {
    const signIn = await findHere(request, response);
    const { visit, passwordOnly } = signIn;
    const answers = request.body as Answers;
    const step = nextStep(visit, variant, passwordOnly);
    if (answers.choice === 'cancel') {
      if (step === 'code' && misbehaves === 'cancel-signs-in') visit.codeAccepted = true;
      else if (step === 'code' && misbehaves === 'cancel-lets-in') visit.skipped = true;
      else {
        await signIn.deny('The user cancelled the sign-in.');
        return;
      }
    } else if (step && answers.step === step) {
      // A form that was sent twice answers a page that is gone: it is passed over.
      if (visit.account && answers.code) codes.set(visit.account.sub, [answers.code].flat().join(''));
      answer(visit, step, answers, desk.accounts, misbehaves, `${request.protocol}://${request.get('host')}`);
      if (variant.rememberDevice && answers.trust && visit.codeAccepted && visit.account) {
        const id = randomBytes(16).toString('base64url');
        devices.set(id, visit.account);
        response.cookie(cookie, id, { ...cookieManners, path: desk.path, maxAge: 30 * dayInMs });
      }
    }
    response.redirect(303, `${desk.path}/interaction/${request.params.uid}`);
  });
}

/** Everybody's phone: what was sent to it, and the approval of a sign-in that shows this number. */
export function phones(router: Router, { accounts }: Desk): void {
  router.get('/phone/:username', (request, response) => {
    response.json(accounts.byName(request.params.username)?.inbox ?? []);
  });
  router.post('/phone/:username', json(), (request, response) => {
    const { number } = request.body as { number?: number };
    const waiting = accounts.approvals.get(accounts.byName(request.params.username)?.sub ?? '');
    const isRight = waiting !== undefined && waiting.number === number;
    if (isRight) waiting.approve();
    response.sendStatus(isRight ? 204 : 403);
  });
}

/** What holds for every page of a sign-in, to be used before them. */
export function pageManners(router: Router, { variant }: Desk): void {
  router.use('/interaction/:uid', async (_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    if (variant.delay) await after(variant.delay);
    next();
  });
}

/** An error that the relying party cannot be told is shown to the person. */
export const errorPage =
  (about: string): ErrorRequestHandler =>
  (error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) next(error);
    else response.status(error.status ?? 400).send(renderErrorPage(about, error.name, error.message));
  };
