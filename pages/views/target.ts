import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { HarnessErrorRecord } from '../../core/errors.ts';
import { safeLink, visible } from '../../reports/visible.ts';
import { languages } from '../messages/index.ts';
import { historyTable } from './history.ts';
import type { HistoryRow } from './history.ts';
import type { TargetCard } from './home.ts';
import { action, errorCard, section, verdictBadge } from './layout.ts';
import type { Frame, PageContent } from './layout.ts';
import type { Verdict } from '../../core/model.ts';

export interface TargetFactsShown extends TargetCard {
  issuer?: string;
  clientId?: string;
  entityId?: string;
  realm?: string;
  answersTo: string;
  /** SAML: where amrcheck describes itself. */
  ownMetadata?: string;
  providerMetadata?: string;
}

export function targetPage(
  frame: Frame,
  target: TargetFactsShown,
  history: HistoryRow[],
  whole?: { verdict: Verdict; sentence: string },
  /** Where amrcheck plays Entra: what begins a call, and what the provider must know for it. */
  asEntra?: VNode[],
): PageContent {
  const t = languages[frame.language];
  const name = visible(target.id, 100);
  return {
    title: name,
    body: [
      html`<h1>${name}</h1>`,
      html`<p class="lead">${t.overJudgedBy(target.protocol, target.profiles.join(', '))}</p>`,
      asEntra ??
        (target.foreignHost === undefined
          ? action(frame, `/targets/${encodeURIComponent(target.id)}/sign-in`, {}, t.signInWith(name))
          : section(t.notOursTitle, html`<p>${t.notOurs(visible(target.foreignHost, 200))}</p>`)),
      whole &&
        section(
          t.wholeTarget(name),
          html`<p>${verdictBadge(whole.verdict, frame)}</p>
            <p>${t.findings.say(whole.sentence)}</p>
            <p class="soft small">${t.wholeHelp}</p>`,
        ),
      factsList(frame, target),
      target.foreignHost === undefined && section(t.history, historyTable(frame, history)),
    ],
  };
}

function factsList({ language }: Frame, target: TargetFactsShown): VNode {
  const t = languages[language];
  const { issuer, clientId, entityId, realm, answersTo, ownMetadata, providerMetadata, asEntra } = target;
  const facts: [string, string | undefined][] = [
    [t.issuer, issuer],
    [t.clientId, clientId],
    [t.entityId, entityId],
    [t.realm, realm],
    // The redirect_uri stands beside the other addresses of Entra.
    [t.answersTo, asEntra ? undefined : answersTo],
    [t.ownMetadata, ownMetadata],
    [t.providerMetadata, providerMetadata],
  ];
  const links = new Set([ownMetadata, providerMetadata]);
  return html`<dl class="facts part">
    ${facts.map(
      ([name, value]) =>
        value !== undefined &&
        html`<dt>${name}</dt>
          <dd>
            ${links.has(value) && safeLink(value) ? html`<a href=${safeLink(value)}>${visible(value)}</a>` : html`<code>${visible(value)}</code>`}
          </dd>`,
    )}
  </dl>`;
}

export function unreachablePage(frame: Frame, targetId: string, error: HarnessErrorRecord): PageContent {
  const t = languages[frame.language];
  return {
    title: t.unreachable,
    body: [
      html`<h1>${t.unreachable}: ${visible(targetId, 100)}</h1>`,
      errorCard(frame, error),
      html`<p class="part"><a href=${`${frame.root}/`}>${t.home}</a></p>`,
    ],
  };
}
