/** Thousands of broken messages: the reader throws for none, and believes nothing that the provider did not say. */
import { expect, test } from 'vitest';
import { readVector, vectors } from '../../../scripts/vectors.ts';
import { pathOf } from '../../vectors/make/vector.ts';

/** A small generator with a fixed seed (mulberry32): a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const accepted = vectors.filter(({ expected }) => 'nameId' in expected);
const pieces = [
  '<',
  '>',
  '&',
  '"',
  '<!---->',
  '<![CDATA[',
  ']]>',
  '\0',
  ' xmlns=""',
  '<saml:NameID>x</saml:NameID>',
];

function broken(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(bytes.length);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (random(4)) {
    case 0:
      return Buffer.concat([head, tail.subarray(1 + random(40))]);
    case 1:
      return Buffer.concat([head, Buffer.from(pieces[random(pieces.length)] ?? ''), tail]);
    case 2:
      return Buffer.concat([head, Buffer.from([random(256)]), tail.subarray(1)]);
    default: {
      const from = random(bytes.length);
      return Buffer.concat([head, bytes.subarray(from, from + random(400)), tail]);
    }
  }
}

test.each(accepted.slice(0, 60).map((vector) => [pathOf(vector), vector] as const))(
  '%s, broken in every way',
  async (path, vector) => {
    const random = generator(path.length * 7919 + path.charCodeAt(20));
    const genuine = (await readVector(vector)).assertion;
    let read = 0;
    for (let round = 0; round < 40; round++) {
      const answer = await readVector({ ...vector, bytes: broken(vector.bytes, random) });
      const { assertion } = answer;
      if (!assertion?.trusted) continue;
      read += 1;
      // What is signed may be covered in another way, and says the same.
      expect({ ...assertion, signedBy: genuine?.signedBy }).toEqual(genuine);
    }
    expect(read).toBeLessThan(40);
  },
);
