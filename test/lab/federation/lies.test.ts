import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { samlDefects, startLab, wsfedDefects } from '../../../lab/index.ts';
import type { Lab, LabAccount } from '../../../lab/index.ts';
import { differences, observe } from './observe.ts';
import type { Observation } from './observe.ts';
import { Visitor, usualUrl } from './visitor.ts';
import type { Target } from './visitor.ts';

let lab: Lab<'saml' | 'wsfed'>;
const honest = new Map<string, Map<string, Observation>>();

beforeAll(async () => {
  // Only the clock: the servers' own timers go on.
  vi.useFakeTimers({ toFake: ['Date'] });
  lab = await startLab({
    protocols: ['saml', 'wsfed'],
    defects: [...samlDefects, ...wsfedDefects].map(({ id }) => id),
  });
  for (const protocol of ['saml', 'wsfed'])
    honest.set(protocol, await scenarios(targetOf(`honest-${protocol}`)));
});

afterAll(async () => {
  vi.useRealTimers();
  await lab.stop();
});

function targetOf(id: string): Target {
  const target = lab.targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}

/** A first sign-in, a second one from the session a minute later, and bob, who has a password only. */
async function scenarios(target: Target): Promise<Map<string, Observation>> {
  const [alice, bob] = target.accounts as [LabAccount, LabAccount];
  const visitor = new Visitor();
  const seen = new Map<string, Observation>();
  vi.setSystemTime(Date.now() + 60_000);

  const first = observe(target, alice, await visitor.signIn(alice, usualUrl(target)));
  const metadata = await (await fetch(target.metadataUrl)).text();
  const base = target.certificate.replace(/-----.*-----|\s/g, '');
  first.set('metadata', [metadata.replaceAll(target.entityId, 'ENTITY').replaceAll(base, 'KEY')]);
  seen.set('', first);

  vi.setSystemTime(Date.now() + 60_000);
  const again = await visitor.signIn(alice, usualUrl(target));
  expect(again.steps).toEqual([]);
  seen.set('reuse:', observe(target, alice, again));

  seen.set('bob:', observe(target, bob, await new Visitor().signIn(bob, usualUrl(target))));
  return seen;
}

/** What differs in the first sign-in is listed without a scenario, and not again for the others. */
async function shown(target: Target): Promise<string[]> {
  const lying = await scenarios(target);
  const of = (scenario: string): string[] =>
    differences(honest.get(target.protocol)?.get(scenario) ?? new Map(), lying.get(scenario) ?? new Map());
  const first = of('');
  const later = ['reuse:', 'bob:'].flatMap((scenario) =>
    of(scenario)
      .filter((path) => !first.includes(path))
      .map((path) => scenario + path),
  );
  return [...first, ...later].sort();
}

const all = [...samlDefects, ...wsfedDefects];

test.each(all.map((defect) => [defect.id, defect] as const))(
  '%s differs from an honest provider in what it says, and in nothing else',
  async (id, { shows, copies }) => {
    const seen = await shown(targetOf(id));
    // Without an assertion everything in it is gone too.
    expect(copies === 0 ? seen.filter((path) => !path.startsWith('Assertion')) : seen).toEqual(
      [...shows].sort(),
    );
  },
);
