import { answerOf } from '../core/artifacts.ts';
import type { SignIn } from '../core/evidence.ts';
import type { JsonObject } from '../core/model.ts';

/** Methods and classes say how one signed in, not who one is. */
const notOfAPerson =
  /^(acr|amr|auth_time|iss|aud|azp|client_id|scope|sid|typ)$|authenticationmethod$|authnmethodsreferences$/;

/** Each claim about the person with its value; what differs from sign-in to sign-in equals nobody else's anyway. */
export function claimsOf(signIns: readonly SignIn[]): Set<string> {
  return new Set(
    signIns.flatMap((signIn) => {
      const { oidc } = signIn;
      const assertion = answerOf(signIn)?.assertion;
      return [
        ...[oidc?.idToken?.payload, oidc?.userinfo?.claims].flatMap((claims) =>
          claims ? pairs(claims) : [],
        ),
        ...(assertion?.nameId ? [`NameID: ${assertion.nameId.value}`] : []),
        ...(assertion?.attributes ?? [])
          .filter(({ name }) => !notOfAPerson.test(name))
          .flatMap(({ name, values }) => values.map((value) => `${name}: ${value}`)),
      ];
    }),
  );
}

function pairs(claims: JsonObject): string[] {
  return Object.entries(claims).flatMap(([name, value]) =>
    typeof value === 'string' && !notOfAPerson.test(name) ? [`${name}: ${value}`] : [],
  );
}
