import { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { dateAhead } from '../clock.ts';
import { deskOf, immutableId, newId, refusal, upnOf, rollOver } from '../federation.ts';
import { isLoopback } from '../loopback.ts';
import { renderFormPost } from '../pages.ts';
import { sessionDesk } from '../session.ts';
import type { Outcome, Session, Wish } from '../session.ts';
import { errorPage, pageManners } from '../sign-in.ts';
import { element } from '../xml/element.ts';
import type { Xml } from '../xml/element.ts';
import { emailaddress, hour, xmlTime } from '../xml/lie.ts';
import type { Moment } from '../xml/lie.ts';
import { entityDescriptor, signingKeys } from '../xml/metadata.ts';
import type { Token } from '../xml/token.ts';
import { claimTypes, methods } from './claims.ts';
import { saying } from './defects.ts';
import { wresultXml } from './response.ts';
import type { WsfedPlan } from './response.ts';

/** The path at which a relying party takes its answers. */
const replyPath = '/wsfed/callback';

/** What a sign-in request says (ws-federation-1.2, section 13.2.1), by the parameters' own names. */
interface Asked {
  wtrealm: string;
  wreply: string;
  wctx?: string;
  wauth?: string;
}

/** Answers the requests to one WS-Federation provider of the lab, to be mounted at its entity ID. */
export function wsfedProvider(plan: WsfedPlan): RequestHandler {
  const { entityId, defect, form, replies } = plan;
  const router = Router();
  const desk = deskOf(plan);
  if (defect?.clockAhead) router.use(dateAhead(defect.clockAhead));
  pageManners(router, desk);
  const begin = sessionDesk(router, desk, new URL(entityId).host);

  router.get('/FederationMetadata/2007-06/FederationMetadata.xml', (_request, response) => {
    const honest = metadataXml(plan).text;
    response.type('application/samlmetadata+xml').send(defect?.metadata?.(honest) ?? honest);
  });

  router.get('/wsfed', (request, response) => {
    const params = oneEach(new URL(request.originalUrl, entityId).searchParams);
    const asked = readRequest(params, replies);
    const wish: Wish = {
      ...(params.wfresh !== undefined && { maxAge: minutes(params.wfresh) * 60 }),
      ...(params['prompt'] === 'login' && { maxAge: 0 }),
      // A password that is asked for is the least: whoever has a second factor is asked for it all the same.
      demand: isMfa(params.wauth)
        ? 'second-factor'
        : params.wauth === methods.passwordAlone
          ? 'password'
          : undefined,
      ...(params.username !== undefined && { username: nameIn(params.username) }),
    };
    begin(response, defect?.wish?.(wish, wauthOf(asked)) ?? wish, (answer, outcome) =>
      finish(answer, asked, outcome),
    );
  });

  /** WS-Federation has no answer for who is not signed in: the person stays here and is told. */
  function finish(response: Response, asked: Asked, outcome: Outcome): void {
    if ('refused' in outcome) throw refusal('SignInEnded', outcome.description);
    rollOver(plan);
    const { session, reused } = outcome;
    const { account, secondFactor } = session;
    if (isMfa(asked.wauth) && !secondFactor && !defect?.ignoresWauth) {
      throw refusal('SecondFactorMissing', 'A second factor was asked for, and this account has none.');
    }
    const now = Date.now();
    const latest = plan.accounts.latest ?? account;
    const code = desk.codes.get(account.sub) ?? '';
    const moment: Moment = {
      ...{ account, latest, secondFactor, reused, now, code },
      nth: session.nth,
      age: now - session.at,
      client: asked.wtrealm,
      watched: desk.watched ?? false,
      asked: wauthOf(asked),
    };
    const says = defect?.says?.(secondFactor, moment) ?? secondFactor;
    const proven = tokenOf(plan, asked, session, now);
    const honest = says === secondFactor ? proven : saying(proven, says);
    const written = now + (defect?.clockAhead ?? 0);
    const token = {
      ...(defect?.token?.(honest, moment) ?? honest),
      repeatsAttributes: form.repeatsAttributes ?? false,
    };
    const xml = wresultXml(
      plan,
      {
        created: xmlTime(written),
        expires: xmlTime(written + hour),
        appliesTo: defect?.appliesTo ?? asked.wtrealm,
      },
      token,
    ).text;
    const { wctx } = asked;
    const state = wctx === undefined || !defect?.state ? wctx : defect.state(wctx);
    response.set('cache-control', 'no-store').send(
      renderFormPost(plan.about, asked.wreply, {
        wa: 'wsignin1.0',
        wresult: defect?.document?.(xml) ?? xml,
        ...(state !== undefined && { wctx: state }),
      }),
    );
  }

  router.use(errorPage(plan.about));
  return router;
}

type Params = Partial<Record<string, string>>;

/** The same parameter twice leaves open which one is meant. */
function oneEach(search: URLSearchParams): Params {
  const names = [...search.keys()];
  if (new Set(names).size < names.length) throw refusal('BadRequest', 'A parameter is there twice.');
  return Object.fromEntries(search);
}

function readRequest({ wa, wtrealm, wreply, wctx, wauth }: Params, replies: readonly string[]): Asked {
  if (wa !== 'wsignin1.0') throw refusal('BadRequest', 'Only wa=wsignin1.0 is answered here.');
  if (!wtrealm) throw refusal('BadRequest', 'wtrealm is missing.');
  const reply = wreply ?? replies[0];
  if (reply === undefined || !(replies.includes(reply) || isLoopback(reply, replyPath))) {
    throw refusal('UnknownReply', 'wreply is not one that is known here.');
  }
  return {
    wtrealm,
    wreply: reply,
    ...(wctx !== undefined && { wctx }),
    ...(wauth !== undefined && { wauth }),
  };
}

function minutes(wfresh: string): number {
  if (!/^\d{1,6}$/.test(wfresh)) throw refusal('BadRequest', 'wfresh is not a number of minutes.');
  return Number(wfresh);
}

const wauthOf = ({ wauth }: Asked): string[] => (wauth === undefined ? [] : [wauth]);

const isMfa = (wauth: string | undefined): boolean =>
  wauth === methods.multipleauthn || wauth === methods.wiaormultiauthn;

/** Entra hints with the whole user principal name, and people here type the first part of it. */
const nameIn = (username: string): string => username.split('@')[0] ?? '';

function tokenOf(
  { entityId, form }: WsfedPlan,
  { wtrealm, wreply }: Asked,
  { account, secondFactor, at }: Session,
  now: number,
): Token {
  const is20 = form.saml === '2.0';
  const password = is20 ? methods.password20 : methods.password;
  const method = secondFactor ? methods.multipleauthn : password;
  const id = immutableId(account);
  const upn = upnOf(account);
  return {
    id: newId(),
    issuer: entityId,
    issueInstant: xmlTime(now),
    nameId: {
      value: id,
      format: is20
        ? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
        : 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    },
    confirmation: { method: 'bearer', recipient: wreply, notOnOrAfter: xmlTime(now + hour / 12) },
    conditions: { notBefore: xmlTime(now), notOnOrAfter: xmlTime(now + hour), audiences: [[wtrealm]] },
    authentications: [{ instant: xmlTime(at), sessionIndex: newId(), methods: [method] }],
    attributes: {
      [claimTypes.upn]: [upn],
      [claimTypes.immutableId]: [id],
      [emailaddress]: [upn],
      [claimTypes.authenticationmethod]: [method],
      [claimTypes.authnmethodsreferences]: secondFactor ? [password, methods.multipleauthn] : [password],
    },
  };
}

function metadataXml({ entityId, keys, form }: WsfedPlan): Xml {
  const role = element(
    'md:RoleDescriptor',
    {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:fed': 'http://docs.oasis-open.org/wsfed/federation/200706',
      'xsi:type': 'fed:SecurityTokenServiceType',
      protocolSupportEnumeration: 'http://docs.oasis-open.org/wsfed/federation/200706',
    },
    signingKeys(form.announcesNextKey ? [...new Set([keys.next, keys.own])] : [keys.own]),
    element(
      'fed:PassiveRequestorEndpoint',
      {},
      element(
        'wsa:EndpointReference',
        { 'xmlns:wsa': 'http://www.w3.org/2005/08/addressing' },
        element('wsa:Address', {}, `${entityId}/wsfed`),
      ),
    ),
  );
  return entityDescriptor(entityId, role);
}
