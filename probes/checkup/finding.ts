import { asHarnessError } from '../../core/errors.ts';
import type { Fault } from '../../core/model.ts';

/**
 * One thing that was looked at before any login. `mend`: a run would fail, or could not tell. `note`: worth knowing, or
 * not to be known beforehand.
 */
export interface Checked {
  /** Absent: the machine, the configuration. */
  target?: string;
  /** What was looked at, e.g. `clock`. */
  subject: string;
  state: 'ok' | 'note' | 'mend';
  text: string;
  /** How to mend it. */
  hint?: string;
  /** Of `mend`: who has to act. */
  fault?: Fault;
}

/** What `look` found, or the fault that it met as something to mend. */
export async function checked(
  subject: string,
  look: () => Promise<Omit<Checked, 'subject'>> | Omit<Checked, 'subject'>,
): Promise<Checked> {
  try {
    return { subject, ...(await look()) };
  } catch (thrown) {
    return toMend(subject, thrown);
  }
}

export function toMend(subject: string, thrown: unknown): Checked {
  const { message: text, hint, fault } = asHarnessError(thrown);
  return { subject, state: 'mend', text, hint, fault };
}

/** Whole days from now until `instant`; negative when it is over. */
export function daysUntil(instant: string | Date): number {
  return Math.floor((new Date(instant).getTime() - Date.now()) / 86_400_000);
}

/** From here on an end is near enough to be told. */
export const soonDays = 30;
