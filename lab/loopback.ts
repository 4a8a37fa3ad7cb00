import { networkInterfaces } from 'node:os';

const names = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether `uri` is `path` at any port of this machine: which port a relying party gets is not known before it runs. */
export function isLoopback(uri: string, path: string): boolean {
  const url = URL.parse(uri);
  return url !== null && names.includes(url.hostname) && url.pathname === path && url.hash === '';
}

/** Whether this machine can be met at [::1]. */
export const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));
