import { behaviours } from '../behaviours.ts';
import { domain } from '../federation.ts';
import {
  commonLies,
  emailaddress,
  hour,
  multipleauthn,
  signaturePaths,
  withAttributes,
  withAuthentication,
  xmlTime,
} from '../xml/lie.ts';
import type { Lie, Moment } from '../xml/lie.ts';
import type { Token } from '../xml/token.ts';
import type { Envelope } from './response.ts';
import type { SamlFormId } from './variants.ts';

/** One way for a SAML 2.0 provider to be wrong. */
export interface SamlDefect extends Lie {
  form?: SamlFormId;
  envelope?: (envelope: Envelope, moment: Moment) => Envelope;
  /** Takes requests by HTTP-Redirect only. */
  refusesPost?: boolean;
  /** Says this class, whatever can be said to what was asked. */
  classRef?: (secondFactor: boolean, asked: string[]) => string | undefined;
}

const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const classPath = 'Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef';
const nameIdPath = 'Assertion/Subject/NameID';
const confirmationPath = 'Assertion/Subject/SubjectConfirmation/SubjectConfirmationData';
const statementPath = 'Assertion/AuthnStatement';
const statementPaths = [
  classPath,
  ...['AuthnInstant', 'SessionIndex', 'SessionNotOnOrAfter'].map((name) => `${statementPath}@${name}`),
];
const attribute = (name: string): string => `Assertion/AttributeStatement/Attribute[${name}]/AttributeValue`;
const authnmethodsreferences = 'http://schemas.microsoft.com/claims/authnmethodsreferences';

/** Says MFA, or the password alone, where Entra looks. */
export const saying = (token: Token, mfa: boolean): Token =>
  withAuthentication(token, { methods: [mfa ? multipleauthn : password] });

const withClass =
  (value: string) =>
  (token: Token, { secondFactor }: Moment): Token =>
    secondFactor ? withAuthentication(token, { methods: [value] }) : token;

/** Says `value` after both factors, and the truth after a password. */
const instead = <Id extends string>(id: Id, value: string, title: string) => ({
  id,
  title,
  breaks: 'saml/class-is-multipleauthn',
  shows: [classPath],
  token: withClass(value),
});

const classDefects = [
  instead('saml-class-password', password, 'The class after both factors is that of a password'),
  instead(
    'saml-class-unspecified',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
    'The class is unspecified',
  ),
  instead('saml-class-refeds', 'https://refeds.org/profile/mfa', "The class is REFEDS's for MFA"),
  instead('saml-class-incommon', 'http://id.incommon.org/assurance/mfa', "The class is InCommon's for MFA"),
  instead(
    'saml-class-mobile-two-factor',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
    'The class is MobileTwoFactorContract',
  ),
  instead(
    'saml-class-time-sync-token',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken',
    'The class is TimeSyncToken',
  ),
  instead(
    'saml-class-wiaormultiauthn',
    'http://schemas.microsoft.com/claims/wiaormultiauthn',
    'The class is one that Entra reads in WS-Federation only',
  ),
  instead(
    'saml-class-upper-case',
    'http://schemas.microsoft.com/claims/MultipleAuthn',
    'The class has capitals',
  ),
  instead(
    'saml-class-https',
    'https://schemas.microsoft.com/claims/multipleauthn',
    'The class is spelt with https',
  ),
  instead('saml-class-padded', `\n  ${multipleauthn}\n`, 'The class has white space around it'),
  instead('saml-class-mfa', 'mfa', 'The class is the bare word "mfa"'),
  {
    id: 'saml-class-not-refeds',
    title: "The class is Microsoft's for MFA where REFEDS's is read",
    breaks: 'saml/class-is-refeds-mfa',
    asks: { profile: 'refeds-mfa' },
    shows: [],
  },
  {
    id: 'saml-force-authn-old-time',
    title: 'After ForceAuthn the time of authentication is two hours old',
    breaks: 'assertion/authn-instant',
    asks: { forceAuthn: true },
    shows: [`${statementPath}@AuthnInstant`],
    token: (token, { now }) => withAuthentication(token, { instant: xmlTime(now - 2 * hour) }),
  },
  {
    id: 'saml-mfa-in-attribute-only',
    title: 'MFA is said in the attribute authnmethodsreferences, and the class is that of a password',
    breaks: 'saml/class-is-multipleauthn',
    shows: [classPath, attribute(authnmethodsreferences)],
    token: (token, moment) =>
      moment.secondFactor
        ? withAttributes(withClass(password)(token, moment), {
            [authnmethodsreferences]: [password, multipleauthn],
          })
        : token,
  },
  {
    id: 'saml-class-echoed',
    title: 'The class is the one that was asked for, whatever was proven',
    breaks: 'session/no-mfa-without-second-factor',
    scenario: 'password-only',
    asks: { authnContext: { classRefs: [multipleauthn] } },
    shows: [],
    classRef: (_, [asked]) => asked,
  },
  {
    id: 'saml-class-not-as-requested',
    title: 'RequestedAuthnContext is passed over, and the status is Success',
    breaks: 'saml/class-as-requested',
    asks: { authnContext: { classRefs: ['urn:oasis:names:tc:SAML:2.0:ac:classes:X509'] } },
    shows: [],
    classRef: (secondFactor) => (secondFactor ? multipleauthn : password),
  },
  {
    id: 'saml-two-authn-contexts',
    title: 'One statement has two AuthnContexts',
    breaks: 'saml/one-authn-context',
    shows: [classPath],
    token: (token) =>
      withAuthentication(token, {
        methods: [...token.authentications.flatMap(({ methods }) => methods), password],
      }),
  },
  {
    id: 'saml-two-authn-statements',
    title: 'There are two AuthnStatements, of MFA and of a password',
    breaks: 'saml/one-authn-context',
    shows: statementPaths,
    token: (token) => ({
      ...token,
      authentications: token.authentications.flatMap((one) => [one, { ...one, methods: [password] }]),
    }),
  },
  {
    id: 'saml-authn-statement-absent',
    title: 'There is no AuthnStatement',
    breaks: 'saml/one-authn-context',
    also: ['assertion/authn-instant', 'saml/class-is-multipleauthn'],
    shows: statementPaths,
    token: (token) => ({ ...token, authentications: [] }),
  },
  {
    id: 'saml-force-authn-ignored',
    title: 'ForceAuthn is answered from the session',
    breaks: 'session/force-authn-honoured',
    scenario: 'fresh',
    shows: [],
    wish: ({ maxAge: _, ...wish }) => wish,
  },
] as const satisfies SamlDefect[];

const envelope = <Id extends string>(
  id: Id,
  title: string,
  breaks: string,
  shows: string[],
  change: (envelope: Envelope) => Partial<Envelope>,
) => ({ id, title, breaks, shows, envelope: (honest: Envelope) => ({ ...honest, ...change(honest) }) });

const confirmed = <Id extends string>(
  id: Id,
  title: string,
  breaks: string,
  shows: string[],
  change: (moment: Moment) => Partial<Token['confirmation']>,
) => ({
  id,
  title,
  breaks,
  shows: shows.map((name) => `${confirmationPath}@${name}`),
  token: (token: Token, moment: Moment): Token => ({
    ...token,
    confirmation: { ...token.confirmation, ...change(moment) },
  }),
});

const somewhereElse = 'https://login.example/saml/acs';

const responseDefects = [
  {
    id: 'saml-response-signed-only',
    title: 'The Response is signed and the assertion is not',
    breaks: 'assertion/own-signature',
    shows: [...signaturePaths('Assertion'), ...signaturePaths('Response')],
    form: 'saml-response-signed',
  },
  envelope(
    'saml-wrong-response-issuer',
    'The Issuer of the Response is another one',
    'saml/response-issuer',
    ['Response/Issuer'],
    ({ issuer }) => ({ issuer: `${issuer}/other` }),
  ),
  envelope(
    'saml-wrong-destination',
    'Destination is somebody else',
    'saml/destination',
    ['Response@Destination'],
    () => ({
      destination: somewhereElse,
    }),
  ),
  envelope(
    'saml-wrong-in-response-to',
    'The Response answers another request',
    'saml/in-response-to',
    ['Response@InResponseTo'],
    () => ({ inResponseTo: '_another-request' }),
  ),
  {
    id: 'saml-in-response-to-absent',
    title: 'Nothing says which request is answered',
    breaks: 'saml/in-response-to',
    shows: ['Response@InResponseTo', `${confirmationPath}@InResponseTo`],
    envelope: (envelope) => ({ ...envelope, inResponseTo: undefined }),
    token: (token) => ({ ...token, confirmation: { ...token.confirmation, inResponseTo: undefined } }),
  },
  {
    id: 'saml-unsolicited-in-response-to',
    title: 'A Response that nobody asked for names a request',
    breaks: 'saml/in-response-to-absent',
    scenario: 'unsolicited',
    shows: [],
    envelope: (envelope) => ({ ...envelope, inResponseTo: envelope.inResponseTo ?? '_nobody-asked' }),
  },
  confirmed(
    'saml-confirmation-in-response-to-wrong',
    'The subject is confirmed for another request',
    'saml/in-response-to',
    ['InResponseTo'],
    () => ({ inResponseTo: '_another-request' }),
  ),
  confirmed(
    'saml-wrong-recipient',
    'Recipient is somebody else',
    'assertion/recipient',
    ['Recipient'],
    () => ({
      recipient: somewhereElse,
    }),
  ),
  confirmed(
    'saml-confirmation-expired',
    'The confirmation of the subject expired an hour ago',
    'saml/bearer-window',
    ['NotOnOrAfter'],
    ({ now }) => ({ notOnOrAfter: xmlTime(now - hour) }),
  ),
  confirmed(
    'saml-confirmation-not-before',
    'The confirmation of the subject has a NotBefore, which a bearer must not have',
    'saml/bearer-window',
    ['NotBefore'],
    ({ now }) => ({ notBefore: xmlTime(now) }),
  ),
  {
    id: 'saml-session-expired',
    title: 'SessionNotOnOrAfter is an hour ago',
    breaks: 'saml/session-not-on-or-after',
    shows: [`${statementPath}@SessionNotOnOrAfter`],
    token: (token, { now }) => withAuthentication(token, { sessionNotOnOrAfter: xmlTime(now - hour) }),
  },
  {
    id: 'saml-success-without-assertion',
    title: 'The status is Success and there is no assertion',
    breaks: 'assertion/one-assertion',
    shows: ['#assertions'],
    copies: 0,
  },
  envelope(
    'saml-status-no-authn-context',
    'The status is NoAuthnContext beside a good assertion',
    'saml/status-success',
    ['Response/Status/StatusCode/StatusCode@Value', 'Response/Status/StatusCode@Value'],
    () => ({ status: { codes: ['Responder', 'NoAuthnContext'] } }),
  ),
  envelope(
    'saml-status-html',
    'The status is an error whose message holds HTML and script',
    'report/escaped',
    ['Response/Status/StatusCode@Value', 'Response/Status/StatusMessage'],
    () => ({ status: { codes: ['Responder'], message: '"><script>alert(1)</script>' } }),
  ),
  {
    id: 'saml-relay-state-changed',
    title: 'RelayState comes back changed',
    breaks: 'saml/relay-state',
    shows: ['RelayState'],
    state: (state) => `${state}x`,
  },
] as const satisfies SamlDefect[];

const requestDefects = [
  {
    id: 'saml-post-refused',
    title: 'A request by HTTP-POST is refused, though the metadata names the binding',
    breaks: 'saml/request-by-post',
    also: ['saml/status-success'],
    asks: { binding: 'post' },
    shows: [],
    refusesPost: true,
  },
  {
    id: 'saml-post-not-offered',
    title: 'The metadata offers HTTP-Redirect alone, and Entra posts its requests',
    breaks: 'saml/request-by-post',
    shows: ['metadata'],
    metadata: (xml) =>
      xml.replace(/<md:SingleSignOnService Binding="[^"]*HTTP-POST"[^]*?<\/md:SingleSignOnService>/, ''),
  },
] as const satisfies SamlDefect[];

const named = <Id extends string>(
  id: Id,
  title: string,
  breaks: string,
  change: (nameId: Token['nameId'], moment: Moment) => Partial<Token['nameId']>,
  shows = [nameIdPath],
) => ({
  id,
  title,
  breaks,
  shows,
  token: (token: Token, moment: Moment): Token => ({
    ...token,
    nameId: { ...token.nameId, ...change(token.nameId, moment) },
  }),
});

const idpEmail = <Id extends string>(id: Id, title: string, change: (email: string) => string[]) => ({
  id,
  title,
  breaks: 'saml/idp-email',
  shows: [attribute('IDPEmail')],
  token: (token: Token): Token =>
    withAttributes(token, { IDPEmail: (token.attributes['IDPEmail'] ?? []).flatMap(change) }),
});

const identityDefects = [
  named(
    'saml-name-id-transient',
    'The NameID is transient',
    'saml/name-id-format',
    () => ({ format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }),
    [`${nameIdPath}@Format`],
  ),
  named(
    'saml-name-id-unspecified',
    'The NameID has no Format that means anything',
    'saml/name-id-format',
    () => ({ format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' }),
    [`${nameIdPath}@Format`],
  ),
  named('saml-name-id-too-long', 'The NameID has 65 characters', 'saml/name-id-length', ({ value }) => ({
    value: value.padEnd(65, '0'),
  })),
  named(
    'saml-name-id-base64',
    'The NameID is raw base64, with its + / =',
    'saml/name-id-encoded',
    ({ value }) => ({ value: `+/${Buffer.from(value, 'hex').toString('base64')}` }),
  ),
  named(
    'saml-name-id-characters',
    'The NameID holds a space and an umlaut',
    'saml/name-id-characters',
    ({ value }) => ({
      value: `ä ${value}`,
    }),
  ),
  idpEmail('saml-idp-email-missing', 'The attribute IDPEmail is missing', () => []),
  idpEmail('saml-idp-email-two', 'The attribute IDPEmail has two values', (email) => [
    email,
    `second.${email}`,
  ]),
  idpEmail('saml-idp-email-no-address', 'IDPEmail has a space in it', (email) => [`my ${email}`]),
  {
    id: 'saml-upn-foreign-domain',
    title: 'The addresses are of a domain that is not federated',
    breaks: 'assertion/upn-domain',
    asks: { domain },
    shows: [attribute('IDPEmail'), attribute(emailaddress)],
    token: (token, { account: { id } }) =>
      withAttributes(token, { IDPEmail: [`${id}@other.invalid`], [emailaddress]: [`${id}@other.invalid`] }),
  },
] as const satisfies SamlDefect[];

const table = [
  ...behaviours('saml-', { mfa: [classPath], seenBy: 'saml/class-is-multipleauthn' }),
  ...classDefects,
  ...responseDefects,
  ...requestDefects,
  ...identityDefects,
  ...commonLies('saml', {
    issuer: 'Assertion/Issuer',
    instant: `${statementPath}@AuthnInstant`,
    timesAround: ['Response@IssueInstant'],
    times: [
      'Assertion@IssueInstant',
      ...['NotBefore', 'NotOnOrAfter'].map((name) => `Assertion/Conditions@${name}`),
      `${confirmationPath}@NotOnOrAfter`,
      ...['AuthnInstant', 'SessionNotOnOrAfter'].map((name) => `${statementPath}@${name}`),
    ],
    audience: 'Assertion/Conditions/AudienceRestriction/Audience',
    nameId: nameIdPath,
    confirmation: ['Assertion/Subject/SubjectConfirmation@Method'],
    attribute,
  }),
] as const;

export type SamlDefectId = (typeof table)[number]['id'];

/** Every way in which a SAML 2.0 provider of the lab can lie, each of them breaking one thing. */
export const samlDefects: readonly (SamlDefect & { id: SamlDefectId })[] = table;
