import type { Survivor } from './measured.ts';

/** A mutant that no test can notice or need notice, and why. */
export interface Argument extends Pick<Survivor, 'file' | 'text' | 'before' | 'after'> {
  why: string;
}

/** Every survivor ought to be here: `text` is the line of the source, so that an argument ends with the line that it is about. */
export const argued: readonly Argument[] = [];
