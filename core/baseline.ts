/** A baseline: the deviations that are known and accepted, each with its reason and a date to look again. */
import { z } from 'zod';
import { invalid, pathText } from './config-problem.ts';
import { readConfigText } from './config-text.ts';
import { HarnessError } from './errors.ts';
import { explainIssues } from './explain-config.ts';
import { scenarioIds } from './model.ts';
import type { JsonObject } from './model.ts';
import { isDeciding } from './profile.ts';
import type { BaselineResult, Finding, ProbeResult, Result, TargetResult } from './result.ts';

const accepted = z.strictObject({
  target: z.string().min(1),
  profile: z.string().optional().describe('Default: whatever profile judged the target'),
  scenario: z.enum(scenarioIds),
  account: z.string().optional().describe('Default: every account'),
  check: z.string().min(1),
  comment: z.string().min(1).describe('Why it is accepted'),
  review: z.iso.date().describe('When to look again, e.g. 2027-01-01'),
});

const baselineSchema = z.strictObject({ accepted: z.array(accepted) });

export type Accepted = z.infer<typeof accepted>;
export interface Baseline {
  path: string;
  accepted: Accepted[];
}

/** JSON Schema of a baseline file, for editors. */
export function baselineJsonSchema(): JsonObject {
  return z.toJSONSchema(baselineSchema, { io: 'input' }) as JsonObject;
}

/** Reads a baseline. Throws CONFIG_NOT_FOUND, or CONFIG_INVALID with the path and the line of every problem. */
export async function loadBaseline(path: string, checks: readonly string[]): Promise<Baseline> {
  const { raw, locate } = await readConfigText(path).catch((error: unknown) => {
    if (!(error instanceof HarnessError) || error.code !== 'CONFIG_NOT_FOUND') throw error;
    throw new HarnessError(
      'CONFIG_NOT_FOUND',
      `There is no baseline at ${path}.`,
      `Write one from a finished run: amrcheck baseline RUN_DIR --out ${path}`,
      { cause: error },
    );
  });
  const parsed = baselineSchema.safeParse(raw);
  const problems = parsed.success
    ? parsed.data.accepted.flatMap(({ check }, index) =>
        checks.includes(check)
          ? []
          : [
              {
                path: ['accepted', index, 'check'],
                message: `there is no check "${check}". List them: amrcheck list checks`,
              },
            ],
      )
    : explainIssues(parsed.error.issues, raw, baselineJsonSchema());
  if (parsed.success && problems.length === 0) return { path, accepted: parsed.data.accepted };
  throw invalid(
    path,
    problems.map((problem) => `${pathText(problem.path)} (${locate(problem).text}): ${problem.message}`),
  );
}

interface Place {
  target: TargetResult;
  probe: ProbeResult;
  finding: Finding;
}

/** `result` beside its baseline. A deviation is a failed finding; one that does not decide needs no accepting. */
export function withBaseline(result: Result, { path, accepted }: Baseline): Result {
  const places = result.targets.flatMap((target) =>
    target.probes.flatMap((probe) => probe.findings.map((finding): Place => ({ target, probe, finding }))),
  );
  const failed = places.filter(({ finding }) => finding.outcome === 'fail');
  const day = result.finishedAt.slice(0, 10);
  const seen = failed.flatMap((place): Deviation[] => {
    const entry = accepted.find((one) => covers(one, place));
    if (entry) return [{ ...named(place), status: 'accepted', ...reasonOf(entry, day) }];
    return isDeciding(place.finding) ? [{ ...named(place), status: 'new' }] : [];
  });
  const gone = accepted
    .filter((entry) => !failed.some((place) => covers(entry, place)))
    .map((entry): Deviation => {
      const looked = places.some(
        (place) => covers(entry, place) && ['pass', 'notApplicable'].includes(place.finding.outcome),
      );
      const { target, profile, scenario, account, check } = entry;
      const where = { target, scenario, check, ...(profile && { profile }), ...(account && { account }) };
      return { ...where, status: looked ? 'vanished' : 'notSeen', ...reasonOf(entry, day) };
    });
  const deviations = [...seen, ...gone];
  const differs = deviations.some(({ status }) => status === 'new' || status === 'vanished');
  return { ...result, baseline: { path, differs, deviations } };
}

type Deviation = BaselineResult['deviations'][number];

function covers(entry: Accepted, { target, probe, finding }: Place): boolean {
  return (
    entry.check === finding.check &&
    entry.target === target.id &&
    entry.scenario === probe.scenario &&
    [target.profile, undefined].includes(entry.profile) &&
    [probe.account, undefined].includes(entry.account)
  );
}

function named({ target, probe, finding }: Place) {
  const { scenario, account } = probe;
  return { target: target.id, profile: target.profile, scenario, account, check: finding.check };
}

/** On the day itself it is due, not overdue. */
function reasonOf({ comment, review }: Accepted, day: string) {
  return { comment, review, ...(review < day && { overdue: true }) };
}

/** A first baseline: everything that made this result fail, to be accepted until 90 days after the run. */
export function firstBaseline(result: Result): Accepted[] {
  const review = new Date(Date.parse(result.finishedAt) + 90 * 86_400_000).toISOString().slice(0, 10);
  const all = result.targets.flatMap((target) =>
    target.probes.flatMap((probe) =>
      probe.findings
        .filter((finding) => finding.outcome === 'fail' && isDeciding(finding))
        .map((finding) => ({
          ...named({ target, probe, finding }),
          comment: `${finding.title}. Say here why this is accepted.`,
          review,
        })),
    ),
  );
  return [...new Map(all.map((entry) => [JSON.stringify(entry), entry])).values()];
}
