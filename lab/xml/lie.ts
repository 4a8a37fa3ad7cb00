import type { LabAccount } from '../accounts.ts';
import type { Behaviour, Occasion } from '../behaviours.ts';
import type { Wish } from '../session.ts';
import type { CertifiedKey } from './certificate.ts';
import { algorithms } from './signature.ts';
import type { Signing } from './signature.ts';
import type { Token } from './token.ts';

/** What a lie may know of the moment in which it is told. */
export interface Moment extends Occasion {
  /** A second factor was checked. */
  secondFactor: boolean;
  /** Who typed a right password last. */
  latest: LabAccount;
  /** Milliseconds since 1970. */
  now: number;
  /** What the relying party asked for: its AuthnContextClassRefs, its wauth. */
  asked: string[];
  /** The last code that the account typed. */
  code: string;
}

/** One way for a provider to be wrong, where no hook says otherwise honest; what it shows is `Element/Child@Attribute` below Response or Assertion. */
export interface Lie extends Behaviour {
  /** Hears another wish than the one that was uttered. */
  wish?: (wish: Wish, asked: string[]) => Wish;
  token?: (token: Token, moment: Moment) => Token;
  /** Signs the assertion in its own way; `undefined` leaves it unsigned. */
  signing?: (honest: Signing, foreign: CertifiedKey) => Signing | undefined;
  /** Changes the assertion after it was signed. */
  after?: (assertion: string) => string;
  /** Signs its first answer with the next key, which the metadata names from then on, alone. */
  rollsOver?: true;
  /** How many times the assertion stands in the answer, each copy with an ID of its own. */
  copies?: 0 | 2;
  /** Changes the whole document that is sent. */
  document?: (xml: string) => string;
  /** Changes what comes back beside the document: RelayState, wctx. */
  state?: (state: string) => string | undefined;
  metadata?: (xml: string) => string;
  /** Milliseconds by which the Date header, and what stands around the assertion, are ahead. */
  clockAhead?: number;
  /** Secrets to show on the pages. */
  leaks?: (account: LabAccount, code: string) => string[];
}

/** Times as XML writes them. */
export const xmlTime = (ms: number): string => new Date(ms).toISOString();

export const hour = 3600_000;

export const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';

/** Changes the honest attributes. */
export const withAttributes = (token: Token, attributes: Token['attributes']): Token => ({
  ...token,
  attributes: { ...token.attributes, ...attributes },
});

/** Changes the one authentication of an honest token. */
export const withAuthentication = (
  token: Token,
  change: Partial<Token['authentications'][number]>,
): Token => ({
  ...token,
  authentications: token.authentications.map((one) => ({ ...one, ...change })),
});

/** Every time of the assertion, so many milliseconds ahead. */
export const timesAhead =
  (ms: number) =>
  (token: Token): Token => {
    const ahead = <T extends string | undefined>(time: T): T =>
      (time === undefined ? time : xmlTime(Date.parse(time) + ms)) as T;
    const { conditions, confirmation, authentications, issueInstant } = token;
    return {
      ...token,
      issueInstant: ahead(issueInstant),
      confirmation: { ...confirmation, notOnOrAfter: ahead(confirmation.notOnOrAfter) },
      conditions: conditions && {
        ...conditions,
        notBefore: ahead(conditions.notBefore),
        notOnOrAfter: ahead(conditions.notOnOrAfter),
      },
      authentications: authentications.map((one) => ({
        ...one,
        instant: ahead(one.instant),
        sessionNotOnOrAfter: ahead(one.sessionNotOnOrAfter),
      })),
    };
  };

const withConditions = (token: Token, change: Partial<Token['conditions'] & object>): Token => ({
  ...token,
  conditions: token.conditions && { ...token.conditions, ...change },
});

const script = `"><script>document.title='owned'</script><img src=x onerror=alert(1)>`;
const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
export const emailaddress = `${claims}/emailaddress`;
const echoed = (name: string): string => `${claims}/echoed_${name}`;
const givenName = `${claims}/givenname`;

const signature = 'Assertion/Signature';
const method = `${signature}/SignedInfo/SignatureMethod@Algorithm`;
const digest = `${signature}/SignedInfo/Reference/DigestMethod@Algorithm`;
const window = ['Assertion/Conditions@NotBefore', 'Assertion/Conditions@NotOnOrAfter'];
/** Every place in the signature of an element. */
export const signaturePaths = (element: string): string[] =>
  [
    '',
    '/KeyInfo/X509Data/X509Certificate',
    '/SignatureValue',
    '/SignedInfo/CanonicalizationMethod@Algorithm',
    '/SignedInfo/Reference/DigestMethod@Algorithm',
    '/SignedInfo/Reference/DigestValue',
    '/SignedInfo/Reference/Transforms/Transform@Algorithm',
    '/SignedInfo/Reference@URI',
    '/SignedInfo/SignatureMethod@Algorithm',
  ].map((path) => `${element}/Signature${path}`);

/** The name of a thing in the one version of SAML and the other. */
interface Places {
  issuer: string;
  instant: string;
  /** Every time of the assertion. */
  times: string[];
  /** And of what stands around it. */
  timesAround: string[];
  audience: string;
  nameId: string;
  confirmation: string[];
  attribute: (name: string) => string;
}

/** The lies about the assertion that both protocols can tell, each with the protocol's prefix. */
export const commonLies = <P extends string>(p: P, at: Places) =>
  [
    {
      id: `${p}-unsigned`,
      title: 'Nothing is signed',
      breaks: 'assertion/signature-present',
      shows: signaturePaths('Assertion'),
      signing: () => undefined,
    },
    {
      id: `${p}-bad-signature`,
      title: 'The signature is not the one of its content',
      breaks: 'assertion/signature-verified',
      shows: [signature],
      after: (xml) =>
        xml.replace(
          /(<ds:SignatureValue>)(.)/,
          (_, tag: string, first: string) => tag + (first === 'A' ? 'B' : 'A'),
        ),
    },
    {
      id: `${p}-tampered`,
      title: 'The name identifier was changed after signing',
      breaks: 'assertion/signature-verified',
      shows: [signature, at.nameId],
      after: (xml) => xml.replace(/<\/saml:NameI/, 'x$&'),
    },
    {
      id: `${p}-foreign-key`,
      title:
        'A key that the metadata does not name signs, as after an unannounced rotation, and brings its own certificate',
      breaks: 'assertion/key-pinned',
      shows: [signature, `${signature}/KeyInfo/X509Data/X509Certificate`],
      signing: (honest, foreign) => ({ ...honest, key: foreign }),
    },
    {
      id: `${p}-key-rotated`,
      title: 'The key is changed between the metadata and the answer, and the new one was not announced',
      breaks: 'assertion/key-pinned',
      shows: [signature, `${signature}/KeyInfo/X509Data/X509Certificate`, 'metadata'],
      rollsOver: true,
    },
    {
      id: `${p}-other-key-own-certificate`,
      title: "Another key signs, and shows the provider's certificate",
      breaks: 'assertion/signature-verified',
      shows: [signature],
      signing: (honest, foreign) => ({ ...honest, key: foreign, shown: honest.key.certificate }),
    },
    {
      id: `${p}-sha1`,
      title: 'The signature is rsa-sha1 over a SHA-1 digest',
      breaks: 'assertion/no-sha1',
      shows: [method, digest],
      signing: (honest) => ({ ...honest, algorithm: algorithms.rsaSha1, digest: algorithms.sha1 }),
    },
    {
      id: `${p}-sha1-digest`,
      title: 'The signature is rsa-sha256 over a SHA-1 digest',
      breaks: 'assertion/no-sha1',
      shows: [digest],
      signing: (honest) => ({ ...honest, digest: algorithms.sha1 }),
    },
    {
      id: `${p}-hmac`,
      title: 'The signature is an HMAC with the public certificate as its key',
      breaks: 'assertion/signature-algorithm',
      shows: [method, signature, `${signature}/SignatureValue`],
      signing: (honest) => ({ ...honest, algorithm: algorithms.hmacSha1 }),
    },
    {
      id: `${p}-https-algorithm`,
      title: 'The signature method is spelt with https, as on a page of Microsoft',
      breaks: 'assertion/signature-algorithm',
      shows: [method, signature],
      signing: (honest) => ({ ...honest, algorithm: algorithms.rsaSha256OverHttps }),
    },
    {
      id: `${p}-inclusive-c14n`,
      title: 'The signature canonicalizes inclusively',
      breaks: 'assertion/signature-transforms',
      shows: [`${signature}/SignedInfo/Reference/Transforms/Transform@Algorithm`],
      signing: (honest) => ({ ...honest, transforms: [algorithms.enveloped, algorithms.inclusive] }),
    },
    {
      id: `${p}-two-references`,
      title: 'The signature has two References',
      breaks: 'assertion/signature-reference',
      shows: ['/DigestMethod@Algorithm', '/DigestValue', '/Transforms/Transform@Algorithm', '@URI'].map(
        (path) => `${signature}/SignedInfo/Reference${path}`,
      ),
      signing: (honest) => ({ ...honest, references: 2 }),
    },
    {
      id: `${p}-two-assertions`,
      title: 'There are two assertions',
      breaks: 'assertion/one-assertion',
      also: ['assertion/signature-present', 'assertion/signature-verified'],
      shows: ['#assertions'],
      copies: 2,
    },
    {
      id: `${p}-doctype`,
      title: 'The answer has a DOCTYPE',
      breaks: 'assertion/readable',
      shows: ['#doctype'],
      document: (xml) => `<!DOCTYPE answer [<!ENTITY unused "x">]>${xml}`,
    },
    {
      id: `${p}-wrong-issuer`,
      title: 'Issuer is another one than the metadata says',
      breaks: 'assertion/issuer',
      shows: [at.issuer],
      token: (token) => ({ ...token, issuer: `${token.issuer}/other` }),
    },
    {
      id: `${p}-issuer-padded`,
      title: 'Issuer has a space behind it',
      breaks: 'assertion/issuer',
      shows: [at.issuer],
      token: (token) => ({ ...token, issuer: `${token.issuer} ` }),
    },
    {
      id: `${p}-wrong-audience`,
      title: 'The audience is another relying party',
      breaks: 'assertion/audience',
      shows: [at.audience],
      token: (token) => withConditions(token, { audiences: [['urn:amrcheck:someone-else']] }),
    },
    {
      id: `${p}-second-audience-restriction`,
      title: 'A second audience restriction names somebody else only',
      breaks: 'assertion/audience',
      shows: [at.audience],
      token: (token) =>
        withConditions(token, {
          audiences: [...(token.conditions?.audiences ?? []), ['urn:amrcheck:someone-else']],
        }),
    },
    {
      id: `${p}-expired`,
      title: 'The assertion expired an hour ago',
      breaks: 'assertion/not-on-or-after',
      shows: window,
      token: (token, { now }) =>
        withConditions(token, { notBefore: xmlTime(now - 2 * hour), notOnOrAfter: xmlTime(now - hour) }),
    },
    {
      id: `${p}-not-yet-valid`,
      title: 'The assertion is valid in an hour only',
      breaks: 'assertion/not-before',
      shows: window,
      token: (token, { now }) =>
        withConditions(token, { notBefore: xmlTime(now + hour), notOnOrAfter: xmlTime(now + 2 * hour) }),
    },
    {
      id: `${p}-conditions-absent`,
      title: 'The assertion has no Conditions',
      breaks: 'assertion/conditions-present',
      also: ['assertion/audience'],
      shows: [...window, at.audience],
      token: (token) => ({ ...token, conditions: undefined }),
    },
    {
      id: `${p}-issue-instant-future`,
      title: 'IssueInstant is an hour ahead',
      breaks: 'assertion/issue-instant',
      shows: ['Assertion@IssueInstant'],
      token: (token, { now }) => ({ ...token, issueInstant: xmlTime(now + hour) }),
    },
    {
      id: `${p}-clock-10-minutes-ahead`,
      title: 'The clock is ten minutes ahead, in the Date header and in every time',
      breaks: 'session/clock-agrees',
      shows: [...at.times, ...at.timesAround],
      clockAhead: 600_000,
      token: timesAhead(600_000),
    },
    {
      id: `${p}-tokens-10-minutes-ahead`,
      title: 'Every time of the assertion is ten minutes ahead, and the Date header is right',
      breaks: 'assertion/issue-instant',
      also: ['assertion/not-before', 'assertion/authn-instant'],
      shows: at.times,
      token: timesAhead(600_000),
    },
    {
      id: `${p}-sender-vouches`,
      title: 'The subject is not confirmed as a bearer',
      breaks: 'assertion/bearer-confirmation',
      shows: at.confirmation,
      token: (token) => ({ ...token, confirmation: { ...token.confirmation, method: 'sender-vouches' } }),
    },
    {
      id: `${p}-authn-instant-old`,
      title: 'The time of authentication is ten hours before the sign-in',
      breaks: 'assertion/authn-instant',
      shows: [at.instant],
      token: (token, { now }) => withAuthentication(token, { instant: xmlTime(now - 10 * hour) }),
    },
    {
      id: `${p}-authn-instant-future`,
      title: 'The time of authentication is eight hours ahead',
      breaks: 'assertion/authn-instant',
      shows: [at.instant],
      token: (token, { now }) => withAuthentication(token, { instant: xmlTime(now + 8 * hour) }),
    },
    {
      id: `${p}-authn-instant-renewed`,
      title: 'The time of authentication is now, also when the session is used again',
      breaks: 'session/auth-time-kept-on-reuse',
      scenario: 'sso-reuse',
      shows: [`reuse:${at.instant}`],
      token: (token, { now }) => withAuthentication(token, { instant: xmlTime(now) }),
    },
    {
      id: `${p}-assertion-id-repeated`,
      title: 'Every assertion of an account has the same ID',
      breaks: 'assertion/id-unique',
      scenario: 'sso-reuse',
      shows: [],
      token: (token, { account }) => ({ ...token, id: `_${account.sub.replaceAll('-', '')}` }),
    },
    {
      id: `${p}-claims-of-another`,
      title: 'The address is that of whoever typed a password last',
      breaks: 'session/no-claims-of-another',
      scenario: 'two-at-once',
      shows: [],
      token: (token, { latest }) => withAttributes(token, { [emailaddress]: [`${latest.id}@lab.invalid`] }),
    },
    {
      id: `${p}-emailaddress-missing`,
      title: 'The attribute emailaddress is missing',
      breaks: 'assertion/emailaddress',
      asks: { profile: 'entra-guest' },
      shows: [at.attribute(emailaddress)],
      token: (token) => withAttributes(token, { [emailaddress]: [] }),
    },
    {
      id: `${p}-html-in-values`,
      title: 'An attribute holds HTML and script',
      breaks: 'report/escaped',
      shows: [at.attribute(givenName)],
      token: (token) => withAttributes(token, { [givenName]: [script] }),
    },
    {
      id: `${p}-echoes-secrets`,
      title: 'Password, code and TOTP secret come back in attributes and on pages',
      breaks: 'report/redacted',
      shows: ['password', 'code', 'totp_secret'].map((name) => at.attribute(echoed(name))),
      variant: 'stay-signed-in',
      token: (token, { account: { password, totp = '' }, code }) =>
        withAttributes(token, {
          [echoed('password')]: [password],
          [echoed('code')]: [code],
          [echoed('totp_secret')]: [totp],
        }),
      leaks: ({ password, totp = '' }, code) => [password, totp, code],
    },
    {
      id: `${p}-metadata-html`,
      title: 'The metadata is an HTML page',
      breaks: 'METADATA_UNUSABLE',
      shows: ['metadata'],
      metadata: () => '<!doctype html><title>It works!</title><h1>It works!</h1>',
    },
    {
      id: `${p}-metadata-no-key`,
      title: 'The metadata names no key',
      breaks: 'METADATA_UNUSABLE',
      shows: ['metadata'],
      metadata: (xml) => xml.replace(/<md:KeyDescriptor[^]*?<\/md:KeyDescriptor>/g, ''),
    },
    {
      id: `${p}-metadata-expired`,
      title: 'The metadata was valid until yesterday',
      breaks: 'METADATA_UNUSABLE',
      shows: ['metadata'],
      metadata: (xml) => xml.replace(' entityID=', ` validUntil="${xmlTime(Date.now() - 24 * hour)}"$&`),
    },
    {
      id: `${p}-metadata-two-entities`,
      title: 'The metadata describes two entities',
      breaks: 'METADATA_UNUSABLE',
      shows: ['metadata'],
      metadata: (xml) =>
        `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${xml}${xml.replace(/entityID="[^"]*/, '$&/other')}</md:EntitiesDescriptor>`,
    },
  ] as const satisfies Lie[];
