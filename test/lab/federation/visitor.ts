import { deflateRawSync } from 'node:zlib';
import type { LabAccount, LabTarget } from '../../../lab/index.ts';
import { Browser, answersTo, formOf } from '../browser.ts';
import type { Page } from '../browser.ts';

export type Target = LabTarget<'saml'> | LabTarget<'wsfed'>;

/** What the provider has the browser post to the relying party. */
export interface Posted {
  action: string;
  fields: Record<string, string>;
}

export const isPosted = (seen: Page | Posted): seen is Posted => 'action' in seen;

export const relyingParty = 'http://127.0.0.1:65000/saml/metadata';
export const acs = 'http://127.0.0.1:65000/saml/acs';
export const reply = 'http://127.0.0.1:65000/wsfed/callback';
export const requestId = '_request-of-the-test';
export const state = 'Opaque%20State&="<ü>+/';

interface RequestOptions {
  /** Further attributes of the AuthnRequest, and elements in it. */
  attributes?: string;
  content?: string;
  issuer?: string;
  acsUrl?: string | null;
}

/** An AuthnRequest as text. */
export function authnRequest({
  attributes = '',
  content = '',
  issuer = relyingParty,
  acsUrl = acs,
}: RequestOptions = {}): string {
  const address = acsUrl === null ? '' : ` AssertionConsumerServiceURL="${acsUrl}"`;
  return `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${requestId}" Version="2.0" IssueInstant="${new Date().toISOString()}"${address} ${attributes}><saml:Issuer>${issuer}</saml:Issuer>${content}</samlp:AuthnRequest>`;
}

export const requestedContext = (classRefs: string[], comparison = 'exact'): string =>
  `<samlp:RequestedAuthnContext Comparison="${comparison}">${classRefs.map((ref) => `<saml:AuthnContextClassRef>${ref}</saml:AuthnContextClassRef>`).join('')}</samlp:RequestedAuthnContext>`;

/** The query of HTTP-Redirect. */
export const redirectQuery = (xml: string, relayState = state): string =>
  new URLSearchParams({
    SAMLRequest: deflateRawSync(xml).toString('base64'),
    RelayState: relayState,
  }).toString();

/** The query of a WS-Federation sign-in. */
export const signInQuery = (extra: Record<string, string> = {}): string =>
  new URLSearchParams({
    wa: 'wsignin1.0',
    wtrealm: 'urn:federation:MicrosoftOnline',
    wreply: reply,
    wctx: state,
    ...extra,
  }).toString();

/** One person's browser at a SAML or WS-Federation provider. */
export class Visitor extends Browser {
  async open(url: string, init: RequestInit = {}): Promise<Page | Posted> {
    const seen = await this.visit(url, init);
    if (seen instanceof URL) throw new Error('nothing stops on the way');
    const posted = formOf(seen);
    return posted.action === '' ? seen : posted;
  }

  send(page: Page, answers: Record<string, string> | [string, string][]): Promise<Page | Posted> {
    const body = new URLSearchParams(answers);
    body.set('step', page.step ?? '');
    return this.open(page.url, { method: 'POST', body });
  }

  /** Answers every page as the account would, until the relying party has its answer. */
  async signIn(
    account: LabAccount,
    url: string,
    init: RequestInit = {},
  ): Promise<Posted & { steps: string[] }> {
    const steps: string[] = [];
    let seen = await this.open(url, init);
    while (!isPosted(seen)) {
      if (seen.error || !seen.step || steps.length > 12)
        throw new Error(`Stuck at ${seen.step}: ${seen.error} ${seen.text}`);
      steps.push(seen.step);
      seen = await this.send(seen, answersTo(seen, account));
    }
    return { ...seen, steps };
  }
}

/** The usual request to a target. */
export const usualUrl = (target: Target): string =>
  `${target.url}?${target.protocol === 'saml' ? redirectQuery(authnRequest()) : signInQuery()}`;
