import type { RequestHandler } from 'express';

/** A clock that is so many milliseconds ahead, in the header by which others measure it. */
export const dateAhead =
  (ms: number): RequestHandler =>
  (_request, response, next) => {
    response.setHeader('date', new Date(Date.now() + ms).toUTCString());
    next();
  };
