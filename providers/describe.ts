import type { Certainty, Provider, ProviderRemedy } from './provider.ts';

const known: Record<Certainty, string> = {
  seen: 'seen in runs of amrcheck',
  documented: 'by the code or documentation of the product',
  reported: 'reported, not confirmed',
};

/** docs/providers.md: what is known of each product, how it is known, and how to mend what it does. */
export function describeProviders(providers: readonly Provider[]): string {
  return [
    '# Providers\n',
    'Made from the code by `npm run docs`. A product that is not here is signed in to all the same: its pages are read by what they are. Nothing on this page decides a verdict.\n',
    ...providers.map(describe),
  ].join('\n');
}

function describe({ id, name, sendsByDefault, certainty, pages, remedies }: Provider): string {
  const hints = Object.keys(pages);
  return [
    `## ${name} (\`${id}\`)\n`,
    `- Sends by default: ${sendsByDefault} (${known[certainty.sendsByDefault]})`,
    `- Login pages: ${known[certainty.pages]}${hints.length > 0 ? `; hints for ${hints.join(', ')}` : '; read without hints'}.`,
    ...grouped(remedies).map(([topics, { steps, source }]) =>
      [
        `\n### ${topics.join(', ')}\n`,
        ...steps.map((step, index) => `${index + 1}. ${step}`),
        `\n[Source](${source})`,
      ].join('\n'),
    ),
    '',
  ].join('\n');
}

/** Topics that are mended in the same way stand together. */
function grouped(remedies: Provider['remedies']): [topics: string[], ProviderRemedy][] {
  const topics = new Map<ProviderRemedy, string[]>();
  for (const [topic, remedy] of Object.entries(remedies))
    topics.set(remedy, [...(topics.get(remedy) ?? []), topic]);
  return [...topics].map(([remedy, names]) => [names, remedy]);
}
