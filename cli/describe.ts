import { createContext } from './context.ts';
import { createProgram } from './main.ts';

/** docs/commands.md: what each command says of itself with --help. */
export function describeCommands(): string {
  const sections = helpTexts().commands.map(
    ({ name, help }) => `## amrcheck ${name}\n\n\`\`\`text\n${help}\n\`\`\`\n`,
  );
  return [
    '# Commands\n',
    'Made from the code by `npm run docs`: what `amrcheck COMMAND --help` says.\n',
    ...sections,
  ].join('\n');
}

/** docs/amrcheck.1: the same as a manual page, in the macros of man(7). */
export function describeManual(): string {
  const { whole, about, commands } = helpTexts();
  const asWritten = (text: string): string =>
    `.nf\n${text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gm, '\\&$&')}\n.fi`;
  const section = (title: string, body: string): string => `.SH "${title}"\n${body}`;
  return `${[
    '.\\" Made from the code by npm run docs.',
    '.TH AMRCHECK 1',
    section('NAME', `amrcheck \\- ${about}`),
    section('DESCRIPTION', asWritten(whole)),
    ...commands.map(({ name, help }) => section(`amrcheck ${name}`, asWritten(help))),
  ].join('\n')}\n`;
}

function helpTexts(): { whole: string; about: string; commands: { name: string; help: string }[] } {
  let said = '';
  const output = { write: (text: string) => (said += text), columns: 100 };
  const context = createContext({
    env: { NO_COLOR: '1' },
    stdout: output,
    stderr: output,
    signal: new AbortController().signal,
  });
  const program = createProgram(context, () => {});
  const helpOf = (command: typeof program): string => {
    said = '';
    command.configureHelp({ helpWidth: 100 }).outputHelp();
    return said.trim();
  };
  const commands = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help')
    .map((command) => ({ name: command.name(), help: helpOf(command) }));
  return { whole: helpOf(program), about: program.description(), commands };
}
