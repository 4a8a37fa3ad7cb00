import { expect, test } from 'vitest';
import { Workers } from '../../probes/workers.ts';

/** Resolves when told to. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no more than so many at once, in their order, and a failure makes room too', async () => {
  const workers = new Workers(2);
  const gates = [gate(), gate(), gate()];
  const begun: number[] = [];
  const runs = gates.map(({ opened }, index) =>
    workers.run(async () => {
      begun.push(index);
      await opened;
      if (index === 0) throw new Error('of this one');
    }),
  );
  const outcome = Promise.allSettled(runs);
  await settle();
  expect(begun).toEqual([0, 1]);
  gates[0]?.open();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const { open } of gates) open();
  expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('who waits for a code holds up nobody, and goes on before who has not begun', async () => {
  const workers = new Workers(1);
  const code = gate();
  const second = gate();
  const done: string[] = [];
  const runs = [
    workers.run(async () => {
      await workers.makeRoom(() => code.opened);
      done.push('first');
    }),
    workers.run(async () => {
      code.open();
      await second.opened;
      done.push('second');
    }),
    workers.run(() => Promise.resolve(void done.push('third'))),
  ];
  await settle();
  expect(done).toEqual([]);
  second.open();
  await Promise.all(runs);
  expect(done).toEqual(['second', 'first', 'third']);
});

test('not everybody waits at once: each keeps a browser open', async () => {
  const workers = new Workers(1);
  const code = gate();
  let waiting = 0;
  const runs = Array.from({ length: 10 }, () =>
    workers.run(() =>
      workers.makeRoom(() => {
        waiting += 1;
        return code.opened;
      }),
    ),
  );
  await settle();
  // Four that made room, and one that did not.
  expect(waiting).toBe(5);
  code.open();
  await Promise.all(runs);
  expect(waiting).toBe(10);
});
