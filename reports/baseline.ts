/** A result beside its baseline, in words. */
import { isDeciding } from '../core/profile.ts';
import type { BaselineResult, Finding, ProbeResult, Result, TargetResult } from '../core/result.ts';
import { verdictWords } from './reading.ts';
import { visible } from './visible.ts';

export type Deviation = BaselineResult['deviations'][number];

/** `It differs from the baseline: 1 failure is new, 1 that was accepted is gone.` */
export function baselineSentence({ deviations, differs }: BaselineResult): string {
  const count = (status: Deviation['status']) =>
    deviations.filter((deviation) => deviation.status === status).length;
  const [fresh, gone, accepted] = [count('new'), count('vanished'), count('accepted')];
  if (!differs) {
    return accepted === 0
      ? 'It is as the baseline says: nothing deviates.'
      : `It is as the baseline says: ${accepted === 1 ? 'the one failure is' : `all ${accepted} failures are`} accepted there.`;
  }
  const parts = [
    fresh && (fresh === 1 ? '1 failure is new' : `${fresh} failures are new`),
    gone && `${gone} that ${gone === 1 ? 'was accepted is' : 'were accepted are'} gone`,
  ];
  return `It differs from the baseline: ${parts.filter(Boolean).join(', ')}.`;
}

/** What to say of each, the most urgent first; `null`: nothing beside that it is accepted. */
export function deviationText({ status, comment, review, overdue }: Deviation): string {
  const reason = comment === undefined ? '' : ` (${visible(comment, 400)})`;
  switch (status) {
    case 'new':
      return 'new: it failed, and the baseline does not accept it.';
    case 'vanished':
      return `gone: it was accepted${reason} and fails no more. Remove it from the baseline.`;
    case 'notSeen':
      return `accepted${reason}, and not looked at in this run.`;
    case 'accepted':
      return overdue
        ? `accepted${reason}, and its date to review, ${review ?? ''}, is past. Decide again.`
        : `accepted until ${review ?? ''}${reason}.`;
  }
}

export function deviationPlace({ target, scenario, account, check }: Deviation): string {
  return [target, scenario, account, check]
    .flatMap((part) => (part === undefined ? [] : visible(part, 200)))
    .join(', ');
}

const urgency = ['new', 'vanished', 'accepted', 'notSeen'] as const;

/** What differs, then what is overdue, then the rest. */
export function byUrgency({ deviations }: BaselineResult): Deviation[] {
  const rank = ({ status, overdue }: Deviation) => urgency.indexOf(status) - (overdue ? 0.5 : 0);
  return deviations.toSorted((a, b) => rank(a) - rank(b));
}

/** What the baseline says of one finding. */
export function acceptedIn(
  { baseline }: Result,
  target: TargetResult,
  probe: ProbeResult,
  finding: Finding,
): Deviation | undefined {
  return baseline?.deviations.find(
    (deviation) =>
      deviation.status === 'accepted' &&
      deviation.target === target.id &&
      deviation.profile === target.profile &&
      deviation.scenario === probe.scenario &&
      deviation.account === probe.account &&
      deviation.check === finding.check,
  );
}

/** `FAIL`; `FAIL, accepted until 2027-01-01` where all that decides is accepted: until the earliest of the dates. */
export function verdictText(result: Result, target: TargetResult): string {
  const accepted = acceptedText(result, target);
  return verdictWords[target.verdict] + (accepted === undefined ? '' : `, ${accepted}`);
}

/** `accepted until 2027-01-01`; undefined where a failure that decides is not accepted. */
export function acceptedText(result: Result, target: TargetResult): string | undefined {
  if (target.verdict !== 'fail') return undefined;
  const entries = target.probes.flatMap((probe) =>
    probe.findings
      .filter((finding) => finding.outcome === 'fail' && isDeciding(finding))
      .map((finding) => acceptedIn(result, target, probe, finding)),
  );
  const dates = entries.flatMap((entry) => entry?.review ?? []).toSorted();
  if (dates.length === 0 || dates.length < entries.length) return undefined;
  return `accepted until ${dates[0]!}`;
}
