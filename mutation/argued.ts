import type { Survivor } from './measured.ts';

/** A mutant that no test can notice, or need notice, and why. */
export interface Argument extends Pick<Survivor, 'file' | 'text' | 'before' | 'after'> {
  why: string;
}

/** Every survivor ought to be here: `text` is the line of the source, so that an argument ends with the line that it is about. */
export const argued: readonly Argument[] = [
  {
    file: 'validators/aadsts.ts',
    text: ".join(', ');",
    before: "', '",
    after: "', #'",
    why: 'No check has two errors that are documented, or two that are reported.',
  },
  {
    file: 'validators/asked-anew.ts',
    text: 'const times = signIns.slice(0, place).flatMap((one) => authTimeOf(one) ?? []);',
    before: 'authTimeOf(one) ?? []',
    after: '(authTimeOf(one))!',
    why: 'Only the latest time is looked at, and `toSorted` puts what is undefined last. The types want the fallback.',
  },
  {
    file: 'validators/session/clock-agrees.ts',
    text: "const side = offsetMs > 0 ? 'ahead' : 'behind';",
    before: '>',
    after: '>=',
    why: 'An offset of 0 is within every tolerance and never comes here.',
  },
  {
    file: 'validators/session/clock-agrees.ts',
    text: "const side = offsetMs > 0 ? 'ahead' : 'behind';",
    before: '0',
    after: '1',
    why: 'An offset of 1 ms is within every tolerance and never comes here.',
  },
  {
    file: 'validators/session/no-mfa-gained-on-reuse.ts',
    text: "const notes = refused.flatMap((one) => (one.outcome === 'pass' ? (one.notes ?? []) : []));",
    before: 'one.notes ?? []',
    after: '(one.notes)!',
    why: 'A refusal that passes always has a note. The types want the fallback.',
  },
  {
    file: 'validators/sign-ins.ts',
    text: "return notNumericDate('auth_time', seconds)",
    before: "'auth_time'",
    after: "'auth_time#'",
    why: 'Only whether something is wrong with the time is asked here, and the name stands in the sentence alone.',
  },
];
