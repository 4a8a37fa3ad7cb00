import type { Absence } from './artifacts.ts';
import type { Protocol } from './model.ts';
import { isDeciding } from './profile.ts';
import type { Demand } from './profile.ts';
import type { Finding } from './result.ts';
import type { ArtifactName, Artifacts, Evaluation, EvaluationContext, RemedyTopic } from './validator.ts';

/** Steps for one product, and where they are documented. */
export interface Remedy {
  steps: string[];
  source?: string;
}

/** What a provider file knows of a topic; undefined: the validator's own steps are used. */
export type RemedyFor = (providerId: string, topic: RemedyTopic) => Remedy | undefined;

/** A finding with what the judge needs to weigh it. */
export interface WeighedFinding {
  finding: Finding;
  demand: Demand;
  /** Whether it may decide the verdict. */
  deciding: boolean;
}

export interface Judged {
  artifacts: Partial<Artifacts>;
  absence: (name: ArtifactName) => Absence;
  context: Omit<EvaluationContext<undefined>, 'options'>;
  protocol: Protocol;
  providerId: string;
  remedyFor?: RemedyFor | undefined;
}

/** One finding for each demand, the most telling first. */
export function findingsOf(demands: readonly Demand[], judged: Judged): WeighedFinding[] {
  return demands.map((demand) => findingOf(demand, judged)).sort((a, b) => weight(a) - weight(b));
}

function findingOf(demand: Demand, judged: Judged): WeighedFinding {
  const { validator, severity, shows } = demand;
  const { requirement, assertionRequirement = requirement } = validator;
  const evaluation = evaluate(demand, judged);
  const { outcome } = evaluation;
  const finding: Finding = {
    check: validator.id,
    outcome,
    severity,
    title: outcome === 'fail' ? validator.failureTitle : validator.title,
    requirement: { ...(speaksInAssertions(judged.protocol) ? assertionRequirement : requirement) },
  };
  if (demand.unconfirmed) finding.unconfirmed = true;
  if (outcome === 'pass') {
    if (evaluation.notes && evaluation.notes.length > 0) finding.notes = evaluation.notes;
  } else if (outcome === 'fail') {
    finding.expected = short(evaluation.expected);
    finding.actual = short(evaluation.actual);
    const { detail = shows && `${validator.failureTitle}.` } = evaluation;
    if (detail !== undefined) finding.detail = [detail, ...(shows ? [shows.sentence] : [])].join(' ');
    if (shows) finding.errorsShown = [...shows.errors];
    finding.why = validator.why;
    Object.assign(finding, remedyOf(demand, evaluation.remedy, judged));
  } else {
    finding.reason = evaluation.reason;
  }
  return { finding, demand, deciding: isDeciding(finding) };
}

function speaksInAssertions(protocol: Protocol): boolean {
  return protocol === 'saml' || protocol === 'wsfed';
}

type Evaluated = Evaluation | { outcome: 'error'; reason: string };

function evaluate({ validator, options }: Demand, { artifacts, absence, context }: Judged): Evaluated {
  const missing = validator.needs.find((name) => artifacts[name] === undefined);
  if (missing !== undefined) return absence(missing);
  try {
    return validator.evaluate(artifacts, { ...context, options: options ?? {} });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      outcome: 'error',
      reason: `The check itself failed: ${message}. This is a bug in amrcheck; please report it.`,
    };
  }
}

function remedyOf(
  { validator }: Demand,
  topic: RemedyTopic | undefined,
  { providerId, remedyFor }: Judged,
): Pick<Finding, 'remedy' | 'remedySteps' | 'remedySource'> {
  const known: Remedy | undefined = remedyFor?.(providerId, topic ?? validator.remedy.topic);
  const { steps, source } = known ?? { steps: validator.remedy.steps };
  const remedy =
    steps.length > 1
      ? steps.map((step, index) => `${String(index + 1)}. ${step}`).join(' ')
      : steps.join(' ');
  return { remedy, remedySteps: steps, ...(source !== undefined && { remedySource: source }) };
}

/** Smaller is more telling: what decides, then what informs, then what passed. Ties keep the profile's own order. */
function weight({ finding, deciding }: WeighedFinding): number {
  if (finding.outcome === 'pass') return 200;
  if (finding.outcome === 'notApplicable') return 300;
  const outcome = ['fail', 'error', 'inconclusive'].indexOf(finding.outcome);
  const severity = ['critical', 'serious', 'moderate', 'minor'].indexOf(finding.severity);
  return (deciding ? 0 : 100) + outcome * 10 + severity;
}

const longest = 200;
const most = 25;

function short(values: readonly string[]): string[] {
  const rest = values.length - most;
  return [...values.slice(0, most).map(cut), ...(rest > 0 ? [`… and ${String(rest)} more`] : [])];
}

/** `text` cut to 200 characters, saying how long it was. */
function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${String(text.length)} characters)` : text;
}
