import { createHash, createPublicKey, randomBytes, timingSafeEqual, verify } from 'node:crypto';

/** A key that an account has set up at a lab provider. */
export interface LabPasskey {
  /** base64url. */
  id: string;
  /** SubjectPublicKeyInfo (DER), base64url. */
  publicKey: string;
  signCount: number;
}

/** What the page's script sends of a `PublicKeyCredential`, every member base64url. */
interface Sent {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  /** On set-up only. */
  publicKey?: string;
  /** On use only. */
  signature?: string;
}

export const newChallenge = (): string => randomBytes(32).toString('base64url');

/** A new passkey, or `undefined` where what was sent does not hold (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential). */
export function setUp(written: string, challenge: string, origin: string): LabPasskey | undefined {
  const sent = read(written);
  const data = sent && checked(sent, 'webauthn.create', challenge, origin);
  if (!sent?.publicKey || !data) return undefined;
  return { id: sent.id, publicKey: sent.publicKey, signCount: data.signCount };
}

/** Whether the passkey signed this challenge; its counter moves (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion). */
export function isSigned(passkey: LabPasskey, written: string, challenge: string, origin: string): boolean {
  const sent = read(written);
  const data = sent && checked(sent, 'webauthn.get', challenge, origin);
  if (!sent?.signature || !data || sent.id !== passkey.id || data.signCount <= passkey.signCount)
    return false;
  const signed = Buffer.concat([bytes(sent.authenticatorData), sha256(bytes(sent.clientDataJSON))]);
  const key = createPublicKey({ key: bytes(passkey.publicKey), format: 'der', type: 'spki' });
  if (!verify('sha256', signed, key, bytes(sent.signature))) return false;
  passkey.signCount = data.signCount;
  return true;
}

function checked(
  { clientDataJSON, authenticatorData }: Sent,
  type: string,
  challenge: string,
  origin: string,
): { signCount: number } | undefined {
  const client = JSON.parse(bytes(clientDataJSON).toString('utf8')) as Record<string, unknown>;
  const data = bytes(authenticatorData);
  const isPresent = ((data[32] ?? 0) & 1) === 1;
  const isOurs =
    data.length >= 37 && timingSafeEqual(data.subarray(0, 32), sha256(Buffer.from(new URL(origin).hostname)));
  const isAsked = client['type'] === type && client['challenge'] === challenge && client['origin'] === origin;
  return isAsked && isOurs && isPresent ? { signCount: data.readUInt32BE(33) } : undefined;
}

function read(written: string): Sent | undefined {
  try {
    const sent = JSON.parse(written) as Sent;
    return typeof sent.id === 'string' && typeof sent.clientDataJSON === 'string' ? sent : undefined;
  } catch {
    return undefined;
  }
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest();

interface Asked {
  challenge: string;
  username: string;
  /** Known keys of the account, base64url. */
  ids: string[];
}

/** The page's script: at the press of its button it asks the authenticator, and sends what it says. */
export const passkeyScript = (call: 'create' | 'get', asked: Asked): string => `
const asked = ${JSON.stringify(asked).replaceAll('<', '\\u003c')};
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const challenge = bytes(asked.challenge);
const options = ${
  call === 'create'
    ? `{ challenge, rp: { name: 'amrcheck lab' }, user: { id: new TextEncoder().encode(asked.username), name: asked.username, displayName: asked.username }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }] }`
    : `{ challenge, allowCredentials: asked.ids.map((id) => ({ type: 'public-key', id: bytes(id) })) }`
};
document.getElementById('passkey').addEventListener('click', async () => {
  const form = document.forms[0];
  try {
    const { rawId, response } = await navigator.credentials.${call}({ publicKey: options });
    form.elements.credential.value = JSON.stringify({
      id: text(rawId), clientDataJSON: text(response.clientDataJSON),
      ${
        call === 'create'
          ? 'authenticatorData: text(response.getAuthenticatorData()), publicKey: text(response.getPublicKey())'
          : 'authenticatorData: text(response.authenticatorData), signature: text(response.signature)'
      },
    });
  } catch (error) { form.elements.credential.value = String(error); }
  form.submit();
});`;
