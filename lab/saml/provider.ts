import { Router, urlencoded } from 'express';
import type { RequestHandler, Response } from 'express';
import type { LabAccount } from '../accounts.ts';
import { dateAhead } from '../clock.ts';
import { deskOf, immutableId, newId, refusal, rollOver, upnOf } from '../federation.ts';
import { isLoopback } from '../loopback.ts';
import { renderFormPost } from '../pages.ts';
import { sessionDesk } from '../session.ts';
import type { Outcome } from '../session.ts';
import { errorPage, pageManners } from '../sign-in.ts';
import { element } from '../xml/element.ts';
import type { Xml } from '../xml/element.ts';
import { emailaddress, hour, xmlTime } from '../xml/lie.ts';
import type { Moment } from '../xml/lie.ts';
import { entityDescriptor, signingKeys } from '../xml/metadata.ts';
import type { Token } from '../xml/token.ts';
import { classFor, demandOf } from './context.ts';
import { saying } from './defects.ts';
import { fromPost, fromRedirect } from './request.ts';
import type { AuthnRequest } from './request.ts';
import { responseXml } from './response.ts';
import type { Envelope, SamlPlan, Status } from './response.ts';

/** The path of a relying party's assertion consumer service. */
const acsPath = '/saml/acs';
const nameIdFormats = {
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  email: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
} as const;
const bindings = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

/** Whom the answer goes to, and what it answers; a sign-in that the provider begins itself answers nothing. */
type Asked = Partial<AuthnRequest> & { issuer: string; acs: string };

/** Answers the requests to one SAML 2.0 provider of the lab, to be mounted at its entity ID. */
export function samlProvider(plan: SamlPlan): RequestHandler {
  const { entityId, defect, replies, form } = plan;
  const router = Router();
  const desk = deskOf(plan);
  if (defect?.clockAhead) router.use(dateAhead(defect.clockAhead));
  pageManners(router, desk);
  /** Whom a sign-in is for that names nobody: the relying parties here are not known before they ask. */
  let lastAsked: Asked | undefined;
  const begin = sessionDesk(router, desk, new URL(entityId).host);

  router.get('/metadata', (_request, response) => {
    const honest = metadataXml(plan).text;
    response.type('application/samlmetadata+xml').send(defect?.metadata?.(honest) ?? honest);
  });

  /** Where an answer may go; without an address in the request, to the first one that is configured. */
  function replyTo(url: string | null): string {
    const reply = url ?? replies[0];
    if (reply === undefined || !(replies.includes(reply) || isLoopback(reply, acsPath))) {
      throw refusal(
        'UnknownAssertionConsumerService',
        'The AssertionConsumerServiceURL is not one that is known here.',
      );
    }
    return reply;
  }

  function send(response: Response, asked: Asked, status: Status, token?: Token, moment?: Moment): void {
    const honest: Envelope = {
      issuer: entityId,
      issueInstant: xmlTime(Date.now() + (defect?.clockAhead ?? 0)),
      destination: asked.acs,
      inResponseTo: asked.id,
      status,
    };
    const envelope = (moment && defect?.envelope?.(honest, moment)) ?? honest;
    const xml = responseXml(plan, envelope, token).text;
    const document = defect?.document?.(xml) ?? xml;
    const { relayState } = asked;
    const state = relayState === undefined || !defect?.state ? relayState : defect.state(relayState);
    const fields = {
      SAMLResponse: Buffer.from(document).toString('base64'),
      ...(state !== undefined && { RelayState: state }),
    };
    response.set('cache-control', 'no-store').send(renderFormPost(plan.about, asked.acs, fields));
  }

  function finish(response: Response, asked: Asked, outcome: Outcome): void {
    if ('refused' in outcome) {
      const code = outcome.refused === 'cancelled' ? 'AuthnFailed' : 'NoPassive';
      send(response, asked, { codes: ['Responder', code], message: outcome.description });
      return;
    }
    rollOver(plan);
    const { session, reused } = outcome;
    const requested = asked.requestedContext;
    const classRef =
      defect?.classRef?.(session.secondFactor, requested?.classRefs ?? []) ??
      classFor(requested, session.secondFactor);
    if (classRef === undefined) {
      send(response, asked, noContext);
      return;
    }
    const now = Date.now();
    const moment: Moment = {
      account: session.account,
      secondFactor: session.secondFactor,
      reused,
      nth: session.nth,
      age: now - session.at,
      client: asked.issuer,
      watched: desk.watched ?? false,
      now,
      latest: plan.accounts.latest ?? session.account,
      asked: requested?.classRefs ?? [],
      code: desk.codes.get(session.account.sub) ?? '',
    };
    const honest: Token = {
      id: newId(),
      issuer: entityId,
      issueInstant: xmlTime(now),
      nameId: nameIdOf(session.account, asked.nameIdFormat),
      confirmation: {
        method: 'bearer',
        recipient: asked.acs,
        inResponseTo: asked.id,
        notOnOrAfter: xmlTime(now + hour / 12),
      },
      conditions: { notBefore: xmlTime(now), notOnOrAfter: xmlTime(now + hour), audiences: [[asked.issuer]] },
      authentications: [
        {
          instant: xmlTime(session.at),
          sessionIndex: newId(),
          sessionNotOnOrAfter: xmlTime(session.at + 24 * hour),
          methods: [classRef],
        },
      ],
      attributes: { IDPEmail: [upnOf(session.account)], [emailaddress]: [upnOf(session.account)] },
    };
    const says = defect?.says?.(session.secondFactor, moment) ?? session.secondFactor;
    const token = says === session.secondFactor ? honest : saying(honest, says);
    send(response, asked, { codes: ['Success'] }, defect?.token?.(token, moment) ?? token, moment);
  }

  function start(response: Response, request: AuthnRequest, byPost = false): void {
    const asked: Asked = { ...request, acs: replyTo(request.assertionConsumerServiceUrl) };
    lastAsked = asked;
    const refused = byPost && defect?.refusesPost ? redirectOnly : whyNot(request);
    if (refused) {
      send(response, asked, refused);
      return;
    }
    const demand = demandOf(request.requestedContext);
    const wish = {
      ...(request.forceAuthn && { maxAge: 0 }),
      passive: request.isPassive,
      demand: demand === 'impossible' ? undefined : demand,
    };
    begin(
      response,
      defect?.wish?.(wish, request.requestedContext?.classRefs ?? []) ?? wish,
      (answer, outcome) => finish(answer, asked, outcome),
    );
  }

  /** What is wrong with a request that can be answered. */
  function whyNot({
    signature,
    destination,
    protocolBinding,
    nameIdFormat,
    requestedContext,
  }: AuthnRequest): Status | undefined {
    const denied = (message: string): Status => ({ codes: ['Requester', 'RequestDenied'], message });
    if (signature === 'bad') return denied('The signature of the request does not verify.');
    if (form.wantsSignedRequests && signature !== 'good') return denied('Requests must be signed.');
    if (destination && destination !== `${entityId}/sso`)
      return denied('The request is for another Destination.');
    if (protocolBinding && protocolBinding !== bindings.post) {
      return { codes: ['Requester', 'UnsupportedBinding'], message: 'Answers are sent by HTTP-POST.' };
    }
    if (nameIdFormat && !Object.values<string>(nameIdFormats).includes(nameIdFormat)) {
      return {
        codes: ['Requester', 'InvalidNameIDPolicy'],
        message: 'There are no names of that Format here.',
      };
    }
    return demandOf(requestedContext) === 'impossible' && !defect?.classRef ? noContext : undefined;
  }

  router.get('/sso', (request, response) => {
    start(
      response,
      fromRedirect(new URL(request.originalUrl, entityId).search.slice(1), plan.relyingPartyCertificate),
    );
  });
  router.post('/sso', urlencoded({ extended: false, limit: '300kb' }), (request, response) => {
    start(response, fromPost(request.body as Record<string, unknown>, plan.relyingPartyCertificate), true);
  });

  // The parameters are Shibboleth's: whom for, where to, and the RelayState.
  router.get('/sso/unsolicited', ({ query }, response) => {
    const { providerId, shire, target } = query;
    const whom =
      typeof providerId === 'string'
        ? { issuer: providerId, acs: replyTo(typeof shire === 'string' ? shire : null) }
        : lastAsked;
    if (!whom) throw refusal('UnknownServiceProvider', 'providerId is missing, and nobody has asked yet.');
    const asked: Asked = {
      ...{ issuer: whom.issuer, acs: whom.acs },
      ...(typeof target === 'string' && { relayState: target }),
    };
    begin(response, {}, (answer, outcome) => finish(answer, asked, outcome));
  });

  router.use(errorPage(plan.about));
  return router;
}

const noContext: Status = {
  codes: ['Responder', 'NoAuthnContext'],
  message: 'The authentication context that was asked for cannot be provided.',
};

const redirectOnly: Status = {
  codes: ['Requester', 'UnsupportedBinding'],
  message: 'Requests are taken by HTTP-Redirect only.',
};

function nameIdOf(account: LabAccount, wanted: string | null | undefined): Token['nameId'] {
  if (wanted === nameIdFormats.transient) return { format: wanted, value: newId() };
  if (wanted === nameIdFormats.email) return { format: wanted, value: upnOf(account) };
  return { format: nameIdFormats.persistent, value: immutableId(account) };
}

function metadataXml({ entityId, keys, form }: SamlPlan): Xml {
  const service = (binding: string): Xml =>
    element('md:SingleSignOnService', { Binding: binding, Location: `${entityId}/sso` });
  const role = element(
    'md:IDPSSODescriptor',
    {
      WantAuthnRequestsSigned: String(form.wantsSignedRequests ?? false),
      protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol',
    },
    signingKeys(form.announcesNextKey ? [...new Set([keys.next, keys.own])] : [keys.own]),
    Object.values(nameIdFormats).map((format) => element('md:NameIDFormat', {}, format)),
    Object.values(bindings).map(service),
  );
  return entityDescriptor(entityId, role);
}
