import { HarnessError } from '../core/errors.ts';
import type { Registration } from './main.ts';

/** Commands that are promised and not there yet, and what to do until then. */
const commands = {
  serve: 'Use `amrcheck run --headed` and watch, or `amrcheck validate` for a token from your own sign-in.',
};

export const later: Registration = (program) => {
  for (const [name, meanwhile] of Object.entries(commands)) {
    program
      .command(name, { hidden: true })
      .argument('[anything...]')
      .allowUnknownOption()
      .action(() => {
        throw new HarnessError(
          'NOT_AVAILABLE',
          `amrcheck ${name} is not part of this version yet.`,
          meanwhile,
        );
      });
  }
};
