/** What is going on, one line for each step, on standard error. */
import { styleText } from 'node:util';
import { visible } from './visible.ts';

/** The part of a stream that is written to; `columns` where it is a terminal. */
export interface ProgressStream {
  write(text: string): unknown;
  columns?: number;
}

export interface ProgressEvent {
  target: string;
  scenario?: string;
  account?: string;
  /** What happens now, e.g. `signing in…`, `waiting 12 s for the next TOTP code…`, `done in 1.2 s`. */
  text: string;
  /** Of interest only until the next event: on a terminal that one takes its line. */
  passing?: boolean;
}

export interface Progress {
  event(event: ProgressEvent): void;
  /** Ends the last line. */
  end(): void;
}

/**
 * On a terminal (`interactive`) a passing line is overwritten by the next. On a pipe every line stays, so a
 * countdown is printed once and not again for each second.
 */
export function createProgress(options: {
  stream: ProgressStream;
  interactive: boolean;
  color: boolean;
}): Progress {
  const { stream, interactive, color } = options;
  const dim = (text: string) => (color ? styleText('dim', text, { validateStream: false }) : text);
  let open = false;
  let last = '';
  return {
    event({ target, scenario, account, text, passing = false }) {
      const subject = [target, scenario, account].flatMap((part) =>
        part === undefined ? [] : visible(part, 60),
      );
      const start = `${subject.join('  ')}  `;
      const said = visible(text, 400);
      if (interactive) {
        // A line that the terminal had to break could not be overwritten.
        const room = passing ? Math.max(1, (stream.columns ?? 80) - 1 - start.length) : Infinity;
        const fitted = said.length > room ? `${said.slice(0, room - 1)}…` : said;
        stream.write(`${open ? '\r\x1b[2K' : ''}${dim(start)}${fitted}${passing ? '' : '\n'}`);
        open = passing;
        return;
      }
      const line = start + said;
      const likeness = line.replace(/\d+/g, '0');
      if (!passing || likeness !== last) stream.write(`${dim(start)}${said}\n`);
      last = likeness;
    },
    end() {
      if (open) stream.write('\n');
      open = false;
    },
  };
}
