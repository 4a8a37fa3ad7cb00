import type { Request } from 'express';

/** One cookie of a request. */
export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

/** How a lab's cookies are set: ports share them, so each provider's stay below its own path. */
export const cookieManners = { httpOnly: true, sameSite: 'lax' } as const;

export const dayInMs = 24 * 3600 * 1000;
