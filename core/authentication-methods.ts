import type { Artifacts } from './validator.ts';
import type { JsonObject, JsonValue } from './model.ts';
import type { AuthenticationMethods } from './result.ts';
import type { XmlAssertion } from './saml-evidence.ts';

type Methods = NonNullable<AuthenticationMethods>;

/** Where an `amr` may stand, and the claims there. */
export interface ClaimsSource {
  /** E.g. `id_token`, `userinfo`, `refreshed id_token`. */
  name: string;
  claims: JsonObject;
}

/** Every set of claims of one sign-in: the token that the profile reads first. */
export function claimsSources(artifacts: Partial<Artifacts>): ClaimsSource[] {
  const { token, idToken, accessToken, userinfo, capture, refreshes = [] } = artifacts;
  const jwt = accessToken?.kind === 'jwt' ? accessToken : undefined;
  const found: (ClaimsSource | undefined)[] = [
    idToken && { name: 'id_token', claims: idToken.payload },
    jwt && { name: 'access_token', claims: jwt.payload },
    userinfo?.claims ? { name: 'userinfo', claims: userinfo.claims } : undefined,
    capture?.introspection?.claims
      ? { name: 'introspection', claims: capture.introspection.claims }
      : undefined,
    ...refreshes.flatMap((refresh) => [
      refresh.idToken && { name: 'refreshed id_token', claims: refresh.idToken.payload },
      refresh.accessToken?.kind === 'jwt'
        ? { name: 'refreshed access_token', claims: refresh.accessToken.payload }
        : undefined,
    ]),
  ];
  const sources = found.filter((source) => source !== undefined);
  const read = sources.filter((source) => source.claims === token?.payload);
  return [...read, ...sources.filter((source) => source.claims !== token?.payload)];
}

/** A place of an assertion that says how the person signed in. */
export interface MethodsPlace {
  /** E.g. `AuthnStatement/AuthnContextClassRef`, `Attribute http://schemas.microsoft.com/claims/authnmethodsreferences`. */
  source: string;
  values: string[];
}

/** The attribute that Entra reads beside `AuthenticationMethod` in a SAML 1.1 assertion. */
const authenticationmethod = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
/** Attributes that say how the person signed in, and that Entra does not read. */
const otherAttributes: readonly string[] = [
  'http://schemas.microsoft.com/claims/authnmethodsreferences',
  'http://schemas.microsoft.com/ws/2017/04/identity/claims/multifactorauthenticationinstant',
];

/**
 * Every place of an assertion that speaks of methods. `read`: where Entra looks, there or not: the statement, and in
 * SAML 1.1 the attribute `authenticationmethod`; SAML 2.0 has the statement alone.
 * https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions
 */
export function methodsPlaces(assertion: XmlAssertion): {
  read: MethodsPlace[];
  elsewhere: MethodsPlace[];
} {
  const old = assertion.version === '1.1';
  const statement = {
    source: old ? 'AuthenticationStatement/@AuthenticationMethod' : 'AuthnStatement/AuthnContextClassRef',
    values: assertion.authnStatements.flatMap(({ methods }) => methods),
  };
  const attributes = [authenticationmethod, ...otherAttributes].flatMap((name) => {
    const values = attributeValues(assertion, name);
    return values.length > 0 ? [{ source: `Attribute ${name}`, values }] : [];
  });
  const isRead = ({ source }: MethodsPlace): boolean => old && source.endsWith(authenticationmethod);
  return {
    read: [statement, ...attributes.filter(isRead)],
    elsewhere: attributes.filter((place) => !isRead(place)),
  };
}

/** The values of an attribute by its full name, of one `Attribute` or of several; SAML 1.1 writes the name in two parts. */
export function attributeValues(assertion: XmlAssertion, fullName: string): string[] {
  return assertion.attributes
    .filter(
      ({ name, namespace }) =>
        name === fullName || (assertion.version === '1.1' && `${namespace ?? ''}/${name}` === fullName),
    )
    .flatMap(({ values }) => values);
}

/** What says how the person signed in where the profile looks, and every other place that does. */
export function authenticationMethods(
  artifacts: Partial<Artifacts>,
  claim: 'amr' | 'acr' = 'amr',
): (Methods & { elsewhere?: Methods[] }) | undefined {
  if (artifacts.assertion) return methodsOfAssertion(artifacts.assertion);
  if (!artifacts.token) return undefined;
  const [read, ...others] = claimsSources(artifacts);
  if (!read) return undefined;
  const elsewhere = [
    ...others.filter(({ claims }) => Object.hasOwn(claims, claim)).map((source) => methodsOf(source, claim)),
    ...(claim === 'acr' && Object.hasOwn(read.claims, 'amr') ? [methodsOf(read, 'amr')] : []),
  ];
  return { ...methodsOf(read, claim), ...(elsewhere.length > 0 && { elsewhere }) };
}

function methodsOfAssertion(assertion: XmlAssertion): Methods & { elsewhere?: Methods[] } {
  const { read, elsewhere } = methodsPlaces(assertion);
  return {
    ...methodsOfPlaces(read),
    ...(elsewhere.length > 0 && { elsewhere: elsewhere.map((place) => methodsOfPlaces([place])) }),
  };
}

function methodsOfPlaces(places: readonly MethodsPlace[]): Methods {
  const values = places.flatMap((place) => place.values);
  const source = places.map((place) => place.source).join(' and ');
  return { source, values, form: values.length > 0 ? 'array' : 'absent' };
}

function methodsOf({ name, claims }: ClaimsSource, claim: 'amr' | 'acr'): Methods {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  const source = `${name}.${claim}`;
  if (value === undefined) return { source, values: [], form: 'absent' };
  return { source, values: Array.isArray(value) ? value : [value], form: formOf(value) };
}

function formOf(value: JsonValue): Methods['form'] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
