import type { Evidence, JwtEvidence, SignIn, TokenEvidence } from './evidence.ts';
import type { XmlAnswer, XmlEnvelope } from './saml-evidence.ts';
import type { ArtifactName, Artifacts, Evaluation } from './validator.ts';

/** The OIDC token that a profile reads. */
type Reads = 'id_token' | 'access_token';

/** Why what depends on the factors is not judged. */
export const unseenReason =
  'A person signed in with a browser of their own, and it is not known with which factors.';

/** Why a check that needs an artifact was not run. */
export type Absence = Extract<Evaluation, { outcome: 'notApplicable' | 'inconclusive' }>;

export interface CollectedArtifacts {
  artifacts: Partial<Artifacts>;
  /** Asked only for what is not in `artifacts`. */
  absence: (name: ArtifactName) => Absence;
}

/**
 * What one probe brought home, under the names that validators ask for; of several sign-ins the first. `others`: what
 * else the run brought.
 */
export function collectArtifacts(
  evidence: Evidence,
  reads: Reads = 'id_token',
  others: readonly Evidence[] = [],
): CollectedArtifacts {
  const { target, signIns } = evidence;
  const signIn = signIns[0];
  const capture = signIn?.oidc;
  const samlRequest = signIn?.saml?.request;
  const { issuer, clientId, domain } = target;
  const nonce = capture?.request.parameters['nonce'];
  const token = reads === 'id_token' ? capture?.idToken : readable(capture?.accessToken);
  const artifacts = present({
    token,
    idToken: capture?.idToken,
    accessToken: capture?.accessToken,
    userinfo: capture?.userinfo,
    refreshes: capture && capture.refreshes.length > 0 ? capture.refreshes : undefined,
    issuer,
    clientId,
    audience: target.entityId ?? target.realm ?? clientId,
    nonce,
    ...partsOf(answerOf(signIn)),
    credential: token ?? answerOf(signIn)?.assertion,
    samlRequest,
    wsfedRequest: signIn?.wsfed?.request,
    recipient: target.reply ?? samlRequest?.assertionConsumerServiceUrl,
    inResponseTo: samlRequest?.id,
    domain,
    cloud: target.cloud,
    replyUrls: target.replyUrls,
    discovery: evidence.discovery,
    request: capture?.request,
    authorizationResponse: capture?.authorizationResponse,
    capture,
    signIn,
    signIns: signIns.length > 0 ? signIns : undefined,
    attempts: attemptsOf(evidence, others),
    elsewhere: elsewhereOf(evidence, others),
    factorsSeen: evidence.factorsUnseen ? undefined : true,
    account: evidence.account,
    clock: evidence.clock,
  });
  return { artifacts, absence: (name) => absenceInRun(name, evidence, reads) };
}

function attemptsOf(
  { target, scenario, account }: Evidence,
  others: readonly Evidence[],
): SignIn[][] | undefined {
  const same = others.filter(
    (one) => one.target.id === target.id && one.scenario === scenario && one.account.id === account.id,
  );
  return same.length > 1 ? same.map(({ signIns }) => signIns) : undefined;
}

function elsewhereOf(
  { target, scenario, account }: Evidence,
  others: readonly Evidence[],
): Artifacts['elsewhere'] | undefined {
  const providerOf = (facts: Evidence['target']): string => facts.sameProviderAs ?? facts.id;
  const found = others.flatMap((one) => {
    const [signIn] = one.signIns;
    const alike = one.scenario === scenario && one.account.id === account.id && one.attempt === 1;
    const sameProvider = one.target.id !== target.id && providerOf(one.target) === providerOf(target);
    return signIn && alike && sameProvider
      ? [{ target: one.target.id, protocol: one.target.protocol, signIn }]
      : [];
  });
  return found.length > 0 ? found : undefined;
}

/** What `validate` knows of one message: the token under the name by which the profile reads it. */
export function messageArtifacts(
  token: JwtEvidence,
  reads: Reads = 'id_token',
  known: {
    [Name in 'issuer' | 'clientId' | 'audience' | 'nonce' | 'cloud']?: Artifacts[Name] | undefined;
  } = {},
): Partial<Artifacts> {
  return present({
    token,
    credential: token,
    ...(reads === 'id_token' ? { idToken: token } : { accessToken: token }),
    ...known,
    audience: known.audience ?? known.clientId,
  });
}

/** What `validate` knows of one SAMLResponse or wresult. */
export function answerArtifacts(
  answer: XmlAnswer,
  known: { [Name in 'issuer' | 'audience' | 'recipient' | 'inResponseTo']?: string | undefined } = {},
): Partial<Artifacts> {
  return present({ ...partsOf(answer), credential: answer.assertion, ...known });
}

function partsOf(xmlAnswer: XmlAnswer | undefined): {
  [Name in 'xmlAnswer' | 'envelope' | 'assertion']: Artifacts[Name] | undefined;
} {
  return { xmlAnswer, envelope: xmlAnswer?.envelope, assertion: xmlAnswer?.assertion };
}

/** The SAMLResponse or the wresult of a sign-in. */
export function answerOf(signIn: SignIn | undefined): XmlAnswer | undefined {
  return signIn?.saml?.response ?? signIn?.wsfed?.response;
}

/** Validators that need one of these judge how a token was earned, which a message alone cannot show. */
export const signInArtifacts: ReadonlySet<ArtifactName> = new Set([
  'signIn',
  'signIns',
  'attempts',
  'elsewhere',
  'factorsSeen',
  'samlRequest',
  'wsfedRequest',
  'account',
  'clock',
  'capture',
  'request',
  'authorizationResponse',
  'refreshes',
  'userinfo',
  'discovery',
]);

/** For `validate`: what was not given does not bind; the reason names the option that would give it. */
export function absenceInMessage(name: ArtifactName): Absence {
  const options: Partial<Record<ArtifactName, string>> = {
    issuer: '--issuer',
    clientId: '--client-id',
    audience: '--audience or --client-id',
    nonce: '--nonce',
    recipient: '--recipient',
    inResponseTo: '--in-response-to',
  };
  // Why there is no assertion to look at is said by the check that failed for it.
  if (name === 'assertion' || name === 'envelope' || name === 'credential')
    return { outcome: 'inconclusive', reason: 'The message holds no assertion that could be looked at.' };
  const option = options[name];
  return {
    outcome: 'notApplicable',
    reason: option
      ? `Not compared: it is not known what to expect. Give ${option}.`
      : `A message alone has no ${name}.`,
  };
}

function absenceInRun(name: ArtifactName, evidence: Evidence, reads: Reads): Absence {
  const signIn = evidence.signIns[0];
  if (isSpoken(name) && signIn && isUnwanted(evidence.account) && !isLetIn(signIn))
    return { outcome: 'notApplicable', reason: 'This account has no second factor and got no token.' };
  switch (name) {
    case 'accessToken':
      return { outcome: 'notApplicable', reason: 'No access_token came.' };
    case 'userinfo':
      return { outcome: 'notApplicable', reason: 'Userinfo was not asked.' };
    case 'refreshes':
      return { outcome: 'notApplicable', reason: 'No refresh was made: no refresh_token came.' };
    case 'attempts':
      return { outcome: 'notApplicable', reason: 'This was done once. Do it several times with --repeat.' };
    case 'elsewhere':
      return {
        outcome: 'notApplicable',
        reason:
          'The same was not done for another application of the provider. Name such a target with sameProviderAs.',
      };
    case 'nonce':
      return signIn?.oidc
        ? { outcome: 'notApplicable', reason: 'No nonce was sent.' }
        : { outcome: 'inconclusive', reason: whyNothingCame(evidence, signIn) };
    case 'token':
      return { outcome: 'inconclusive', reason: missingToken(reads, evidence, signIn) };
    case 'idToken':
      return { outcome: 'inconclusive', reason: missingToken('id_token', evidence, signIn) };
    case 'issuer':
    case 'clientId':
    case 'audience':
      return { outcome: 'inconclusive', reason: `The evidence does not hold the ${name} of the target.` };
    case 'recipient':
      return { outcome: 'inconclusive', reason: `The evidence does not hold the ${name} of the target.` };
    case 'credential':
      return ['saml', 'wsfed'].includes(evidence.target.protocol)
        ? { outcome: 'inconclusive', reason: missingAssertion(evidence, signIn) }
        : { outcome: 'inconclusive', reason: missingToken(reads, evidence, signIn) };
    case 'assertion':
    case 'envelope':
      return { outcome: 'inconclusive', reason: missingAssertion(evidence, signIn) };
    case 'inResponseTo':
      return signIn?.saml?.response
        ? { outcome: 'notApplicable', reason: 'No request was sent: the provider began this sign-in.' }
        : { outcome: 'inconclusive', reason: whyNothingCame(evidence, signIn) };
    case 'samlRequest':
    case 'wsfedRequest':
      return answerOf(signIn)
        ? { outcome: 'notApplicable', reason: 'No request was sent: the provider began this sign-in.' }
        : { outcome: 'inconclusive', reason: whyNothingCame(evidence, signIn) };
    case 'domain':
      return {
        outcome: 'notApplicable',
        reason: 'The configuration names no federated domain. Give `domain` to have it compared.',
      };
    case 'replyUrls':
      return {
        outcome: 'notApplicable',
        reason:
          'The configuration does not name the reply URLs of the application in Entra. Give `replyUrls` to have them compared.',
      };
    case 'factorsSeen':
      return { outcome: 'notApplicable', reason: unseenReason };
    case 'discovery':
      return { outcome: 'inconclusive', reason: 'The discovery document was not fetched.' };
    default:
      return { outcome: 'inconclusive', reason: whyNothingCame(evidence, signIn) };
  }
}

/** What a provider says of a sign-in that it lets through. */
function isSpoken(name: ArtifactName): boolean {
  return ['token', 'idToken', 'credential', 'assertion'].includes(name);
}

/** An account that must not get in; whether it was refused as it should be, session/required-mfa-enforced tells. */
function isUnwanted({ factors, requireMfa }: Evidence['account']): boolean {
  return requireMfa && factors.length === 0;
}

function isLetIn(signIn: SignIn): boolean {
  const { tokenResponse, idToken } = signIn.oidc ?? {};
  return tokenResponse?.status === 200 || idToken !== undefined || (answerOf(signIn)?.assertions ?? 0) > 0;
}

function missingToken(reads: Reads, evidence: Evidence, signIn: SignIn | undefined): string {
  const { accessToken, unreadableIdToken } = signIn?.oidc ?? {};
  if (reads === 'id_token' && unreadableIdToken)
    return `The id_token cannot be read: ${unreadableIdToken.reason}.`;
  if (reads === 'access_token' && accessToken?.kind === 'opaque')
    return `The access_token cannot be read: ${accessToken.reason}.`;
  return `No ${reads} came: ${whyNothingCame(evidence, signIn)}`;
}

function missingAssertion(evidence: Evidence, signIn: SignIn | undefined): string {
  const answer = answerOf(signIn);
  if (!answer || providerError(signIn)) return `No assertion came: ${whyNothingCame(evidence, signIn)}`;
  if (answer.unreadable) return `The answer cannot be read: ${answer.unreadable.reason}.`;
  return answer.assertions === 0
    ? 'The answer holds no assertion.'
    : 'No assertion of the answer is covered by a signature.';
}

/** How far the sign-in got, as a sentence. */
function whyNothingCame(evidence: Evidence, signIn: SignIn | undefined): string {
  if (!signIn) return evidence.error?.message ?? 'no sign-in was made.';
  if (signIn.end.kind === 'refused')
    return `the provider did not let ${evidence.account.id} in: ${signIn.end.message}`;
  const answered = providerError(signIn);
  if (answered) return `the provider answered ${answered}.`;
  return evidence.error?.message ?? 'the sign-in ended before.';
}

/** The error that the provider sent to the relying party or from its token endpoint, e.g. `access_denied: not allowed`. */
export function providerError(signIn: SignIn | undefined): string | undefined {
  const { authorizationResponse, tokenResponse } = signIn?.oidc ?? {};
  const status = answerOf(signIn)?.envelope?.status;
  if (status && status.codes[0] !== samlSuccess) return statusText(status);
  const code = authorizationResponse?.parameters['error'];
  if (code !== undefined) {
    const description = authorizationResponse?.parameters['error_description'];
    return description ? `${code}: ${description}` : code;
  }
  if (!tokenResponse || tokenResponse.status === 200) return undefined;
  const { error, error_description: description } = tokenResponse.body ?? {};
  const said = [error, description].filter((part) => typeof part === 'string').join(': ');
  return `status ${String(tokenResponse.status)} at its token endpoint${said && `, ${said}`}`;
}

/** https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf, section 3.2.2.2 */
export const samlSuccess = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** A SAML status in short, e.g. `Responder, NoAuthnContext: The method is not available`. */
export function statusText({ codes, message }: NonNullable<XmlEnvelope['status']>): string {
  const names = codes.map((code) => code.split(':').at(-1) ?? code).join(', ') || 'no status code';
  return message ? `${names}: ${message}` : names;
}

function readable(token: TokenEvidence | undefined): JwtEvidence | undefined {
  return token?.kind === 'jwt' ? token : undefined;
}

function present(all: { [Name in ArtifactName]?: Artifacts[Name] | undefined }): Partial<Artifacts> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
