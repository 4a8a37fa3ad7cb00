import type { PartnerCenterAnswer } from '../../core/evidence.ts';
import type { JsonValue } from '../../core/model.ts';
import { parseJson, parseJsonObject } from '../json.ts';
import type { ProviderHttp } from '../provider-http.ts';

/** One harmless request that asks Partner Center to say whether the token has MFA. Throws HarnessError. */
export async function askPartnerCenter(
  http: ProviderHttp,
  api: string,
  token: string,
): Promise<PartnerCenterAnswer> {
  const { status, headers, text } = await http.send(`${api}/v1/customers?size=1`, {
    method: 'GET',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json', ValidateMfa: 'true' },
  });
  const body = parseJsonObject(text);
  const code = body?.['code'] ?? body?.['errorCode'];
  return {
    status,
    isMfaCompliant: headers.get('isMfaCompliant'),
    challenge: headers.get('www-authenticate'),
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : null,
  };
}

/** The two read-outs of who and what is not compliant yet, as Partner Center gives them. Throws HarnessError. */
export async function adoptionOf(
  http: ProviderHttp,
  api: string,
  token: string,
): Promise<Record<'applications' | 'principals', { status: number; body: JsonValue | undefined }>> {
  const read = async (path: string) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const { status, text } = await http.send(`${api}/v1/${path}`, { method: 'GET', headers });
    return { status, body: parseJson(text) };
  };
  const [applications, principals] = await Promise.all([
    read('applicationmfaadoptionstatus'),
    read('nonMfaCompliantPartnerPrincipals'),
  ]);
  return { applications, principals };
}
