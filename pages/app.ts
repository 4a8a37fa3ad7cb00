import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { asHarnessError } from '../core/errors.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Redactor } from '../core/redact.ts';
import type { Result } from '../core/result.ts';
import type { VNode } from 'preact';
import { renderHtml } from '../reports/html/page.ts';
import type { HintedUser } from '../server/external-mfa/hint.ts';
import type { AfterAnswer } from '../server/page.ts';
import type { EntraAddresses } from '../server/relying-party.ts';
import { isLanguage, languages, preferred } from './messages/index.ts';
import { callAbout, isHostileKind, purposeBefore, stepsOf } from './scenarios.ts';
import type { PersonScenario } from './scenarios.ts';
import { AccessCode, mostSignIns, Sessions } from './session.ts';
import type { Session } from './session.ts';
import { isSaidFactor, PersonSignIn } from './sign-in.ts';
import type { PersonTarget } from './sign-in.ts';
import { style } from './style.ts';
import { callForm, entraAddresses, hostileRequests, hostileWaitingPage } from './views/as-entra.ts';
import type { Hintable } from './views/as-entra.ts';
import type { HistoryRow } from './views/history.ts';
import { homePage } from './views/home.ts';
import { renderPage } from './views/layout.ts';
import type { Frame, PageContent } from './views/layout.ts';
import { accessPage, faultPage, noticePage } from './views/notices.ts';
import { goingPage, verdictPage, waitingPage } from './views/sign-in.ts';
import { targetPage, unreachablePage } from './views/target.ts';
import type { TargetFactsShown } from './views/target.ts';

/** One provider that a person may sign in to. */
export interface ServedTarget {
  shown: TargetFactsShown;
  /** Reads what the provider says of itself, once. Throws HarnessError. */
  discover(): Promise<PersonTarget>;
  /** External MFA: what the provider must know of the Entra that amrcheck plays, and whom a hint can name. */
  asEntra?(): Promise<EntraAddresses & { people: readonly Hintable[] }>;
  /** Judges by the target's profiles what one person did there. */
  judge(evidence: Evidence[]): Result;
}

export interface PagesOptions {
  /** The path of the relying party's base URL, without a slash at its end. */
  root: string;
  secure: boolean;
  targets: ServedTarget[];
  redactor: Redactor;
  /** Called with each access code, where one is needed: the pages can be reached from elsewhere. */
  tellCode?: (code: string) => void;
}

/** The pages of `amrcheck serve`, and where a browser goes once the provider has answered. */
export function createPages(options: PagesOptions): { handler: RequestHandler; afterAnswer: AfterAnswer } {
  const { root, secure, targets, redactor, tellCode } = options;
  const sessions = new Sessions({ needCode: tellCode !== undefined });
  const accessCode = tellCode && new AccessCode(tellCode);
  const targetOf = (id: string | undefined): ServedTarget | undefined =>
    targets.find(({ shown }) => shown.id === id);
  const cookieName = 'amrcheck_session';
  const cookie = { httpOnly: true, secure, sameSite: 'lax', path: root || '/' } as const;

  const current = new WeakMap<Request, Session>();
  const sessionOf = (request: Request, response: Response): Session => {
    const already = current.get(request);
    if (already) return already;
    const pairs = request.headers.cookie?.split('; ') ?? [];
    const sent = pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
    const known = sessions.withId(sent);
    const session = known ?? sessions.open();
    current.set(request, session);
    if (!known) {
      redactor.add(session.id, 'cookie');
      response.cookie(cookieName, session.id, cookie);
    }
    return session;
  };
  const frameOf = (request: Request, session: Session): Frame => ({
    language: session.language ?? preferred(request.headers['accept-language']),
    root,
    csrf: session.csrf,
    path: request.method === 'GET' ? request.path : '/',
  });
  const send = (
    request: Request,
    response: Response,
    content: (frame: Frame) => PageContent,
    status = 200,
  ): void => {
    const frame = frameOf(request, sessionOf(request, response));
    response
      .status(status)
      .type('html')
      .send(redactor.text(renderPage(frame, content(frame))));
  };
  const notFound: RequestHandler = (request, response) => {
    const text = (frame: Frame): PageContent => {
      const { notFoundTitle, notFound: explained } = languages[frame.language];
      return noticePage(frame, notFoundTitle, explained);
    };
    send(request, response, text, 404);
  };

  const verdictOf = (signIn: PersonSignIn): HistoryRow['verdict'] => {
    const probes = resultOf(signIn)?.targets.flatMap((target) => target.probes) ?? [];
    return (probes.find(({ verdict }) => verdict === 'fail') ?? probes[0])?.verdict;
  };
  const resultOf = (signIn: PersonSignIn): Result | undefined =>
    signIn.answered ? redactor.value(targetOf(signIn.targetId)?.judge([signIn.evidence()])) : undefined;
  const rowOf = (signIn: PersonSignIn): HistoryRow => {
    const verdict = verdictOf(signIn);
    const { id, targetId, scenario, startedAt } = signIn;
    return { id, targetId, scenario, startedAt, ...(verdict && { verdict }) };
  };

  const router = express.Router();
  router.use(pageHeaders);
  router.get('/style.css', (_request, response) => {
    response.type('css').send(style);
  });
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '20kb' });
  router.post('/{*path}', form, (request, response, next) => {
    const session = sessionOf(request, response);
    const isOurs = ['same-origin', undefined].includes(header(request, 'sec-fetch-site'));
    if (isOurs && fieldsOf(request).get('csrf') === session.csrf) {
      next();
      return;
    }
    const text = (frame: Frame): PageContent => {
      const { forgedTitle, forged } = languages[frame.language];
      return noticePage(frame, forgedTitle, forged);
    };
    send(request, response, text, 403);
  });
  router.post('/language', (request, response) => {
    const fields = fieldsOf(request);
    const language = fields.get('language');
    if (isLanguage(language)) sessionOf(request, response).language = language;
    const back = fields.get('back') ?? '';
    // A path of ours, and not the name of another host.
    response.redirect(
      303,
      /^\/[a-z0-9/_.-]*$/i.test(back) && !back.startsWith('//') ? `${root}${back}` : `${root}/`,
    );
  });
  router.post('/access', (request, response) => {
    const session = sessionOf(request, response);
    if (accessCode && !session.admitted && accessCode.admits(fieldsOf(request).get('code') ?? '')) {
      sessions.rename(session);
      redactor.add(session.id, 'cookie');
      session.admitted = true;
      response.cookie(cookieName, session.id, cookie);
    }
    if (session.admitted) response.redirect(303, `${root}/`);
    else send(request, response, (frame) => accessPage(frame, true), 403);
  });
  router.use((request, response, next) => {
    if (sessionOf(request, response).admitted) next();
    else send(request, response, (frame) => accessPage(frame, false), 401);
  });

  router.get('/', (request, response) => {
    const { signIns } = sessionOf(request, response);
    const cards = targets.map(({ shown }) => shown);
    send(request, response, (frame) => homePage(frame, cards, signIns.map(rowOf)));
  });

  router.get('/targets/:id', async (request, response, next) => {
    const target = targetOf(request.params.id);
    if (!target) {
      next();
      return;
    }
    const own = sessionOf(request, response).signIns.filter(({ targetId }) => targetId === target.shown.id);
    const done = own.filter(({ answered }) => answered).map((signIn) => signIn.evidence());
    const whole = done.length > 0 ? redactor.value(target.judge(done)).targets[0] : undefined;
    const entra = await target.asEntra?.();
    send(request, response, (frame) =>
      targetPage(
        frame,
        target.shown,
        own.map(rowOf),
        whole,
        entra && [callForm(frame, target.shown.id, entra.people), entraAddresses(frame, entra)],
      ),
    );
  });

  router.post('/targets/:id/sign-in', async (request, response, next) => {
    const target = targetOf(request.params.id);
    if (!target || target.shown.foreignHost !== undefined) {
      next();
      return;
    }
    const user = target.asEntra && userIn(fieldsOf(request), (await target.asEntra()).people);
    if (user === null) {
      const text = (frame: Frame): PageContent => {
        const { errorTitle, asEntra } = languages[frame.language];
        return noticePage(frame, errorTitle, asEntra.wrong);
      };
      send(request, response, text, 400);
      return;
    }
    let discovered: PersonTarget;
    try {
      discovered = await target.discover();
    } catch (thrown) {
      const error = asHarnessError(thrown).toRecord();
      send(request, response, (frame) => unreachablePage(frame, target.shown.id, error), 502);
      return;
    }
    await start(
      request,
      response,
      new PersonSignIn(discovered, 'mfa', user ? callAbout(user) : stepsOf('mfa', discovered.facts.protocol)),
    );
  });

  /** Begins the next step, and sends the browser on its way: not by a redirect, which form-action would stop. */
  const start = async (request: Request, response: Response, signIn: PersonSignIn): Promise<void> => {
    const { signIns } = sessionOf(request, response);
    try {
      const url = await signIn.begin();
      if (!signIns.includes(signIn)) signIns.unshift(signIn);
      signIns.length = Math.min(signIns.length, mostSignIns);
      send(request, response, (frame) => goingPage(frame, signIn.targetId, url));
    } catch (thrown) {
      const error = asHarnessError(thrown).toRecord();
      send(request, response, (frame) => faultPage(frame, error), 502);
    }
  };

  /** A sign-in of this browser; of another one there is none. */
  const signInOf = (request: Request, response: Response): PersonSignIn | undefined =>
    sessionOf(request, response).signIns.find(({ id }) => id === request.params.id);

  router.get('/sign-ins/:id', (request, response, next) => {
    const signIn = signInOf(request, response);
    if (!signIn) {
      next();
      return;
    }
    const result = resultOf(signIn);
    const session = sessionOf(request, response);
    send(request, response, (frame) => {
      if (result)
        return verdictPage(frame, signIn, result, offeredAfter(signIn), hostileAfter(frame, session, signIn));
      return signIn.scenario === 'hostile-requests'
        ? hostileWaitingPage(frame, signIn)
        : waitingPage(frame, signIn);
    });
  });

  /** The requests that must be refused, of which all that follow one proper request are judged together. */
  const hostileOf = (session: Session, signIn: PersonSignIn): PersonSignIn | undefined =>
    signIn.scenario === 'hostile-requests' ? signIn : session.signIns.find((one) => one.follows(signIn));

  const hostileAfter = (frame: Frame, session: Session, signIn: PersonSignIn): VNode | undefined => {
    if (signIn.protocol !== 'external-mfa' || signIn.signIns.length === 0) return undefined;
    const hostile = hostileOf(session, signIn);
    const findings = hostile && resultOf(hostile)?.targets.flatMap(({ probes }) => probes[0]?.findings ?? []);
    const sent = hostile?.signIns.map(({ purpose }) => purpose) ?? [];
    return hostileRequests(frame, signIn, sent, findings ?? []);
  };

  router.post('/sign-ins/:id/request', async (request, response, next) => {
    const session = sessionOf(request, response);
    const from = signInOf(request, response);
    const target = targetOf(from?.targetId);
    const hostile = fieldsOf(request).get('kind');
    if (!from || from.protocol !== 'external-mfa' || !target || !isHostileKind(hostile)) {
      next();
      return;
    }
    const discovered = await target.discover();
    const signIn =
      hostileOf(session, from) ??
      new PersonSignIn(discovered, 'hostile-requests', [], from.asBefore(purposeBefore['hostile-requests']));
    await signIn.begin({ purpose: hostile, asked: { hostile, ...(signIn.user && { user: signIn.user }) } });
    if (!session.signIns.includes(signIn)) session.signIns.unshift(signIn);
    response.redirect(303, `${root}/sign-ins/${signIn.id}`);
  });

  router.post('/sign-ins/:id/ended', (request, response, next) => {
    const signIn = signInOf(request, response);
    const reason = fieldsOf(request).get('reason');
    if (!signIn || (reason !== 'error-on-page' && reason !== 'second-factor-demanded')) {
      next();
      return;
    }
    signIn.ended(reason);
    response.redirect(303, `${root}/sign-ins/${signIn.id}`);
  });

  router.post('/sign-ins/:id/step', async (request, response, next) => {
    const signIn = signInOf(request, response);
    if (signIn?.answered && signIn.next) await start(request, response, signIn);
    else next();
  });

  router.post('/sign-ins/:id/factors', (request, response, next) => {
    const signIn = signInOf(request, response);
    const said = fieldsOf(request).get('said');
    if (!signIn || !isSaidFactor(said)) {
      next();
      return;
    }
    signIn.said = said;
    response.redirect(303, `${root}/sign-ins/${signIn.id}`);
  });

  router.post('/sign-ins/:id/next', async (request, response, next) => {
    const before = signInOf(request, response);
    const scenario = before && offeredAfter(before).find((one) => one === fieldsOf(request).get('scenario'));
    const target = targetOf(before?.targetId);
    if (!before || !target || !scenario || scenario === 'mfa') {
      next();
      return;
    }
    const discovered = await target.discover();
    const steps = stepsOf(scenario, discovered.facts.protocol);
    if (scenario !== 'refresh') {
      const signIn = new PersonSignIn(discovered, scenario, steps, before.asBefore(purposeBefore[scenario]));
      await start(request, response, signIn);
      return;
    }
    try {
      await before.refresh();
    } catch (thrown) {
      const error = asHarnessError(thrown).toRecord();
      send(request, response, (frame) => faultPage(frame, error), 502);
      return;
    }
    const signIn = new PersonSignIn(discovered, scenario, steps, before.asBefore(purposeBefore[scenario]));
    sessionOf(request, response).signIns.unshift(signIn);
    response.redirect(303, `${root}/sign-ins/${signIn.id}`);
  });

  router.get('/sign-ins/:id/:file', (request, response, next) => {
    const signIn = signInOf(request, response);
    const result = signIn && resultOf(signIn);
    if (!signIn || !result || !['evidence.json', 'report.html'].includes(request.params.file)) {
      next();
      return;
    }
    const name = `${signIn.targetId}.${signIn.id}.${request.params.file}`;
    const body =
      request.params.file === 'report.html'
        ? redactor.text(renderHtml(result))
        : `${JSON.stringify(redactor.value({ evidence: signIn.evidence(), result }), null, 2)}\n`;
    response.attachment(name).send(body);
  });

  router.use(notFound);

  return {
    handler: router,
    afterAnswer(signInId) {
      const signIn = sessions.signInOf(signInId);
      return signIn && `${root}/sign-ins/${signIn.id}`;
    },
  };
}

/** What a person can do next, in the same session at the provider. */
function offeredAfter(signIn: PersonSignIn): PersonScenario[] {
  const last = signIn.signIns.at(-1);
  // External MFA knows no session and no refresh.
  if (!last || signIn.error || signIn.next || signIn.protocol === 'external-mfa') return [];
  const scenarios: PersonScenario[] = ['sso-reuse', 'fresh', 'step-up'];
  return signIn.canRefresh ? [...scenarios, 'refresh'] : scenarios;
}

/** Whom the form names; null: nobody, or by an object ID that is none. */
function userIn(fields: URLSearchParams, people: readonly Hintable[]): HintedUser | null {
  const username = fields.get('username')?.trim() ?? '';
  const known = people.find((one) => one.username === username)?.objectId;
  const objectId = fields.get('objectId')?.trim() || known;
  const isId = objectId === undefined || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(objectId);
  return username !== '' && username.length <= 200 && isId ? { username, objectId } : null;
}

function fieldsOf({ body }: Request): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '');
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** No script at all, no frame around us, and forms only to ourselves. */
const pageHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  });
  next();
};
