import { behaviours } from '../behaviours.ts';
import { domain } from '../federation.ts';
import { commonLies, multipleauthn, emailaddress, withAttributes, withAuthentication } from '../xml/lie.ts';
import type { Lie, Moment } from '../xml/lie.ts';
import type { Token } from '../xml/token.ts';
import { claimTypes, methods } from './claims.ts';

/** One way for a WS-Federation provider to be wrong. */
export interface WsfedDefect extends Lie {
  /** Lets in who has no second factor though `wauth` demands one. */
  ignoresWauth?: boolean;
  appliesTo?: string;
}

const statementPath = 'Assertion/AuthenticationStatement';
const methodPath = `${statementPath}@AuthenticationMethod`;
const attribute = (name: string): string => `Assertion/AttributeStatement/Attribute[${name}]/AttributeValue`;
const methodPaths = [methodPath, attribute(claimTypes.authenticationmethod)];
const everywhere = [...methodPaths, attribute(claimTypes.authnmethodsreferences)];

/** Says `value` wherever Entra looks. */
const withMethod = (token: Token, value: string): Token =>
  withAttributes(withAuthentication(token, { methods: [value] }), {
    [claimTypes.authenticationmethod]: [value],
  });

/** Says MFA, or the password alone, wherever a reader may look. */
export function saying(token: Token, mfa: boolean): Token {
  const value = mfa ? methods.multipleauthn : methods.password;
  return withAttributes(withMethod(token, value), { [claimTypes.authnmethodsreferences]: [value] });
}

/** Says `value` after both factors, also in authnmethodsreferences, and the truth after a password. */
const instead = <Id extends string>(id: Id, value: string, title: string) => ({
  id,
  title,
  breaks: 'wsfed/says-multipleauthn',
  shows: everywhere,
  token: (token: Token, { secondFactor }: Moment): Token =>
    secondFactor
      ? withAttributes(withMethod(token, value), { [claimTypes.authnmethodsreferences]: [value] })
      : token,
});

const without = <Id extends string>(id: Id, name: string, title: string, breaks: string) => ({
  id,
  title,
  breaks,
  shows: [attribute(name)],
  token: (token: Token): Token => withAttributes(token, { [name]: [] }),
});

const methodDefects = [
  instead('wsfed-method-password', methods.password, 'The method after both factors is a password'),
  instead('wsfed-method-refeds', 'https://refeds.org/profile/mfa', "The method is REFEDS's for MFA"),
  instead(
    'wsfed-method-mobile-two-factor',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
    'The method is MobileTwoFactorContract',
  ),
  instead(
    'wsfed-method-time-sync-token',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken',
    'The method is TimeSyncToken',
  ),
  instead(
    'wsfed-method-upper-case',
    'http://schemas.microsoft.com/claims/MultipleAuthn',
    'The method has capitals',
  ),
  instead('wsfed-method-mfa', 'mfa', 'The method is the bare word "mfa"'),
  {
    id: 'wsfed-authnmethodsreferences-only',
    title: 'MFA is said in authnmethodsreferences only, where AD FS says it',
    breaks: 'wsfed/says-multipleauthn',
    shows: methodPaths,
    token: (token, { secondFactor }) => (secondFactor ? withMethod(token, methods.password) : token),
  },
  {
    id: 'wsfed-wauth-echoed',
    title: 'The method is the one that wauth asks for, whatever was proven',
    breaks: 'session/no-mfa-without-second-factor',
    scenario: 'password-only',
    asks: { wauth: multipleauthn },
    shows: [],
    ignoresWauth: true,
    token: (token, { asked: [wauth] }) => (wauth === undefined ? token : withMethod(token, wauth)),
  },
  {
    id: 'wsfed-wauth-ignored',
    title:
      'No second factor is asked for though wauth demands it, and the method is a password, which is the truth',
    breaks: 'session/second-factor-asked',
    asks: { wauth: multipleauthn },
    shows: [],
    ignoresWauth: true,
    wish: (wish, asked) => (asked.includes(multipleauthn) ? { ...wish, demand: 'password' } : wish),
  },
  {
    id: 'wsfed-wauth-not-asked',
    title: 'The method is multipleauthn where wauth demands it, and no second factor is asked for',
    breaks: 'session/second-factor-asked',
    asks: { wauth: multipleauthn },
    also: ['session/no-mfa-without-second-factor'],
    shows: [],
    ignoresWauth: true,
    wish: (wish, asked) => (asked.includes(multipleauthn) ? { ...wish, demand: 'password' } : wish),
    token: (token, { asked }) => (asked.includes(multipleauthn) ? withMethod(token, multipleauthn) : token),
  },
  {
    id: 'wsfed-wauth-password-only',
    title: 'A wauth of a password is taken literally: prompt=login at Entra loses the second factor',
    breaks: 'wsfed/mfa-despite-prompt-login',
    scenario: 'microsoft-prompt-login',
    shows: [],
    wish: (wish, asked) =>
      asked.some((wauth) => wauth.endsWith('password')) ? { ...wish, demand: 'password' } : wish,
  },
  {
    id: 'wsfed-wfresh-ignored',
    title: 'wfresh=0 is answered from the session',
    breaks: 'session/wfresh-honoured',
    scenario: 'fresh',
    shows: [],
    wish: ({ maxAge: _, ...wish }) => wish,
  },
] as const satisfies WsfedDefect[];

const answerDefects = [
  {
    id: 'wsfed-conditions-without-end',
    title: 'Conditions has an audience and no NotOnOrAfter',
    breaks: 'assertion/conditions-present',
    shows: ['Assertion/Conditions@NotBefore', 'Assertion/Conditions@NotOnOrAfter'],
    token: (token) => ({
      ...token,
      conditions: token.conditions && { audiences: token.conditions.audiences },
    }),
  },
  {
    id: 'wsfed-wctx-changed',
    title: 'wctx comes back changed',
    breaks: 'wsfed/wctx-unchanged',
    shows: ['wctx'],
    state: (wctx) => wctx.toLowerCase(),
  },
  {
    id: 'wsfed-wctx-absent',
    title: 'wctx does not come back',
    breaks: 'wsfed/wctx-unchanged',
    shows: ['wctx'],
    state: () => undefined,
  },
  {
    id: 'wsfed-wrong-applies-to',
    title: 'AppliesTo is another realm',
    breaks: 'wsfed/applies-to',
    shows: ['RequestSecurityTokenResponse/AppliesTo/EndpointReference/Address'],
    appliesTo: 'urn:amrcheck:someone-else',
  },
  without(
    'wsfed-immutable-id-missing',
    claimTypes.immutableId,
    'The claim ImmutableID is missing',
    'wsfed/immutable-id',
  ),
  without('wsfed-upn-missing', claimTypes.upn, 'The claim UPN is missing', 'wsfed/upn'),
  {
    id: 'wsfed-upn-foreign-domain',
    title: 'The user principal name is of a domain that is not federated',
    breaks: 'assertion/upn-domain',
    asks: { domain },
    shows: [attribute(claimTypes.upn), attribute(emailaddress)],
    token: (token, { account: { id } }) =>
      withAttributes(token, {
        [claimTypes.upn]: [`${id}@other.invalid`],
        [emailaddress]: [`${id}@other.invalid`],
      }),
  },
] as const satisfies WsfedDefect[];

const table = [
  ...behaviours('wsfed-', { mfa: everywhere, seenBy: 'wsfed/says-multipleauthn' }),
  ...methodDefects,
  ...answerDefects,
  ...commonLies('wsfed', {
    issuer: 'Assertion@Issuer',
    instant: `${statementPath}@AuthenticationInstant`,
    timesAround: ['Created', 'Expires'].map((name) => `RequestSecurityTokenResponse/Lifetime/${name}`),
    times: [
      'Assertion@IssueInstant',
      ...['NotBefore', 'NotOnOrAfter'].map((name) => `Assertion/Conditions@${name}`),
      `${statementPath}@AuthenticationInstant`,
    ],
    audience: 'Assertion/Conditions/AudienceRestrictionCondition/Audience',
    nameId: 'Assertion/AttributeStatement/Subject/NameIdentifier',
    confirmation: ['Assertion/AttributeStatement', statementPath].map(
      (path) => `${path}/Subject/SubjectConfirmation/ConfirmationMethod`,
    ),
    attribute,
  }),
] as const;

export type WsfedDefectId = (typeof table)[number]['id'];

/** Every way in which a WS-Federation provider of the lab can lie, each of them breaking one thing. */
export const wsfedDefects: readonly (WsfedDefect & { id: WsfedDefectId })[] = table;
