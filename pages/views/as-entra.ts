/** What is there only where amrcheck plays Entra. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Finding, ProbeResult } from '../../core/result.ts';
import { visible } from '../../reports/visible.ts';
import type { EntraAddresses } from '../../server/relying-party.ts';
import { languages } from '../messages/index.ts';
import { hostileChecks } from '../scenarios.ts';
import type { PersonSignIn } from '../sign-in.ts';
import { action, csrfField, section, verdictBadge } from './layout.ts';
import type { Frame, PageContent } from './layout.ts';

/** A person whom the hint can name. */
export interface Hintable {
  username: string;
  objectId?: string | undefined;
}

/** The form that begins a call; what is typed there stands in the hint. */
export function callForm(frame: Frame, targetId: string, [first]: readonly Hintable[]): VNode {
  const t = languages[frame.language].asEntra;
  return section(
    t.title,
    html`<p class="soft">${t.help}</p>
      <form method="post" action=${`${frame.root}/targets/${encodeURIComponent(targetId)}/sign-in`}>
        ${csrfField(frame)}
        <p class="field">
          <label for="username">${t.username}</label>
          <input
            type="text"
            id="username"
            name="username"
            value=${first?.username}
            required
            maxlength="200"
            autocomplete="off"
          />
        </p>
        <p class="field">
          <label for="objectId">${t.objectId}</label>
          <input
            type="text"
            id="objectId"
            name="objectId"
            maxlength="36"
            autocomplete="off"
            aria-describedby="objectId-help"
          />
          <span class="soft small" id="objectId-help">${t.objectIdHelp}</span>
        </p>
        <button>${t.send}</button>
      </form>`,
  );
}

export function entraAddresses({ language }: Frame, addresses: EntraAddresses): VNode {
  const t = languages[language].asEntra;
  const rows = (['issuer', 'discovery', 'keys', 'redirectUri'] as const).map((name) => [
    t[name],
    addresses[name],
  ]);
  return section(
    t.addresses,
    html`<dl class="facts">
        ${rows.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd><code>${value}</code></dd>`,
        )}
      </dl>
      <p class="soft small">${addresses.keyIsKept ? t.keyIsKept : t.keyIsNew}</p>`,
  );
}

/** The errors that a user of Entra would see, with how sure that is. */
export function entraShows({ language }: Frame, { findings, verdict }: ProbeResult): VNode | null {
  const t = languages[language].asEntra;
  const failed = findings.filter(({ outcome, errorsShown }) => outcome === 'fail' && errorsShown);
  const errors = new Map(
    failed.flatMap(({ errorsShown = [] }) => errorsShown.map((error) => [error.code, error.documented])),
  );
  if (failed.length === 0) return verdict === 'pass' ? section(t.shows, html`<p>${t.takes}</p>`) : null;
  if (errors.size === 0) return section(t.shows, html`<p>${t.unknown}</p>`);
  return section(
    t.shows,
    html`<ul class="plain">
      ${[...errors].map(
        ([code, documented]) =>
          html`<li><code>${code}</code>, ${documented ? t.documented : t.reported}</li>`,
      )}
    </ul>`,
  );
}

/** Each request that must be refused, what came of it, and the button that sends it. */
export function hostileRequests(
  frame: Frame,
  { id }: Pick<PersonSignIn, 'id'>,
  sent: readonly string[],
  findings: readonly Finding[],
): VNode {
  const t = languages[frame.language];
  const kinds = Object.entries(hostileChecks) as [keyof typeof hostileChecks, string][];
  return section(
    t.scenarios['hostile-requests'],
    html`<p class="soft">${t.scenarioHelp['hostile-requests']}</p>
      <ul class="cards">
        ${kinds.map(([kind, check]) => {
          const outcome = findings.find((finding) => finding.check === check)?.outcome;
          const told = sent.includes(kind) && outcome !== undefined && outcome !== 'error';
          return html`<li>
            <p>
              ${told ? verdictBadge(outcome, frame) : html`<span class="soft small">${t.asEntra.notSent}</span>`}
            </p>
            ${action(
              frame,
              `/sign-ins/${encodeURIComponent(id)}/request`,
              { kind },
              t.asEntra.sendHostile(t.asEntra.hostile[kind]),
              'plain',
            )}
          </li>`;
        })}
      </ul>`,
  );
}

/** While the provider has a request that must be refused: only the person sees a page that leads nowhere. */
export function hostileWaitingPage(frame: Frame, { id, waitingAt, targetId }: PersonSignIn): PageContent {
  const t = languages[frame.language].asEntra;
  const ended = (reason: string, label: string): VNode =>
    action(frame, `/sign-ins/${encodeURIComponent(id)}/ended`, { reason }, label, 'plain');
  return {
    title: `${t.hostileTitle}: ${visible(targetId, 100)}`,
    body: html`<h1>${t.hostileTitle}</h1>
      <p class="lead">${t.hostileHelp}</p>
      <p class="row">
        <a class="button" href=${waitingAt} target="_blank" rel="noopener">${t.open}</a>
      </p>
      <div class="row part">
        ${ended('error-on-page', t.refused)} ${ended('second-factor-demanded', t.asked)}
      </div>`,
  };
}
