import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** What a reader who knows Entra and not JWTs may have to look up. */
export function words(): VNode {
  return html`<details class="fold part words">
    <summary><h2>Words in this report</h2></summary>
    <div class="inside">
      <dl>
        <dt>Claim</dt>
        <dd>One statement in a token, such as who signed in, or when.</dd>
        <dt>id_token</dt>
        <dd>What the provider hands over after a sign-in: a signed list of claims.</dd>
        <dt>amr</dt>
        <dd>
          The claim that lists how the user signed in (“authentication methods references”, RFC 8176).
          Microsoft looks here for the value <code>mfa</code>.
        </dd>
        <dt>Negative control</dt>
        <dd>
          A sign-in without a second factor. If its token says <code>mfa</code>, too, the value is a constant
          and proves nothing.
        </dd>
        <dt>Hop</dt>
        <dd>
          The claim travels twice: from the identity provider to Microsoft Entra, and from Entra to Partner
          Center. Each can lose it.
        </dd>
        <dt>Could not tell, inconclusive</dt>
        <dd>Nothing is known to be wrong, and it could not be looked at. This is not a pass.</dd>
      </dl>
    </div>
  </details>`;
}
