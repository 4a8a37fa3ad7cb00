import { createHash } from 'node:crypto';
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

/** Where a person's browser goes once the sign-in with this id is answered; undefined: nowhere. */
export type AfterAnswer = (signInId: string) => string | undefined;

/** For the browser that brought an answer; `next`: where a person reads what it means. */
export function answerPage(response: Response, taken: boolean, next?: string): void {
  if (next !== undefined) response.redirect(303, next);
  else if (taken) sendPage(response, 200, 'Done', 'amrcheck has the answer. You can close this window.');
  else {
    sendPage(
      response,
      400,
      'Nobody waits for this answer',
      'It belongs to no sign-in that amrcheck has begun, or its answer is here already. You can close this window.',
    );
  }
}

const submit = 'document.forms[0].submit()';
const submitHash = createHash('sha256').update(submit).digest('base64');

/** A form that the browser posts by itself. Without form-action, since Chromium applies it to every redirect that follows. */
export function sendForm(response: Response, action: string, fields: Record<string, string>): void {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  response
    .set({
      'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${submitHash}'; base-uri 'none'; frame-ancestors 'none'`,
      // A provider may look where a request comes from; without this it would come from "null".
      'Referrer-Policy': 'strict-origin',
    })
    .type('html').send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>To the provider</title></head>
<body><form method="post" action="${escapeHtml(action)}">${inputs.join('')}<noscript><button>Continue to the provider</button></noscript></form>
<script>${submit}</script></body>
</html>
`);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
