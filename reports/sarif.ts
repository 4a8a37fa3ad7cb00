/**
 * amrcheck.sarif: the failed checks, for code scanning. SARIF 2.1.0,
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html. What could not be told is no result of an
 * analysis: it stands among the notifications.
 */
import { createHash } from 'node:crypto';
import type { Finding, ProbeResult, Result, TargetResult } from '../core/result.ts';
import { isDeciding } from '../core/profile.ts';
import { acceptedIn } from './baseline.ts';
import { adviceOf, errorsOf, probeName } from './reading.ts';
import { inert, safeLink, visible } from './visible.ts';

interface Failure {
  target: TargetResult;
  probe: ProbeResult;
  finding: Finding;
}

export function renderSarif(result: Result): string {
  const failures = result.targets.flatMap((target) =>
    target.probes.flatMap((probe) =>
      probe.findings
        .filter(({ outcome }) => outcome === 'fail')
        .map((finding): Failure => ({ target, probe, finding })),
    ),
  );
  const rules = [...new Map(failures.map(({ finding }) => [finding.check, finding])).values()];
  const indexOf = new Map(rules.map(({ check }, index) => [check, index]));
  const untold = result.targets.flatMap((target) =>
    errorsOf(target).map(({ error }) => `${target.id}: ${error.code}: ${error.message}`),
  );
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'amrcheck', semanticVersion: result.amrcheck, rules: rules.map(ruleOf) } },
        invocations: [
          {
            executionSuccessful: untold.length === 0,
            startTimeUtc: result.startedAt,
            endTimeUtc: result.finishedAt,
            toolExecutionNotifications: untold.map((text) => ({
              level: 'warning',
              message: { text: visible(text) },
            })),
          },
        ],
        results: failures.map((failure) =>
          resultOf(failure, result, indexOf.get(failure.finding.check) ?? -1),
        ),
      },
    ],
  };
  return `${inert(JSON.stringify(log, null, 2))}\n`;
}

function ruleOf({ check, title, why, requirement, unconfirmed }: Finding) {
  const helpUri = safeLink(requirement.source);
  return {
    id: visible(check, 200),
    shortDescription: { text: visible(title) },
    ...(why !== undefined && { fullDescription: { text: visible(why) } }),
    ...(helpUri !== null && { helpUri }),
    help: {
      text: `${unconfirmed ? 'Reported, not confirmed: ' : ''}${visible(requirement.id, 200)}: ${visible(requirement.source)}`,
    },
  };
}

/** Code scanning wants a file: the evidence of the probe, relative to the run's folder. */
function resultOf({ target, probe, finding }: Failure, result: Result, ruleIndex: number) {
  const { expected, actual, detail, severity } = finding;
  const { summary, steps } = adviceOf(finding);
  const text = [
    `${target.id}, ${probeName(probe)}: ${finding.title}.`,
    ...(expected ? [`Expected: ${expected.join('; ')}.`] : []),
    ...(actual ? [`Came: ${actual.join('; ')}.`] : []),
    ...(detail === undefined ? [] : [detail]),
    ...[summary, ...steps].filter((step) => step !== ''),
  ];
  const logical = [target.id, target.profile, probe.scenario, probe.account];
  const accepted = acceptedIn(result, target, probe, finding);
  return {
    ruleId: visible(finding.check, 200),
    ruleIndex,
    level: isDeciding(finding) ? 'error' : severity === 'minor' ? 'note' : 'warning',
    // No link of a provider's (section 3.11.6).
    message: { text: text.map((part) => visible(part).replaceAll('](', '] (')).join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(visible(probe.evidence ?? 'result.json', 300)) },
        },
        logicalLocations: [{ fullyQualifiedName: logical.map((part) => visible(part, 200)).join('/') }],
      },
    ],
    // The same from run to run, so that a finding keeps its history.
    partialFingerprints: {
      'amrcheck/v1': createHash('sha256')
        .update(JSON.stringify([...logical, finding.check]))
        .digest('hex'),
    },
    ...(accepted && {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: visible(accepted.comment ?? '') },
      ],
    }),
  };
}
