import { HarnessError } from './errors.ts';
import type { JsonObject, JsonValue } from './model.ts';

export type Path = readonly (string | number)[];
export interface Place {
  path: Path;
  /** The key itself is meant, not its value. */
  atKey?: true;
}

export interface Located {
  /** `file:line:column`, or the option of the command line. */
  text: string;
  offset: number;
}

/** One thing wrong with a configuration. */
export interface Problem extends Place {
  /** What is wrong and how to mend it; never holds a secret. */
  message: string;
  /** A variable or a file to fill in is missing. */
  variable?: true;
}

/** All that is wrong, as one error. */
export function invalid(
  name: string,
  problems: string[],
  cause?: unknown,
  onlyVariables = false,
): HarnessError {
  const [only] = problems;
  const message =
    problems.length === 1 && only
      ? only
      : `${name} has ${String(problems.length)} problems:\n${problems.map((line) => `  ${line}`).join('\n')}`;
  return new HarnessError(
    onlyVariables ? 'CONFIG_VARIABLE_MISSING' : 'CONFIG_INVALID',
    message,
    onlyVariables
      ? 'Set what is missing in this terminal and run again. Nothing was run.'
      : 'Correct it and run again. Nothing was run. An editor that knows schema/amrcheck.schema.json completes the keys.',
    cause === undefined ? {} : { cause },
  );
}

export const pathText = (path: Path): string => (path.length === 0 ? 'the file' : path.join('.'));

export const isEmptyMap = (value: JsonValue | undefined): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;

export function valueAt(value: JsonValue, path: Path): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const step of path) {
    if (found === null || typeof found !== 'object') return undefined;
    found = Array.isArray(found) ? found[Number(step)] : Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** The mapping at `path`, an empty one where there is none. */
export function objectAt(value: JsonValue, path: Path): JsonObject {
  const found = valueAt(value, path);
  return found !== null && typeof found === 'object' && !Array.isArray(found) ? found : {};
}

/** `value` where it is text, else an empty one. */
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
