#!/usr/bin/env node
// Old syntax on purpose: an old Node must get as far as the message below.
import { existsSync, readFileSync } from 'node:fs';
import * as module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../', import.meta.url);
const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version + '\n');
} else {
  start();
}

function start() {
  // A clone runs its TypeScript as it is (Node 22.18 and later strip the types); the package has it compiled.
  const clone = existsSync(new URL('cli/main.ts', root));
  const version = process.versions.node.split('.').map(Number);
  const minor = clone ? 18 : 0;
  if (version[0] < 22 || (version[0] === 22 && version[1] < minor)) {
    process.stderr.write(
      'amrcheck needs Node ' +
        (clone ? '22.18' : '22') +
        ' or later; this is Node ' +
        process.versions.node +
        '.\n' +
        (clone
          ? 'In a clone, `npx amrcheck …` brings its own Node once `npm run demo` or `npm test` has set it up.\n'
          : 'Install a current Node from https://nodejs.org, or run it with `npx -p node@24 -p amrcheck amrcheck …`.\n'),
    );
    process.exitCode = 2;
    return;
  }
  keepCompiled();
  import(new URL(clone ? 'cli/main.ts' : 'dist/cli/main.js', root).href)
    .then(function (cli) {
      return cli.main(args);
    })
    .then(
      function (code) {
        process.exitCode = code;
      },
      function (error) {
        process.stderr.write('amrcheck could not start: ' + (error && error.stack) + '\n');
        process.exitCode = 70;
      },
    );
}

/** What was compiled is kept for the next start, where nobody else can write; where that cannot be, it is compiled again. */
function keepCompiled() {
  try {
    const windows = process.platform === 'win32';
    const own =
      (windows ? process.env.LOCALAPPDATA : process.env.XDG_CACHE_HOME) || join(homedir(), '.cache');
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE || join(own, 'amrcheck', 'compiled'));
  } catch (error) {
    // No home, or a Node that has no such cache.
  }
}
