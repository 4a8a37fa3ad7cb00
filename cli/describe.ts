import { createContext } from './context.ts';
import { createProgram } from './main.ts';

/** docs/commands.md: what each command says of itself with --help. */
export function describeCommands(): string {
  let said = '';
  const output = { write: (text: string) => (said += text), columns: 100 };
  const context = createContext({
    env: { NO_COLOR: '1' },
    stdout: output,
    stderr: output,
    signal: new AbortController().signal,
  });
  const program = createProgram(context, () => {});
  program.configureHelp({ helpWidth: 100 });
  const sections = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help')
    .map((command) => {
      said = '';
      command.configureHelp({ helpWidth: 100 }).outputHelp();
      return `## amrcheck ${command.name()}\n\n\`\`\`text\n${said.trim()}\n\`\`\`\n`;
    });
  return [
    '# Commands\n',
    'Made from the code by `npm run docs`: what `amrcheck COMMAND --help` says.\n',
    ...sections,
  ].join('\n');
}
