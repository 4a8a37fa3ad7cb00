import type { EntraCapture, GraphEvidence } from '../../../core/evidence.ts';
import type { JsonValue } from '../../../core/model.ts';
import { claims, jwt, signIn } from '../samples.ts';

const realm = { status: 200, nameSpaceType: 'Federated', protocol: 'SAMLP', passiveEndpoint: null };
const entra: EntraCapture = { authority: 'https://login.microsoftonline.com', realm };

/** A sign-in that also brought this for Graph. */
export const signedIn = (graph?: GraphEvidence) => ({
  signIn: signIn([], { entra: { ...entra, ...(graph && { graph }) } }),
});

/** A v1.0 token for Graph with this amr. */
export const graphToken = (amr: JsonValue | undefined, ver = '1.0'): GraphEvidence => ({
  accessToken: jwt(claims({ aud: 'https://graph.microsoft.com', amr, ver })),
});
