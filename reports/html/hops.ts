import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { isMessage, symbols } from '../reading.ts';
import type { Named } from '../reading.ts';
import { visible } from '../visible.ts';
import { proofList } from './proofs.ts';

type Tone = 'pass' | 'fail' | 'inconclusive' | 'notApplicable';
interface Hop {
  tone: Tone;
  word: string;
  text: string;
}

/** Which of Microsoft's two hops a profile tests; the others have no such picture. */
const testedHop: Readonly<Record<string, 'first' | 'second'>> = {
  'partner-center': 'first',
  'entra-saml': 'first',
  'entra-wsfed': 'first',
  'entra-guest': 'first',
  'entra-external-mfa': 'first',
  'entra-token': 'second',
};

export function hops({ target }: Named): VNode | null {
  const tested = testedHop[target.profile];
  if (!tested) return null;
  const words = { pass: 'Proven', fail: 'Falls short', inconclusive: 'Could not tell' } as const;
  const seen: Hop = { tone: target.verdict, word: words[target.verdict], text: 'tested here' };
  const first: Hop =
    tested === 'first'
      ? seen
      : { tone: 'notApplicable', word: 'Not tested', text: 'only Entra’s own token was read' };
  const second: Hop =
    tested === 'second'
      ? seen
      : { tone: 'notApplicable', word: 'Not tested', text: 'depends on the settings of the domain' };
  return html`<div class="way">
    <ol class="hops" aria-label="The way of the claim, and which part of it was tested">
      <li class="stop">
        <b>Identity provider</b
        ><span class="small soft"
          >${isMessage(target) ? 'does the MFA' : `${visible(target.id, 60)} does the MFA`}</span
        >
      </li>
      ${hopArrow(first)}
      <li class="stop"><b>Microsoft Entra</b><span class="small soft">issues its own token</span></li>
      ${hopArrow(second)}
      <li class="stop"><b>Partner Center</b><span class="small soft">looks for “mfa” in amr</span></li>
    </ol>
    ${proofList(target)}
  </div>`;
}

function hopArrow({ tone, word, text }: Hop): VNode {
  return html`<li class=${`hop ${tone}`}>
    <span class="mark">${symbols[tone]} ${word}</span><span class="small">${text}</span>
  </li>`;
}
