/** One message for `amrcheck validate`, of whichever protocol its root element names. */
export interface XmlMessage {
  protocol: 'saml' | 'wsfed';
  /** For `readSamlResponse` or `readWsfedResult`. */
  message: string | Uint8Array;
}

/**
 * The SAML or WS-Federation message in `text`: XML, base64 of it, either of them URL-encoded or HTML-escaped, alone
 * or as the form that a browser posts. undefined where it is none.
 */
export function decodeXmlMessage(text: string): XmlMessage | undefined {
  const trimmed = text.trim();
  const field = /^(?:.*&)?(?:SAMLResponse|wresult)=([^&\s]*)/.exec(trimmed)?.[1];
  let candidate = field === undefined ? trimmed : field.replaceAll('+', '%20');
  if (/^&lt;/.test(candidate)) candidate = unescapeHtml(candidate);
  if (candidate.startsWith('<') || candidate.startsWith('\uFEFF<')) return named(candidate, candidate);
  if (candidate.includes('%')) candidate = decodeURIComponentOr(candidate);
  if (candidate.startsWith('<')) return named(candidate, candidate);
  // A plus that a form did not escape came back as a space.
  const base64 = candidate.replace(/ /g, '+').replace(/[\r\n\t]/g, '');
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return named(bytes.toString('utf8'), bytes);
}

/** What the first tag of `xml` says that it is; the readers look closer. */
function named(xml: string, message: string | Uint8Array): XmlMessage | undefined {
  const root =
    /<(?:[^\s<>/:?!]+:)?([A-Za-z]\w*)[\s/>]/.exec(xml.replace(/<!--[^]*?(?:-->|$)/g, ''))?.[1] ?? '';
  if (root.startsWith('RequestSecurityTokenResponse')) return { protocol: 'wsfed', message };
  return root === 'Response' ? { protocol: 'saml', message } : undefined;
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'")
    .replaceAll('&amp;', '&');
}
