import { expect, test } from 'vitest';
import { codeFromCommand } from '../../../probes/factors/code-command.ts';

const context = { username: 'alice', since: new Date('2026-11-24T10:00:00Z') };
const program = (script: string): string[] => [process.execPath, '-e', script];

test('the code is what the program prints, without white space around it', async () => {
  expect(await codeFromCommand(program('console.log(" 123456 ")'), context)).toBe('123456');
});

test('the program is told whose code it is, and since when', async () => {
  const script = 'console.log(process.env.AMRCHECK_USERNAME, process.env.AMRCHECK_SINCE)';
  expect(await codeFromCommand(program(script), context)).toBe('alice 2026-11-24T10:00:00.000Z');
});

test('text goes to the shell, a list does not', async () => {
  expect(await codeFromCommand('echo 12 | tr 12 34', context)).toBe('34');
  expect(await codeFromCommand(program('console.log(process.argv[1])').concat('$HOME;id'), context)).toBe(
    '$HOME;id',
  );
});

test.for([
  ['fails', program('console.log(654321); process.exit(3)'), /ended with exit code 3/],
  ['prints nothing', program(''), /printed nothing/],
  ['prints more', program('console.log("654321\\nand more")'), /more than one line/],
  ['cannot be started', ['/nowhere/to/be/found'], /cannot be started/],
  [
    'takes too long',
    { command: program('setInterval(() => {}, 1000)'), timeout: 1 },
    /was not done after 1 s/,
  ],
] as const)('one that %s is told, and never what it printed', async ([, command, message]) => {
  const failed = codeFromCommand(structuredClone(command) as string[], context);
  await expect(failed).rejects.toMatchObject({
    code: 'FACTOR_FAILED',
    message: expect.stringMatching(message),
  });
  await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('654321') });
});
