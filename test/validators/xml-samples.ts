/** Honest answers of SAML 2.0 and WS-Federation to alice with password and TOTP, and ways to make one thing of them wrong. */
import { expect, test } from 'vitest';
import type { SignIn } from '../../core/evidence.ts';
import type {
  SamlRequest,
  WsfedRequest,
  XmlAnswer,
  XmlAssertion,
  XmlEnvelope,
  XmlSignatureFact,
} from '../../core/saml-evidence.ts';
import type { Artifacts, Evaluation, Validator } from '../../core/validator.ts';
import { multipleauthn } from '../../validators/mfa-words.ts';
import { arrived, began, issuer, signIn } from './samples.ts';

export const reply = 'https://login.microsoftonline.com/login.srf';
export const entityId = 'urn:federation:MicrosoftOnline';
export const claimTypes = {
  authenticationmethod: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
  authnmethodsreferences: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
  emailaddress: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  immutableId: 'http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID',
  upn: 'http://schemas.xmlsoap.org/claims/UPN',
};
/** `seconds` after the sign-in began, as SAML writes it. */
export const at = (seconds: number): string => new Date(began + seconds * 1000).toISOString();

export const samlRequest: SamlRequest = {
  sentAt: at(0),
  id: '_r1',
  endpoint: `${issuer}/saml`,
  binding: 'redirect',
  signed: false,
  issuer: entityId,
  assertionConsumerServiceUrl: reply,
  forceAuthn: false,
  isPassive: false,
  relayState: 'relay-1',
};

export const wsfedRequest: WsfedRequest = {
  sentAt: at(0),
  endpoint: `${issuer}/wsfed`,
  parameters: { wa: 'wsignin1.0', wtrealm: entityId, wreply: reply, wctx: 'ctx=1&2' },
};

export const signature: XmlSignatureFact = {
  over: 'Assertion',
  status: 'verified',
  signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digestAlgorithms: ['http://www.w3.org/2001/04/xmlenc#sha256'],
  canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  transforms: [
    'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
  ],
  references: ['#_a1'],
  key: 'metadata signing key 1',
};

export const bearer: XmlAssertion['confirmations'][number] = {
  method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  recipient: reply,
  inResponseTo: '_r1',
  notOnOrAfter: at(300),
};

export const samlAssertion: XmlAssertion = {
  version: '2.0',
  signedBy: 'assertion',
  trusted: true,
  id: '_a1',
  issuer,
  issueInstant: at(4),
  nameId: { value: 'abc123', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
  confirmations: [bearer],
  conditions: { notBefore: at(0), notOnOrAfter: at(300), audiences: [[entityId]] },
  authnStatements: [{ instant: at(3), sessionIndex: 's1', methods: [multipleauthn] }],
  attributes: [
    { name: 'IDPEmail', values: ['alice@contoso.example'] },
    { name: claimTypes.emailaddress, values: ['alice@contoso.example'] },
  ],
};

export const wsfedAssertion: XmlAssertion = {
  ...samlAssertion,
  version: '1.1',
  nameId: { value: 'abc123', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' },
  confirmations: [{ method: 'urn:oasis:names:tc:SAML:1.0:cm:bearer' }],
  attributes: [
    attribute11(claimTypes.upn, 'alice@contoso.example'),
    attribute11(claimTypes.immutableId, 'abc123'),
    attribute11(claimTypes.emailaddress, 'alice@contoso.example'),
  ],
};

/** An attribute of SAML 1.1, whose name stands in two parts. */
export function attribute11(fullName: string, ...values: string[]): XmlAssertion['attributes'][number] {
  const slash = fullName.lastIndexOf('/');
  return { name: fullName.slice(slash + 1), namespace: fullName.slice(0, slash), values };
}

export const samlEnvelope: XmlEnvelope = {
  element: 'Response',
  id: '_p1',
  inResponseTo: '_r1',
  destination: reply,
  issuer,
  issueInstant: at(4),
  status: { codes: ['urn:oasis:names:tc:SAML:2.0:status:Success'] },
};

export const wsfedEnvelope: XmlEnvelope = { element: 'RequestSecurityTokenResponse', appliesTo: entityId };

function answerWith(assertion: XmlAssertion, envelope: XmlEnvelope, relayState: string): XmlAnswer {
  return {
    receivedAt: new Date(arrived).toISOString(),
    relayState,
    sameBrowser: true,
    length: 4_000,
    digest: 'd1',
    xml: '<cut/>',
    envelope,
    signatures: [signature],
    assertions: 1,
    encrypted: false,
    assertion,
  };
}

export const samlAnswer = answerWith(samlAssertion, samlEnvelope, 'relay-1');
export const wsfedAnswer = answerWith(wsfedAssertion, wsfedEnvelope, 'ctx=1&2');

/** What a test changes: parts of the answer, or artifacts; `null` takes an artifact away. */
export interface Changes {
  answer?: Partial<XmlAnswer>;
  /** `null`: no signature covers one. */
  assertion?: Partial<XmlAssertion> | null;
  envelope?: Partial<XmlEnvelope>;
  /** Of the one signature. */
  signature?: Partial<XmlSignatureFact>;
  artifacts?: { [Name in keyof Artifacts]?: Artifacts[Name] | null };
  options?: unknown;
}

/** Judges the honest SAML 2.0 response with these changes. */
export function evaluateSaml(validator: Validator, changes: Changes = {}): Evaluation {
  return evaluateAnswer(validator, samlAnswer, changes, { samlRequest, inResponseTo: samlRequest.id });
}

/** Judges the honest answer of WS-Federation with these changes. */
export function evaluateWsfed(validator: Validator, changes: Changes = {}): Evaluation {
  return evaluateAnswer(validator, wsfedAnswer, changes, { wsfedRequest });
}

function evaluateAnswer(
  validator: Validator,
  honest: XmlAnswer,
  changes: Changes,
  request: Partial<Artifacts>,
): Evaluation {
  const { assertion, ...rest } = honest;
  const xmlAnswer: XmlAnswer = {
    ...rest,
    ...(changes.signature && { signatures: [{ ...signature, ...changes.signature }] }),
    envelope: { ...honest.envelope!, ...changes.envelope },
    ...(changes.assertion !== null && { assertion: { ...assertion!, ...changes.assertion } }),
    ...changes.answer,
  };
  const merged = Object.entries({
    xmlAnswer,
    envelope: xmlAnswer.envelope,
    assertion: xmlAnswer.assertion,
    credential: xmlAnswer.assertion,
    ...request,
    issuer,
    audience: entityId,
    recipient: reply,
    domain: 'contoso.example',
    signIn: signIn(),
    signIns: [signIn()],
    account: { id: 'alice', factors: ['totp'], requireMfa: false },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    ...changes.artifacts,
  });
  const artifacts: Partial<Artifacts> = Object.fromEntries(
    merged.filter(([, value]) => value !== null && value !== undefined),
  );
  return validator.evaluate(artifacts, {
    now: arrived,
    onProviderClock: (instant) => Date.parse(instant),
    toleranceMs: 60_000,
    options: changes.options ?? {},
  });
}

/** A sign-in that brought this answer. */
export function samlSignIn(
  factors?: Parameters<typeof signIn>[0],
  response: XmlAnswer = samlAnswer,
  request: SamlRequest = samlRequest,
): SignIn {
  const { oidc: _oidc, ...rest } = signIn(factors);
  return { ...rest, saml: { request, response, library: [] } };
}

export function wsfedSignIn(
  factors?: Parameters<typeof signIn>[0],
  response: XmlAnswer = wsfedAnswer,
  request: WsfedRequest = wsfedRequest,
): SignIn {
  const { oidc: _oidc, ...rest } = signIn(factors);
  return { ...rest, wsfed: { request, response } };
}

const huge = 'x'.repeat(1_000_000);
const many = Array.from({ length: 10_000 }, (_, index) => `v${String(index)}`);

/** Answers that no product sends: each must be judged, quickly and without a throw. */
const hostile: Record<string, () => Changes> = {
  'every text 1 MB': () => filled(huge, [huge]),
  'every text empty': () => filled('', ['']),
  'names that JavaScript knows': () => filled('__proto__', ['constructor', 'toString']),
  '10,000 of everything': () => filled('v', many),
  'nothing that may be missing': () => ({
    answer: {
      signatures: [],
      assertions: 0,
      envelope: { element: 'Response' },
      assertion: {
        version: '2.0',
        signedBy: 'assertion',
        trusted: false,
        confirmations: [],
        authnStatements: [],
        attributes: [],
      },
    },
  }),
};

function filled(text: string, list: string[]): Changes {
  return {
    answer: {
      relayState: text,
      signatures: list.map(() => ({
        over: text,
        status: 'invalid',
        signatureAlgorithm: text,
        digestAlgorithms: [text],
        canonicalization: text,
        transforms: [text],
        references: [text, text],
        reason: text,
      })),
      assertions: list.length,
      envelope: {
        element: 'Response',
        inResponseTo: text,
        destination: text,
        issuer: text,
        status: { codes: list, message: text },
        appliesTo: text,
      },
    },
    assertion: {
      id: text,
      issuer: text,
      issueInstant: text,
      nameId: { value: text, format: text },
      confirmations: list.map((method) => ({
        method,
        recipient: text,
        inResponseTo: text,
        notBefore: text,
        notOnOrAfter: text,
      })),
      conditions: { notBefore: text, notOnOrAfter: text, audiences: list.map(() => list.slice(0, 20)) },
      authnStatements: list.map(() => ({
        instant: text,
        sessionNotOnOrAfter: text,
        methods: list.slice(0, 20),
      })),
      attributes: list.map((name) => ({ name, namespace: text, values: [text] })),
    },
  };
}

/** One test for each hostile answer: none of them passes, save those whose outcome is named. */
export function testHostileAnswers(
  validator: Validator,
  outcome: Evaluation['outcome'],
  except: Record<string, Evaluation['outcome']> = {},
): void {
  test.each(Object.entries(hostile))('%s', (name, make) => {
    const evaluation = evaluateSaml(validator, make());
    expect(evaluation.outcome).toBe(except[name] ?? outcome);
    const text = JSON.stringify('detail' in evaluation ? evaluation.detail : '');
    expect(text.length).toBeLessThan(1_500);
  });
}
