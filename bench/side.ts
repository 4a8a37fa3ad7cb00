/** Measures ours and the bare minimum in turns; resolves to the ratio of the medians. */
export type Side = (
  name: string,
  rounds: number,
  ours: (round: number) => Promise<number> | number,
  bare: (round: number) => Promise<number> | number,
) => Promise<number>;

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The medians of `rounds` of each, taken in turns, the first to go changing. */
export const side: Side = async (name, rounds, ours, bare) => {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) times.ours.push(await ours(round));
    times.bare.push(await bare(round));
    if (round % 2 === 1) times.ours.push(await ours(round));
  }
  const [our, their] = [middle(times.ours), middle(times.bare)];
  console.log(
    `${name.padEnd(12)} amrcheck ${our.toFixed(1)}, bare ${their.toFixed(1)} (medians of ${rounds}; ms, MiB)`,
  );
  return our / their;
};

export async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
