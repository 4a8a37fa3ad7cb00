import { element } from './element.ts';
import type { Xml } from './element.ts';

/** What one assertion says, whichever version of SAML it is written in. Times are as XML writes them. */
export interface Token {
  id: string;
  issuer: string;
  issueInstant: string;
  nameId: { value: string; format: string };
  confirmation: {
    method: 'bearer' | 'sender-vouches';
    recipient?: string | undefined;
    inResponseTo?: string | undefined;
    notBefore?: string | undefined;
    notOnOrAfter?: string | undefined;
  };
  /** absent: no Conditions. Each list is an audience restriction of its own. */
  conditions?:
    { notBefore?: string | undefined; notOnOrAfter?: string | undefined; audiences: string[][] } | undefined;
  authentications: {
    instant: string;
    sessionIndex: string;
    sessionNotOnOrAfter?: string | undefined;
    /** One of SAML 1.1 only is written: it is an attribute there. */
    methods: string[];
  }[];
  /** By the URI (or plain name) of the claim; an empty list of values leaves it out. */
  attributes: Record<string, string[]>;
  /** Each value in an Attribute of its own. */
  repeatsAttributes?: boolean;
}

const saml20 = 'urn:oasis:names:tc:SAML:2.0:assertion';
const saml11 = 'urn:oasis:names:tc:SAML:1.0:assertion';

const attributesOf = ({ attributes, repeatsAttributes }: Token): [string, string[]][] =>
  Object.entries(attributes)
    .filter(([, values]) => values.length > 0)
    .flatMap(([name, values]): [string, string[]][] =>
      repeatsAttributes ? values.map((value) => [name, [value]]) : [[name, values]],
    );

/** Prefixes of the document around an assertion; declared again in it, it is canonicalized alike alone and in its place. */
type Namespaces = Record<`xmlns:${string}`, string>;

/** A SAML 2.0 assertion (saml-core-2.0-os, section 2). */
export function assertion20(token: Token, around: Namespaces): Xml {
  const { nameId, confirmation, conditions } = token;
  return element(
    'saml:Assertion',
    { ...around, 'xmlns:saml': saml20, ID: token.id, IssueInstant: token.issueInstant, Version: '2.0' },
    element('saml:Issuer', {}, token.issuer),
    element(
      'saml:Subject',
      {},
      element('saml:NameID', { Format: nameId.format }, nameId.value),
      element(
        'saml:SubjectConfirmation',
        { Method: `urn:oasis:names:tc:SAML:2.0:cm:${confirmation.method}` },
        element('saml:SubjectConfirmationData', {
          InResponseTo: confirmation.inResponseTo,
          NotBefore: confirmation.notBefore,
          NotOnOrAfter: confirmation.notOnOrAfter,
          Recipient: confirmation.recipient,
        }),
      ),
    ),
    conditions &&
      element(
        'saml:Conditions',
        { NotBefore: conditions.notBefore, NotOnOrAfter: conditions.notOnOrAfter },
        conditions.audiences.map((audiences) =>
          element(
            'saml:AudienceRestriction',
            {},
            audiences.map((audience) => element('saml:Audience', {}, audience)),
          ),
        ),
      ),
    token.authentications.map(({ instant, sessionIndex, sessionNotOnOrAfter, methods }) =>
      element(
        'saml:AuthnStatement',
        { AuthnInstant: instant, SessionIndex: sessionIndex, SessionNotOnOrAfter: sessionNotOnOrAfter },
        methods.map((method) =>
          element('saml:AuthnContext', {}, element('saml:AuthnContextClassRef', {}, method)),
        ),
      ),
    ),
    element(
      'saml:AttributeStatement',
      {},
      attributesOf(token).map(([name, values]) =>
        element(
          'saml:Attribute',
          {
            Name: name,
            NameFormat: `urn:oasis:names:tc:SAML:2.0:attrname-format:${name.includes(':') ? 'uri' : 'basic'}`,
          },
          values.map((value) => element('saml:AttributeValue', {}, value)),
        ),
      ),
    ),
  );
}

/** A SAML 1.1 assertion (oasis-sstc-saml-core-1.1, section 2): the name of a claim is split at its last slash. */
export function assertion11(token: Token, around: Namespaces): Xml {
  const { nameId, confirmation, conditions } = token;
  const subject = element(
    'saml:Subject',
    {},
    element('saml:NameIdentifier', { Format: nameId.format }, nameId.value),
    element(
      'saml:SubjectConfirmation',
      {},
      element('saml:ConfirmationMethod', {}, `urn:oasis:names:tc:SAML:1.0:cm:${confirmation.method}`),
    ),
  );
  return element(
    'saml:Assertion',
    {
      ...around,
      'xmlns:saml': saml11,
      AssertionID: token.id,
      IssueInstant: token.issueInstant,
      Issuer: token.issuer,
      MajorVersion: '1',
      MinorVersion: '1',
    },
    conditions &&
      element(
        'saml:Conditions',
        { NotBefore: conditions.notBefore, NotOnOrAfter: conditions.notOnOrAfter },
        conditions.audiences.map((audiences) =>
          element(
            'saml:AudienceRestrictionCondition',
            {},
            audiences.map((audience) => element('saml:Audience', {}, audience)),
          ),
        ),
      ),
    element(
      'saml:AttributeStatement',
      {},
      subject,
      attributesOf(token).map(([name, values]) => {
        const at = name.lastIndexOf('/');
        return element(
          'saml:Attribute',
          { AttributeName: name.slice(at + 1), AttributeNamespace: name.slice(0, at) },
          values.map((value) => element('saml:AttributeValue', {}, value)),
        );
      }),
    ),
    token.authentications.map(({ instant, methods: [method] }) =>
      element(
        'saml:AuthenticationStatement',
        { AuthenticationInstant: instant, AuthenticationMethod: method },
        subject,
      ),
    ),
  );
}
