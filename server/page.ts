import type { Response } from 'express';

/** A small page for whoever looks at the browser. Plain text only: nothing that a provider sent is shown. */
export function sendPage(response: Response, status: number, title: string, text: string): void {
  response.status(status).type('html').send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`);
}
