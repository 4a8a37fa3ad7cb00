/** docs/what-ran.md: providers × driver × factor, from what the tests kept of what they saw (test/what-ran.ts). */
import { readFileSync } from 'node:fs';
import { factorIds, type DriverId, type Protocol } from '../core/model.ts';

/** By the test that saw it. */
export type WhatRan = Record<string, { kind: Kind; at: string; ran: Ran[] }>;

/** A sign-in that came to an end. */
export interface Ran {
  provider: string;
  /** Of a replica there is no more than its pages. */
  protocol: Protocol | 'pages only';
  driver: DriverId;
  /** What was given beside the password. */
  factor: string;
}

type Kind = keyof typeof kinds;

const kinds = {
  real: ['Real providers', 'Products that nobody here has written, started as their makers ship them.'],
  lab: [
    'The lab',
    'Providers of this project. That amrcheck gets into them proves nothing about any product.',
  ],
  replica: [
    'Replicas of login pages',
    "Pages written here after what is documented of a product, or a product's own pages before a back end of ours: no real provider, and never counted as one.",
  ],
} as const;

export function whatRanPage(): string {
  const file = new URL('what-ran.json', import.meta.url);
  const kept = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as WhatRan);
  const sections = (Object.keys(kinds) as Kind[]).map((kind) => {
    const [title, about] = kinds[kind];
    const own = kept.filter(([, seen]) => seen.kind === kind);
    if (own.length === 0) return `## ${title}\n\n${about} No test has kept any yet.\n`;
    const sources = own.map(([test, { at }]) => `\`${test}\` (${at})`).join(', ');
    return `## ${title}\n\n${about}\n\nSeen by ${sources}.\n\n${tableOf(own.flatMap(([, { ran }]) => ran))}`;
  });
  return [
    '# What really ran\n',
    'Provider × driver × factor, each cell with the protocols: sign-ins that came to an end, in a real browser (`browser`) or',
    'without one (`http`). Kept by the tests that did them, with `AMRCHECK_WRITE_DOCS=1`, and made into this page by',
    '`npm run docs`. An empty cell was not tried; it is not known to fail. `http` uses a browser for what needs one, and then',
    'counts as `browser`.\n',
    ...sections,
  ].join('\n');
}

const order: readonly string[] = ['password alone', ...factorIds];

function tableOf(ran: readonly Ran[]): string {
  const used = new Set(ran.map(({ factor }) => factor));
  const factors = [
    ...order.filter((one) => used.has(one)),
    ...[...used].filter((one) => !order.includes(one)),
  ];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = [...Map.groupBy(ran, ({ provider, driver }) => `${provider}\n${driver}`)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => {
      const cells = factors.map((factor) => [
        ...new Set(own.filter((one) => one.factor === factor).map(({ protocol }) => protocol)),
      ]);
      return line([
        own[0]!.provider,
        own[0]!.driver,
        ...cells.map((protocols) => protocols.sort().join(', ')),
      ]);
    });
  const head = ['provider', 'driver', ...factors];
  return [line(head), line(head.map(() => '---')), ...rows, ''].join('\n');
}
