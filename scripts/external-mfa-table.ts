import { readFileSync } from 'node:fs';
import type { ErrorShown } from '../core/profile.ts';
import { externalMfaDefects } from '../lab/external-mfa/defects.ts';
import { aadsts } from '../validators/aadsts.ts';

/** What came of one lie of the lab in a run; test/e2e/external-mfa.test.ts keeps it. */
interface Seen {
  id: string;
  failed: { check: string; errorsShown?: ErrorShown[] }[];
}

const seen = new URL('external-mfa-run.json', import.meta.url);

const certainty = ({ documented }: ErrorShown): string => (documented ? 'documented' : 'reported');

/** What Entra shows for the checks that failed; `nothing`: it cannot see what is wrong. */
function shown(failed: Seen['failed']): string {
  const told = failed.flatMap(({ errorsShown }) => (errorsShown ? [errorsShown] : []));
  if (told.length === 0) return 'nothing';
  const errors = new Map(told.flat().map((error) => [error.code, certainty(error)]));
  return [...errors].map(([code, how]) => `${code} (${how})`).join(', ') || 'an error; which, is not known';
}

/** docs/external-mfa.md: what each lie of the lab breaks, and what Entra would show for it. */
export function externalMfaTable(): string {
  const runs = JSON.parse(readFileSync(seen, 'utf8')) as Seen[];
  const rows = externalMfaDefects.map(({ id, title }) => {
    const { failed = [] } = runs.find((run) => run.id === id) ?? {};
    const checks = failed.map(({ check }) => `\`${check}\``).join(', ');
    return `| ${title} | \`${id}\` | ${checks} | ${shown(failed)} |`;
  });
  const codes = Object.entries(aadsts).map(
    ([code, { text, documented }]) => `| ${code} | ${text} | ${documented ? 'documented' : 'reported'} |`,
  );
  return `${readFileSync(new URL('external-mfa.md', import.meta.url), 'utf8')}
## What goes wrong, and what Entra shows

Made by \`npm run docs\` from a run through the whole program (test/e2e/external-mfa.test.ts): each row is a provider of the
lab that is wrong in this way, the checks that failed at it, and what Entra shows. \`nothing\`: Entra cannot see it. No verdict
rests on a code. Start one with \`amrcheck lab --defect ID\`.

| the provider | defect | caught by | Entra shows |
| --- | --- | --- | --- |
${rows.join('\n')}

| error | its text | certainty |
| --- | --- | --- |
${codes.join('\n')}

\`documented\`: Microsoft prints the error in its
[reference](https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider).
\`reported\`: others have seen it. AADSTS900491 cannot be provoked from outside of a tenant: it comes where the tenant has not
given its consent.
`;
}
