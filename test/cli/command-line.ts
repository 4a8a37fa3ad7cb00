import { createContext } from '../../cli/context.ts';
import { dispatch } from '../../cli/main.ts';

/** One command line in this process, and everything that it said. */
export async function amrcheck(
  args: string[],
  options: {
    env?: NodeJS.ProcessEnv;
    tty?: boolean;
    secrets?: string[];
    ask?: (question: string) => Promise<string>;
    /** Hears what is said on standard error. */
    onSaid?: (text: string) => void;
  } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: options.tty ?? false,
    write(text: string) {
      said[name] += text;
      if (name === 'stderr') options.onSaid?.(text);
    },
  });
  const context = createContext({
    env: options.env ?? {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    signal: new AbortController().signal,
    ...(options.ask && { ask: options.ask }),
  });
  for (const secret of options.secrets ?? []) context.redactor.add(secret, 'password');
  return { code: await dispatch(args, context), ...said };
}
