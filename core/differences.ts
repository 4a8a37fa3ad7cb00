/** What changed from one result to another: verdicts, outcomes and methods; never times, tokens or wording. */
import type { AuthenticationMethods, Finding, ProbeResult, Result, TargetResult } from './result.ts';

export interface Change {
  target: string;
  profile: string;
  scenario?: string;
  account?: string;
  check?: string;
  /** `methods`: what the token says of how the user signed in. */
  what: 'verdict' | 'outcome' | 'methods';
  /** null: it was not there. */
  before: string | null;
  after: string | null;
  direction: 'better' | 'worse' | 'other';
  /** For an outcome: what it says now, else what it said. */
  title?: string;
}

/** In the order of the newer result; what is there no more stands at the end of its level. */
export function differences(before: Result, after: Result): Change[] {
  return paired(before.targets, after.targets, ({ id, profile }) => JSON.stringify([id, profile])).flatMap(
    ([old, now]) => {
      const { id: target, profile } = (now ?? old)!;
      return [
        ...changed({ target, profile, what: 'verdict' }, old?.verdict, now?.verdict),
        ...(old && now ? inTarget(old, now) : []),
      ];
    },
  );
}

function inTarget(before: TargetResult, after: TargetResult): Change[] {
  const { id: target, profile } = after;
  return paired(before.probes, after.probes, ({ scenario, account }) =>
    JSON.stringify([scenario, account]),
  ).flatMap(([old, now]) => {
    const { scenario, account } = (now ?? old)!;
    const place = { target, profile, scenario, account };
    return [
      ...changed({ ...place, what: 'verdict' }, old?.verdict, now?.verdict),
      ...(old && now ? inProbe(place, old, now) : []),
    ];
  });
}

function inProbe(
  place: Omit<Change, 'what' | 'before' | 'after' | 'direction'>,
  before: ProbeResult,
  after: ProbeResult,
): Change[] {
  const findings = paired(before.findings, after.findings, ({ check }) => check).flatMap(([old, now]) => {
    const { check, title } = (now ?? old)!;
    return changed({ ...place, check, title, what: 'outcome' }, old?.outcome, now?.outcome);
  });
  const methods = changed(
    { ...place, what: 'methods' },
    methodsOf(before.authenticationMethods),
    methodsOf(after.authenticationMethods),
  );
  return [...methods, ...findings];
}

function methodsOf(methods: AuthenticationMethods | undefined): string | undefined {
  if (!methods) return undefined;
  const { source, values, form } = methods;
  return form === 'absent'
    ? `no ${source}`
    : `${source} ${JSON.stringify(form === 'array' ? values : values[0])}`;
}

function changed(
  place: Omit<Change, 'before' | 'after' | 'direction'>,
  before: string | undefined,
  after: string | undefined,
): Change[] {
  if (before === after) return [];
  return [{ ...place, before: before ?? null, after: after ?? null, direction: directionOf(before, after) }];
}

/** Larger is worse; what is no verdict and no outcome has no rank. */
const ranks: Readonly<Record<string, number>> = {
  pass: 0,
  inconclusive: 1,
  error: 1,
  fail: 2,
} satisfies Partial<Record<Finding['outcome'], number>>;

function directionOf(before: string | undefined, after: string | undefined): Change['direction'] {
  if (before === undefined) return after === 'fail' ? 'worse' : 'other';
  const [old, now] = [ranks[before], after === undefined ? undefined : ranks[after]];
  if (old === undefined || now === undefined || old === now) return 'other';
  return now > old ? 'worse' : 'better';
}

/** Entries of both lists that have the same key; the second of the same key meets the second. */
function paired<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): [Entry | undefined, Entry | undefined][] {
  const old = numbered(before, keyOf);
  const now = numbered(after, keyOf);
  const keys = new Set([...now.keys(), ...old.keys()]);
  return [...keys].map((key) => [old.get(key), now.get(key)]);
}

function numbered<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry> {
  return new Map(
    [...Map.groupBy(entries, keyOf)].flatMap(([key, same]) =>
      same.map((entry, index): [string, Entry] => [`${key} ${String(index)}`, entry]),
    ),
  );
}
