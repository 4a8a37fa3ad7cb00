import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { JsonValue } from '../../core/model.ts';
import type { ProbeResult } from '../../core/result.ts';
import { claimMeanings, timeClaims } from '../claim-meanings.ts';
import { visible } from '../visible.ts';
import { moment } from './elements.ts';

type ReadProbe = Pick<ProbeResult, 'verdict' | 'authenticationMethods'>;

export function claimsTable(claims: NonNullable<ProbeResult['claims']>, probe: ReadProbe): VNode {
  const wanted = probe.authenticationMethods?.source.split('.').at(-1) ?? 'amr';
  const rest = Object.entries(claims).filter(([name]) => name !== wanted);
  return html`<div class="sheet">
    <table class="claims stack">
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Value</th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        ${wantedClaim(wanted, claims[wanted], probe)}
        ${rest.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${visible(name, 200)}</th>
              <td><code>${visible(JSON.stringify(value), 1000)}</code>${readTime(name, value)}</td>
              <td class="soft">${meaningOf(name)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function wantedClaim(name: string, value: JsonValue | undefined, probe: ReadProbe): VNode {
  const tone = probe.verdict === 'pass' ? 'pass' : probe.verdict === 'fail' ? 'fail' : 'inconclusive';
  return html`<tr class=${`wanted ${tone}`}>
    <th scope="row">▸ ${visible(name, 200)}</th>
    <td>
      ${value === undefined ? html`<b>not in this token</b>` : html`<code>${visible(JSON.stringify(value), 1000)}</code>`}
    </td>
    <td>${meaningOf(name)}</td>
  </tr>`;
}

function meaningOf(name: string): string {
  return (Object.hasOwn(claimMeanings, name) && claimMeanings[name]) || '';
}

function readTime(name: string, value: JsonValue): VNode | null {
  if (!timeClaims.has(name) || typeof value !== 'number' || !(value > 0 && value < 32_503_680_000))
    return null;
  return html`<br /><span class="soft small">${moment(new Date(value * 1000).toISOString())}</span>`;
}
