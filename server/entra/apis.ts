import type { ApiAnswer, PartnerCenterAnswer } from '../../core/evidence.ts';
import type { JsonObject, JsonValue } from '../../core/model.ts';
import { parseJson, parseJsonObject } from '../json.ts';
import type { ProviderHttp } from '../provider-http.ts';

/** One harmless request that asks Partner Center to say whether the token has MFA. Throws HarnessError. */
export async function askPartnerCenter(
  http: ProviderHttp,
  api: string,
  token: string,
): Promise<PartnerCenterAnswer> {
  const { status, headers, text } = await get(http, `${api}/v1/customers?size=1`, token, {
    ValidateMfa: 'true',
  });
  const body = parseJsonObject(text);
  return {
    status,
    isMfaCompliant: headers.get('isMfaCompliant'),
    challenge: headers.get('www-authenticate'),
    code: codeIn(body?.['code'] ?? body?.['errorCode']),
  };
}

/**
 * The request to Graph that is reported to be refused without MFA. Throws HarnessError.
 * https://learn.microsoft.com/en-us/graph/api/resources/partner-security-partnersecurityalert-api-overview
 */
export async function askGraph(http: ProviderHttp, api: string, token: string): Promise<ApiAnswer> {
  const { status, text } = await get(http, `${api}/beta/security/partner/securityAlerts?$top=1`, token);
  const error = parseJsonObject(text)?.['error'];
  return { status, code: codeIn(isObject(error) ? error['code'] : undefined) };
}

/** The two read-outs of who and what is not compliant yet, as Partner Center gives them. Throws HarnessError. */
export async function adoptionOf(
  http: ProviderHttp,
  api: string,
  token: string,
): Promise<Record<'applications' | 'principals', { status: number; body: JsonValue | undefined }>> {
  const read = async (path: string) => {
    const { status, text } = await get(http, `${api}/v1/${path}`, token);
    return { status, body: parseJson(text) };
  };
  const [applications, principals] = await Promise.all([
    read('applicationmfaadoptionstatus'),
    read('nonMfaCompliantPartnerPrincipals'),
  ]);
  return { applications, principals };
}

const get = (http: ProviderHttp, url: string, token: string, headers: Record<string, string> = {}) =>
  http.send(url, {
    method: 'GET',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...headers },
  });

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const codeIn = (code: JsonValue | undefined): string | null =>
  typeof code === 'number' || typeof code === 'string' ? String(code) : null;
