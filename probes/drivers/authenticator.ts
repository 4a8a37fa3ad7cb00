import type { CDPSession } from 'playwright';
import { counterOf, type Passkey } from '../factors/passkey.ts';
import type { AuthenticatorEvents, PasskeyConfig } from './user-agent.ts';

/**
 * A virtual authenticator in the page, which answers by itself. Resolves with what removes it.
 *
 * Chromium's own (https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/): Playwright's `credentials` replaces the
 * page's `navigator.credentials`, tells of no use of a key, and always verifies its user.
 */
export async function attachAuthenticator(
  devtools: CDPSession,
  passkeys: readonly Passkey[],
  { attachment, resident, userVerification }: PasskeyConfig,
  { onSigned, onSetUp }: AuthenticatorEvents,
): Promise<() => Promise<void>> {
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: attachment === 'platform' ? 'internal' : 'usb',
      hasResidentKey: resident,
      hasUserVerification: userVerification,
      isUserVerified: userVerification,
      automaticPresenceSimulation: true,
    },
  });
  for (const passkey of passkeys) {
    await devtools.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: {
        credentialId: base64(passkey.id),
        rpId: passkey.rpId,
        privateKey: base64(passkey.privateKey),
        ...(passkey.userHandle !== undefined && { userHandle: base64(passkey.userHandle) }),
        isResidentCredential: resident && passkey.userHandle !== undefined,
        signCount: counterOf(passkey, Date.now()),
      },
    });
  }
  const added = ({ credential }: Added): void => {
    const { credentialId, rpId = '', privateKey, userHandle, signCount } = credential;
    onSetUp({
      id: base64url(credentialId),
      rpId,
      privateKey: base64url(privateKey),
      ...(userHandle !== undefined && userHandle !== '' && { userHandle: base64url(userHandle) }),
      signCount,
    });
  };
  devtools.on('WebAuthn.credentialAsserted', onSigned);
  devtools.on('WebAuthn.credentialAdded', added);
  return async () => {
    devtools.off('WebAuthn.credentialAsserted', onSigned);
    devtools.off('WebAuthn.credentialAdded', added);
    await devtools.send('WebAuthn.disable').catch(() => {});
  };
}

interface Added {
  credential: {
    credentialId: string;
    rpId?: string;
    privateKey: string;
    userHandle?: string;
    signCount: number;
  };
}

const base64 = (text: string): string => Buffer.from(text, 'base64url').toString('base64');
const base64url = (text: string): string => Buffer.from(text, 'base64').toString('base64url');
