import type { Artifacts } from './validator.ts';
import type { JsonObject, JsonValue } from './model.ts';
import type { AuthenticationMethods } from './result.ts';

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

/** The `amr` of the token that the profile reads, and every other one that came. */
export function authenticationMethods(
  artifacts: Partial<Artifacts>,
): (Methods & { elsewhere?: Methods[] }) | undefined {
  if (!artifacts.token) return undefined;
  const [read, ...others] = claimsSources(artifacts);
  if (!read) return undefined;
  const elsewhere = others.filter(({ claims }) => Object.hasOwn(claims, 'amr')).map(methodsOf);
  return { ...methodsOf(read), ...(elsewhere.length > 0 && { elsewhere }) };
}

function methodsOf({ name, claims }: ClaimsSource): Methods {
  const amr = Object.hasOwn(claims, 'amr') ? claims['amr'] : undefined;
  const source = `${name}.amr`;
  if (amr === undefined) return { source, values: [], form: 'absent' };
  return { source, values: Array.isArray(amr) ? amr : [amr], form: formOf(amr) };
}

function formOf(value: JsonValue): Methods['form'] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
