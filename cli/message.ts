import { HarnessError } from '../core/errors.ts';

/** Tokens as they are found in a message; at least one. */
export interface FoundTokens {
  idToken?: string;
  accessToken?: string;
  /** Found without a name that says which it is. */
  token?: string;
}

/**
 * Finds the JWT in what a person pastes: raw, broken over lines, in quotes, after `Bearer`, in the JSON of a
 * token response or in the address of a callback. Throws INPUT_UNREADABLE. `name` is the file's, for the message.
 */
export function findTokens(text: string, name: string): FoundTokens {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') throw unreadable(`${name} is empty.`);
  const named = fromJson(trimmed) ?? fromParameters(trimmed);
  if (named) return named;
  const bare = trimmed
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer\s+/i, '')
    .replace(/["'`]/g, '')
    .replace(/\s+/g, '');
  // Three parts are a signed token, five an encrypted one; what is wrong inside is for the judge to say.
  if (/^[\w-]+(\.[\w-]*){2}$/.test(bare) || /^[\w-]+(\.[\w-]*){4}$/.test(bare)) return { token: bare };
  if (isSaml(trimmed)) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${name} is XML, and neither a SAML 2.0 Response nor a RequestSecurityTokenResponse of WS-Trust.`,
      'Give the whole of what the browser posts to the relying party: the field SAMLResponse or wresult. An assertion alone, a request or metadata cannot be judged.',
    );
  }
  throw unreadable(
    `${name} holds neither a JWT (three parts of letters, digits, "-" and "_", joined by dots) nor a SAMLResponse or wresult.`,
  );
}

function fromJson(text: string): FoundTokens | undefined {
  if (!/^[{"]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value === 'string') return { token: value.trim() };
  return typeof value === 'object' && value !== null
    ? namedTokens(new Map(Object.entries(value)))
    : undefined;
}

/** A callback's address or a form's body. */
function fromParameters(text: string): FoundTokens | undefined {
  if (!/(^|[?#&])(id_token|access_token)=/.test(text) || /\s/.test(text)) return undefined;
  const start = Math.max(text.indexOf('?'), text.indexOf('#'));
  return namedTokens(new Map(new URLSearchParams(text.slice(start + 1))));
}

function namedTokens(values: Map<string, unknown>): FoundTokens | undefined {
  const [idToken, accessToken] = [values.get('id_token'), values.get('access_token')];
  const found = {
    ...(typeof idToken === 'string' && { idToken }),
    ...(typeof accessToken === 'string' && { accessToken }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

function isSaml(text: string): boolean {
  const value = /(?:^|[?&])(?:SAMLResponse|wresult)=([^&]*)/.exec(text)?.[1] ?? text;
  const plain = /%[0-9a-f]{2}/i.test(value) ? tryDecode(value) : value;
  const decoded = Buffer.from(plain.replace(/\s/g, ''), 'base64').toString('utf8');
  return [plain, decoded].some((xml) =>
    /^\s*<[\s\S]{0,2000}(saml|wst:|trust|RequestSecurityToken)/i.test(xml),
  );
}

function tryDecode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

const unreadable = (message: string): HarnessError =>
  new HarnessError(
    'INPUT_UNREADABLE',
    message,
    'Give the id_token itself, the JSON of a token response, the address of the callback, or the SAMLResponse or wresult that the browser posts. It is not sent anywhere.',
  );
