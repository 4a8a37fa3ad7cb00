/** Who is one person, in however many targets: nobody is in two sign-ins at once. */
import type { TargetConfig } from './config.ts';

/**
 * What an account has in common with every other account of the same person. One user name at two realms of a host may be
 * two people; with one password it is taken for one. So is whoever has the same TOTP secret, which makes each code once.
 */
export function identitiesOf(target: string, config: TargetConfig, account: string): string[] {
  const { username, password } = config.accounts[account]!;
  const address = [config.issuer, config.metadata, config.url].find((text) => text && URL.canParse(text));
  const secret = totpSecretOf(config, account);
  return [
    JSON.stringify([address ? new URL(address).host : target, username, password]),
    ...(secret === undefined ? [] : [`totp ${secret}`]),
  ];
}

/** The account's secret for TOTP in base32, in however many groups or in what otpauth: URI it was written. */
export function totpSecretOf({ accounts }: TargetConfig, account: string): string | undefined {
  const factor = accounts[account]?.factors.find((one) => 'totp' in one);
  if (!factor || !('totp' in factor)) return undefined;
  const written = factor.totp.trim();
  const secret = /^otpauth:/i.test(written) ? URL.parse(written)?.searchParams.get('secret') : written;
  return (secret ?? written).replace(/[\s=-]/g, '').toUpperCase();
}

/** In groups that have no tie in common: by their first items, and the items of each in their order. */
export function together<Item>(items: readonly Item[], tiesOf: (item: Item) => Iterable<string>): Item[][] {
  const groups = new Map<string, { ties: string[]; members: number[] }>();
  items.forEach((item, index) => {
    const own = [...tiesOf(item)];
    const bound = [...new Set(own.flatMap((tie) => groups.get(tie) ?? []))];
    const ties = [...own, ...bound.flatMap((group) => group.ties)];
    const group = { ties, members: [...bound.flatMap(({ members }) => members), index] };
    for (const tie of ties) groups.set(tie, group);
  });
  return [...new Set(groups.values())]
    .map(({ members }) => members.toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
    .map((members) => members.map((index) => items[index]!));
}
