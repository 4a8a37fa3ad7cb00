import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Finding, TargetResult } from '../../core/result.ts';
import { outcomeWords, symbols } from '../reading.ts';

/** What a claim of MFA has to be before anybody may rely on it, and the checks that show it. */
const proofs: readonly [question: string, checks: RegExp][] = [
  ['Does it say MFA?', /(amr-contains-mfa|amr-present|amr-is-array|is-multipleauthn|says-multipleauthn)/],
  ['Was it earned?', /(amr-matches-factors|auth-time-in-interval|authn-instant|second-factor-asked)/],
  ['Is it more than a constant?', /no-mfa-without-second-factor/],
  ['Is it genuine?', /(signature|id-token-key-found|key-pinned)/],
];

const worstFirst = ['fail', 'error', 'inconclusive', 'pass'] as const satisfies readonly Finding['outcome'][];

/** What was proven of the first hop and what was not, one line each; a question that no check was asked stays open. */
export function proofList({ probes }: TargetResult): VNode {
  const findings = probes.flatMap((probe) => probe.findings);
  return html`<ul class="proofs" aria-label="What was proven">
    ${proofs.map(([question, checks]) => {
      const met = new Set(findings.filter(({ check }) => checks.test(check)).map(({ outcome }) => outcome));
      const outcome = worstFirst.find((one) => met.has(one));
      const word = outcome === undefined ? 'not tested' : answers[outcome];
      return html`<li class=${outcome ?? 'notApplicable'}>
        <span>${question}</span> <span class="mark">${symbols[outcome ?? 'notApplicable']} ${word}</span>
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
