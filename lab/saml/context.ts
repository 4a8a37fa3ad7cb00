import type { Wish } from '../session.ts';

/** The classes that the honest lab knows, and whether both factors stand behind one; what it says unasked comes first. */
const classes = [
  ['http://schemas.microsoft.com/claims/multipleauthn', 2],
  ['https://refeds.org/profile/mfa', 2],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport', 1],
  ['https://refeds.org/profile/sfa', 1],
] as const satisfies [string, 1 | 2][];

const levels = new Map<string, 1 | 2>(classes);

/** What a relying party says about the class that it wants (saml-core-2.0-os, section 3.3.2.2.1). */
export interface RequestedContext {
  comparison: string;
  classRefs: string[];
}

/** The classes that satisfy a request, the best first. */
function acceptable({ comparison, classRefs }: RequestedContext): string[] {
  if (comparison === 'exact') return classRefs.filter((ref) => levels.has(ref)).sort(byStrength);
  const asked = classRefs.map((ref) => levels.get(ref)).filter((level) => level !== undefined);
  const holds: Partial<Record<string, (level: number) => boolean>> = {
    minimum: (level) => level >= Math.min(...asked),
    maximum: (level) => level <= Math.max(...asked),
    better: (level) => level > Math.max(...asked),
  };
  const wanted = holds[comparison];
  if (!wanted || asked.length === 0) return [];
  // Where a class was named, it is rather that one than its equal.
  return classes
    .filter(([, level]) => wanted(level))
    .map(([ref]) => ref)
    .sort((a, b) => byStrength(a, b) || Number(classRefs.includes(b)) - Number(classRefs.includes(a)));
}

const byStrength = (a: string, b: string): number => (levels.get(b) ?? 0) - (levels.get(a) ?? 0);

/** Which factors a request leaves no choice about; `impossible` when no class can satisfy it. */
export function demandOf(requested: RequestedContext | undefined): Wish['demand'] | 'impossible' {
  if (!requested) return undefined;
  const wanted = new Set(acceptable(requested).map((ref) => levels.get(ref)));
  if (wanted.size === 0) return 'impossible';
  if (wanted.size === 2) return undefined;
  return wanted.has(2) ? 'second-factor' : 'password';
}

/** The class for what was proven; `undefined` when that does not satisfy the request. */
export function classFor(requested: RequestedContext | undefined, secondFactor: boolean): string | undefined {
  const refs = requested ? acceptable(requested) : classes.map(([ref]) => ref);
  return refs.find((ref) => (levels.get(ref) ?? 0) <= (secondFactor ? 2 : 1));
}
