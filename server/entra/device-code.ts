/** Signing in elsewhere, by a code: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code */
import { setTimeout as pause } from 'node:timers/promises';
import { asHarnessError, HarnessError } from '../../core/errors.ts';
import type { EntraCapture, OidcCapture } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { loginHintOf, realmOf, type EntraTenant } from './tenant.ts';
import { EntraTokens, requestTokens, scopeFor, type TokenContext } from './tokens.ts';

/** What a person is shown; it is of no use to who cannot sign in. */
export interface DeviceCode {
  userCode: string;
  verificationUri: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

interface PendingDevice extends DeviceCode {
  deviceCode: string;
  /** How long to wait between two questions. */
  intervalMs: number;
}

/** Asks Entra for a code that a person can enter in any browser. Throws HarnessError. */
export async function requestDeviceCode(tenant: EntraTenant, redactor: Redactor): Promise<PendingDevice> {
  const answer = await tenant.http.send(tenant.endpoint(devicePath), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parametersOf(tenant)),
  });
  const body = parseJsonObject(answer.text) ?? {};
  const { device_code: deviceCode, user_code: userCode, verification_uri: address } = body;
  const verificationUri = typeof address === 'string' ? URL.parse(address) : null;
  if (
    typeof deviceCode !== 'string' ||
    typeof userCode !== 'string' ||
    !['https:', 'http:'].includes(verificationUri?.protocol ?? '')
  ) {
    const said = [body['error'], body['error_description']].filter((part) => typeof part === 'string');
    throw new HarnessError(
      'CLIENT_REJECTED',
      `Entra gave no code for a sign-in elsewhere: HTTP ${String(answer.status)}${said.length > 0 ? `, ${said.join(': ')}` : ''}.`,
      'Check tenant and clientId, and that the application allows public client flows.',
    );
  }
  rememberSecret(redactor, deviceCode, 'device_code');
  return {
    ...{ deviceCode, userCode, verificationUri: verificationUri!.href },
    expiresAt: Date.now() + secondsIn(body['expires_in'], 900) * 1000,
    intervalMs: secondsIn(body['interval'], 5) * 1000,
  };
}

/**
 * Asks as often as Entra allows until the person has signed in, and gives the last answer. Throws HarnessError where the
 * code expired, and what `signal` says when it is aborted.
 */
export async function awaitPerson(
  tenant: EntraTenant,
  device: PendingDevice,
  signal: AbortSignal,
  wait: (ms: number) => Promise<unknown> = (ms) => pause(ms, undefined, { signal }),
): Promise<ProviderAnswer> {
  let { intervalMs } = device;
  for (;;) {
    await wait(intervalMs);
    const answer = await requestTokens(tenant, 'v2.0', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: device.deviceCode,
    });
    const error = answer.status === 200 ? undefined : parseJsonObject(answer.text)?.['error'];
    // https://www.rfc-editor.org/rfc/rfc8628.html#section-3.5
    if (error === 'slow_down') intervalMs += 5_000;
    else if (
      error === 'expired_token' ||
      (error === 'authorization_pending' && Date.now() > device.expiresAt)
    )
      throw new HarnessError(
        'LOGIN_TIMED_OUT',
        `Nobody signed in with the code ${device.userCode} in time.`,
        'Start again, and enter the new code at once.',
        { fault: 'environment' },
      );
    else if (error !== 'authorization_pending') return answer;
  }
}

/** A sign-in that a person does in a browser of their own. Nothing here judges it. */
export class DeviceSignIn {
  readonly device: DeviceCode;
  readonly capture: OidcCapture;
  readonly entra: EntraCapture;
  readonly answered: Promise<OidcCapture>;
  readonly #tokens: EntraTokens;
  readonly #cancelled = new AbortController();

  /** Asks first whose the account's domain is. Throws HarnessError. */
  static async begin(tenant: EntraTenant, username: string, context: TokenContext): Promise<DeviceSignIn> {
    const realm = await realmOf(tenant, loginHintOf(tenant, username || 'amrcheck'));
    const device = await requestDeviceCode(tenant, context.redactor);
    return new DeviceSignIn(tenant, device, { realm, authority: tenant.authority }, context);
  }

  private constructor(
    tenant: EntraTenant,
    device: PendingDevice,
    entra: EntraCapture,
    context: TokenContext,
  ) {
    const { userCode, verificationUri, expiresAt } = device;
    this.device = { userCode, verificationUri, expiresAt };
    this.entra = entra;
    const request = {
      endpoint: tenant.endpoint(devicePath),
      parameters: parametersOf(tenant),
      pushed: false,
    };
    this.capture = {
      request: { sentAt: new Date().toISOString(), ...request },
      refreshes: [],
      library: [],
    };
    this.#tokens = new EntraTokens(tenant, 'v2.0', this, context);
    this.answered = this.#answer(tenant, device);
    // Whoever waits gets the fault; nobody has to wait.
    this.answered.catch(() => {});
  }

  get canRefresh(): boolean {
    return this.#tokens.canRefresh;
  }

  refresh(): Promise<void> {
    return this.#tokens.refresh();
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  async #answer(tenant: EntraTenant, device: PendingDevice): Promise<OidcCapture> {
    const { signal } = this.#cancelled;
    try {
      await this.#tokens.take(await awaitPerson(tenant, device, signal));
      return this.capture;
    } catch (thrown) {
      if (signal.aborted) return new Promise(() => {});
      throw asHarnessError(thrown);
    }
  }
}

const devicePath = 'oauth2/v2.0/devicecode';

const parametersOf = ({ clientId, resource }: EntraTenant): Record<string, string> => ({
  client_id: clientId,
  scope: scopeFor(resource),
});

const secondsIn = (value: unknown, usual: number): number =>
  typeof value === 'number' && value > 0 && value <= 3_600 ? value : usual;
