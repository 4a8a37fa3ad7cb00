import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { WsfedCapture, WsfedRequest } from '../../core/saml-evidence.ts';
import { wsfedAddresses } from '../own-addresses.ts';
import type { XmlProvider } from '../xml/provider.ts';
import { readContext, readSigned, XmlSignIn, type XmlSignInContext } from '../xml/sign-in.ts';
import type { WsfedAsked } from './asked.ts';
import { readWsfedResult } from './result.ts';

/** Begins a sign-in as a passive requestor (WS-Federation 1.2, section 13). */
export function beginWsfedSignIn(
  provider: XmlProvider,
  asked: WsfedAsked,
  context: XmlSignInContext,
): XmlSignIn<WsfedCapture> {
  const { target, endpoints } = provider;
  const own = wsfedAddresses(context.baseUrl);
  // Opaque, with the characters that Microsoft's own has: it must come back byte for byte.
  const wctx = `LoginOptions=3&estsredirect=2&estsrequest=${randomBytes(24).toString('base64')}`;
  const parameters = {
    wa: 'wsignin1.0',
    wtrealm: target.realm ?? own.realm,
    wreply: target.reply ?? own.callbackUrl,
    wctx,
    wct: timeNow(),
    ...given(asked),
  };
  const endpoint = endpoints.redirect ?? '';
  const request: WsfedRequest = { sentAt: new Date().toISOString(), endpoint, parameters };
  const capture: WsfedCapture = { request };
  const parts = {
    state: wctx,
    capture,
    start(response: Response): void {
      request.sentAt = new Date().toISOString();
      request.parameters.wct = timeNow();
      const url = new URL(endpoint);
      for (const [name, value] of Object.entries(request.parameters)) url.searchParams.set(name, value);
      response.redirect(303, url.href);
    },
    async read(answer: URLSearchParams, sameBrowser: boolean): Promise<void> {
      const reading = readContext(provider, context, answer.get('wctx'), sameBrowser);
      const wresult = answer.get('wresult') ?? '';
      capture.response = await readSigned(provider, reading, (one) => readWsfedResult(wresult, one));
    },
  };
  return new XmlSignIn('wsfed', parts, context.redactor);
}

/** `wct`: whole seconds, as section 13.2.2 shows it. */
function timeNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function given({ wauth, wfresh, whr, prompt, username }: WsfedAsked): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ wauth, wfresh, whr, prompt, username }).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
