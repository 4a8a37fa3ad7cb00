import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { JsonValue } from '../../core/model.ts';
import type { ProbeResult } from '../../core/result.ts';
import { claimMeanings, timeClaims } from '../claim-meanings.ts';
import { visible } from '../visible.ts';
import { moment } from './elements.ts';

/** The words around claims. */
export interface ClaimWords {
  claim: string;
  value: string;
  meaning: string;
  absent: string;
  moment(instant: string): string;
  say(english: string): VNode | string;
}

export const claimWords: ClaimWords = {
  claim: 'Claim',
  value: 'Value',
  meaning: 'What it is',
  absent: 'not in this token',
  moment,
  say: (english) => visible(english),
};

type ReadProbe = Pick<ProbeResult, 'verdict' | 'authenticationMethods'>;

export function claimsTable(
  claims: NonNullable<ProbeResult['claims']>,
  probe: ReadProbe,
  words = claimWords,
): VNode {
  const wanted = probe.authenticationMethods?.source.split('.').at(-1) ?? 'amr';
  const rest = Object.entries(claims).filter(([name]) => name !== wanted);
  return html`<div class="sheet">
    <table class="claims stack">
      <thead>
        <tr>
          <th scope="col">${words.claim}</th>
          <th scope="col">${words.value}</th>
          <th scope="col">${words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        ${wantedClaim(wanted, claims[wanted], probe, words)}
        ${rest.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${visible(name, 200)}</th>
              <td><code>${visible(JSON.stringify(value), 1000)}</code>${readTime(name, value, words)}</td>
              <td class="soft">${meaningOf(name, words)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function wantedClaim(name: string, value: JsonValue | undefined, probe: ReadProbe, words: ClaimWords): VNode {
  const tone = probe.verdict === 'pass' ? 'pass' : probe.verdict === 'fail' ? 'fail' : 'inconclusive';
  return html`<tr class=${`wanted ${tone}`}>
    <th scope="row">▸ ${visible(name, 200)}</th>
    <td>
      ${value === undefined ? html`<b>${words.absent}</b>` : html`<code>${visible(JSON.stringify(value), 1000)}</code>`}
    </td>
    <td>${meaningOf(name, words)}</td>
  </tr>`;
}

function meaningOf(name: string, { say }: ClaimWords): VNode | string {
  const meaning = Object.hasOwn(claimMeanings, name) ? claimMeanings[name] : undefined;
  return meaning === undefined ? '' : say(meaning);
}

function readTime(name: string, value: JsonValue, words: ClaimWords): VNode | null {
  if (!timeClaims.has(name) || typeof value !== 'number' || !(value > 0 && value < 32_503_680_000))
    return null;
  return html`<br /><span class="soft small">${words.moment(new Date(value * 1000).toISOString())}</span>`;
}
