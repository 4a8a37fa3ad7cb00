import type { JsonObject } from '../../core/model.ts';

/** What a sign-in asks of the provider; what is left out is not sent. */
export interface OidcAsked {
  /** Default: `openid`. */
  scope?: string | undefined;
  acrValues?: string | undefined;
  /** The `claims` parameter (OpenID Connect Core 1.0, section 5.5). */
  claims?: JsonObject | undefined;
  /** Seconds. */
  maxAge?: number | undefined;
  prompt?: string | undefined;
  responseMode?: 'query' | 'form_post' | undefined;
  uiLocales?: string | undefined;
  loginHint?: string | undefined;
}

/** As parameters of the authorization request (OpenID Connect Core 1.0, section 3.1.2.1). */
export function askedParameters(asked: OidcAsked): Record<string, string> {
  const parameters = {
    scope: asked.scope ?? 'openid',
    acr_values: asked.acrValues,
    claims: asked.claims && JSON.stringify(asked.claims),
    max_age: asked.maxAge?.toString(),
    prompt: asked.prompt,
    response_mode: asked.responseMode,
    ui_locales: asked.uiLocales,
    login_hint: asked.loginHint,
  };
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
