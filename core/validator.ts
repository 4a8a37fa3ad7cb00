import type {
  AccountFacts,
  AuthorizationResponse,
  ClockFacts,
  DiscoveryEvidence,
  JwtEvidence,
  OidcCapture,
  OidcRequest,
  RefreshEvidence,
  SignIn,
  TokenEvidence,
  UserinfoEvidence,
} from './evidence.ts';
import type { Instant, Protocol, Requirement } from './model.ts';
import type { NationalCloudId } from './national-clouds.ts';
import type { SamlRequest, WsfedRequest, XmlAnswer, XmlAssertion, XmlEnvelope } from './saml-evidence.ts';

/** All that a validator may ask for. Which of them are there depends on the probe, or on what `validate` was given. */
export interface Artifacts {
  /** The token that the profile reads (its `reads`): the id_token, or a pasted access token. */
  token: JwtEvidence;
  idToken: JwtEvidence;
  accessToken: TokenEvidence;
  userinfo: UserinfoEvidence;
  refreshes: RefreshEvidence[];
  /** As configured, or `--issuer`. */
  issuer: string;
  /** As configured, or `--client-id`. */
  clientId: string;
  /** The audience that the token must name: the client id, the entityID, the realm, or `--audience`. */
  audience: string;
  /** As sent, or `--nonce`. */
  nonce: string;
  discovery: DiscoveryEvidence;
  request: OidcRequest;
  authorizationResponse: AuthorizationResponse;
  /** The whole OIDC capture of the first sign-in. */
  capture: OidcCapture;
  samlRequest: SamlRequest;
  wsfedRequest: WsfedRequest;
  /** A SAMLResponse or a wresult. */
  xmlAnswer: XmlAnswer;
  envelope: XmlEnvelope;
  assertion: XmlAssertion;
  /** SAML, WS-Fed: where the answer must say that it is meant to go, or `--recipient`. */
  recipient: string;
  /** SAML: the ID of the request, or `--in-response-to`. */
  inResponseTo: string;
  /** The federated domain, as configured. */
  domain: string;
  /** Which of Microsoft's clouds it came from, as configured, or `--cloud`; without it the global one. */
  cloud: NationalCloudId;
  /** External MFA: the reply URLs of the application in Entra, as configured. */
  replyUrls: string[];
  /** What says how the person signed in: the token or the assertion that the profile reads. */
  credential: JwtEvidence | XmlAssertion;
  /** The first sign-in. */
  signIn: SignIn;
  signIns: SignIn[];
  /** The sign-ins of each attempt at this probe, this one among them; only where there were several. */
  attempts: SignIn[][];
  /** The first sign-in of the same scenario and account at the provider's other targets. */
  elsewhere: { target: string; protocol: Protocol; signIn: SignIn }[];
  /** Absent where a person signed in with a browser of their own, so that nobody saw with which factors. */
  factorsSeen: true;
  account: AccountFacts;
  clock: ClockFacts;
}
export type ArtifactName = keyof Artifacts;

export type Evaluation =
  | { outcome: 'pass'; notes?: string[] }
  | {
      outcome: 'fail';
      expected: string[];
      actual: string[];
      /** What makes this failure special, in one or two sentences, e.g. `"MFA" is not "mfa": values are case-sensitive.` */
      detail?: string;
      /** Overrides the validator's own remedy topic. */
      remedy?: RemedyTopic;
    }
  | { outcome: 'notApplicable'; reason: string }
  | { outcome: 'inconclusive'; reason: string };

export interface EvaluationContext<Options> {
  /** Milliseconds since the epoch on the provider's clock when the token arrived (`validate`: now, or `--now`). */
  now: number;
  /** A moment of our clock in milliseconds on the provider's clock, by the measured offset. */
  onProviderClock(instant: Instant): number;
  /** Allowed difference of clocks in milliseconds: 60 s, and as much as the measured offset may be wrong. */
  toleranceMs: number;
  /** The scenario's demand on this check; empty unless the profile gives some. */
  options: Options;
}

/** What a provider file can hold product-specific steps for. */
export const remedyTopics = [
  'send-amr',
  'send-mfa',
  'amr-format',
  'constant-mfa',
  'ask-second-factor',
  'keep-mfa-on-refresh',
  'mfa-flickers',
  'reuse',
  'refuse-codes',
  'refuse-requests',
  'auth-time',
  'sign-tokens',
  'token-claims',
  'token-times',
  'discovery',
  'acr',
  'clock',
  'say-multipleauthn',
  'say-refeds-mfa',
  'constant-method',
  'sign-assertions',
  'assertion-contents',
  'assertion-times',
  'authn-context',
  'name-id',
] as const;
export type RemedyTopic = (typeof remedyTopics)[number];

export interface ValidatorDefinition<
  Needs extends ArtifactName,
  Uses extends ArtifactName = never,
  Options = undefined,
> {
  /** Equals the file's path under validators/. */
  id: string;
  /** A sentence that is true when the check passes. */
  title: string;
  /** A sentence that is true when the check fails. */
  failureTitle: string;
  /** Why it matters, in two or three sentences for an administrator: shown by `explain` and in docs/checks.md. */
  why: string;
  requirement: Requirement;
  /** Where the same is written down for SAML and WS-Federation, if `requirement` is not for them. */
  assertionRequirement?: Requirement;
  /** What to do when it fails, product-neutral, one step each. A provider file may know better, by topic. */
  remedy: { topic: RemedyTopic; steps: string[] };
  /** Without one of these the check is not run. */
  needs: readonly Needs[];
  /** Looked at where there. */
  uses?: readonly Uses[];
  evaluate(
    artifacts: Pick<Artifacts, Needs> & Partial<Pick<Artifacts, Uses>>,
    context: EvaluationContext<Options>,
  ): Evaluation;
}

/** A validator with its types folded away, as profiles and the judge hold it. */
export type Validator = Omit<ValidatorDefinition<ArtifactName, ArtifactName, unknown>, 'evaluate'> & {
  /** Checks itself that what it needs is there; the judge has seen to it. */
  evaluate(artifacts: Partial<Artifacts>, context: EvaluationContext<unknown>): Evaluation;
};

/** Ties `needs` and `uses` to the argument of `evaluate`: reading what was not asked for does not compile. */
export function defineValidator<
  const Needs extends ArtifactName,
  const Uses extends ArtifactName = never,
  Options = undefined,
>(definition: ValidatorDefinition<Needs, Uses, Options>): Validator {
  return definition;
}
