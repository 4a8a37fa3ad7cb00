import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Finding, TargetResult } from '../../core/result.ts';
import { outcomeWords, symbols } from '../reading.ts';

/** What a claim of MFA has to be before anybody may rely on it, and the checks that show it. */
const proofs = {
  said: [
    'Does it say MFA?',
    /(amr-contains-mfa|amr-present|amr-is-array|is-multipleauthn|says-multipleauthn)/,
  ],
  done: ['Was MFA done?', /(amr-matches-factors|auth-time-in-interval|authn-instant|second-factor-asked)/],
  earned: ['Is it more than a constant?', /no-mfa-without-second-factor/],
  genuine: ['Is it genuine?', /(signature|id-token-key-found|key-pinned)/],
} as const satisfies Record<string, [question: string, checks: RegExp]>;

const worstFirst = ['fail', 'error', 'inconclusive', 'pass'] as const satisfies readonly Finding['outcome'][];

/** What was proven of the first hop and what was not, one line each; a question that no check was asked stays open. */
export function proofList({ probes }: TargetResult): VNode {
  const findings = probes.flatMap((probe) => probe.findings);
  const worst = (checks: RegExp) =>
    worstFirst.find((one) => findings.some(({ check, outcome }) => outcome === one && checks.test(check)));
  const isSaid = worst(proofs.said[1]) !== 'fail';
  return html`<ul class="proofs" aria-label="What was proven">
    ${Object.values(proofs).map(([question, checks]) => {
      const outcome = worst(checks);
      const [tone, word] =
        outcome === undefined
          ? (['notApplicable', 'not tested'] as const)
          : // What is never said is no constant, and that proves nothing.
            checks === proofs.earned[1] && outcome === 'pass' && !isSaid
            ? (['notApplicable', 'it is not said'] as const)
            : [outcome, answers[outcome]];
      return html`<li class=${tone}>
        <span>${question}</span> <span class="mark">${symbols[tone]} ${word}</span>
      </li>`;
    })}
  </ul>`;
}

const answers = {
  pass: 'yes',
  fail: 'no',
  error: outcomeWords.error,
  inconclusive: outcomeWords.inconclusive,
} as const satisfies Record<(typeof worstFirst)[number], string>;
