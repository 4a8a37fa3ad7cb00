import { IdentityProvider, ServiceProvider, type SAMLAssertResponse } from 'saml2-js';
import type { SamlCapture } from '../../core/saml-evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import type { ProviderKeys } from '../xml/keys.ts';

export interface LibraryContext {
  keys: ProviderKeys;
  /** Ours; the audience. */
  entityId: string;
  /** Our private keys, PEM. */
  decryptionKeys: readonly string[];
  redactor: Redactor;
}

const longestMessage = 300;

/**
 * What saml2-js, the first gate, says of a SAMLResponse (base64). Not to be asked about what our own reader calls
 * unreadable: its parser writes to the console.
 */
export async function libraryVerdict(
  samlResponse: string,
  { keys, entityId, decryptionKeys, redactor }: LibraryContext,
): Promise<SamlCapture['library'][number]> {
  const [privateKey = '', ...others] = decryptionKeys;
  const party = new ServiceProvider({
    entity_id: entityId,
    private_key: privateKey,
    alt_private_keys: others,
    certificate: '',
    assert_endpoint: '',
    audience: entityId,
    // The skew that the contract allows, in seconds.
    notbefore_skew: 60,
  });
  const provider = new IdentityProvider({
    sso_login_url: '',
    sso_logout_url: '',
    certificates: keys.flatMap(({ certificate }) => certificate ?? []),
    allow_unencrypted_assertion: true,
  });
  // SessionIndex is optional (SAML 2.0 Core, section 2.7.2).
  const options = { request_body: { SAMLResponse: samlResponse }, require_session_index: false };
  try {
    const { type } = await new Promise<SAMLAssertResponse>((resolve, reject) => {
      party.post_assert(provider, options, (error, response) => (error ? reject(error) : resolve(response)));
    });
    // It takes a logout message, which nobody signed, just as gladly.
    if (type === 'authn_response') return { accepted: true };
    return { accepted: false, message: `It is a ${type.replace('_', ' ')}.` };
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const extra = thrown instanceof Error && 'extra' in thrown ? ` ${JSON.stringify(thrown.extra)}` : '';
    return { accepted: false, message: redactor.text(said + extra).slice(0, longestMessage) };
  }
}
