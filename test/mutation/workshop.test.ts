import { expect, test } from 'vitest';
import { read, testsOf } from '../../mutation/reach.ts';
import { openWorkshop } from '../../mutation/workshop.ts';

test('tells a mutant that is noticed, one that is not, and one that hangs, and goes on after each', async () => {
  const file = 'validators/oidc/amr-values-unique.ts';
  const honest = read(file);
  const tests = testsOf(file);
  const workshop = await openWorkshop({ timeLimitMs: 30_000 });
  const outcomeOf = (code: string) => workshop.try({ file, honest, code, tests });
  try {
    expect(await outcomeOf(honest)).toBe(null);
    expect(await outcomeOf(honest.replace("'fail'", "'pass'"))).toEqual({ red: tests[0] });
    expect(await outcomeOf(`${honest}\nfor (;;);`)).toBe('timeout');
    expect(await outcomeOf(`${honest}\nprocess.kill(process.ppid, 'SIGKILL');`)).toBe('broken');
    expect(await outcomeOf(honest)).toBe(null);
  } finally {
    workshop.close();
  }
}, 300_000);
