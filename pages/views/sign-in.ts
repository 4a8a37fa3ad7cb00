import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { unseenReason } from '../../core/artifacts.ts';
import type { XmlAssertion } from '../../core/saml-evidence.ts';
import type { ProbeResult, Result, TargetResult } from '../../core/result.ts';
import { claimsTable } from '../../reports/html/claims.ts';
import { link, splitSentence } from '../../reports/html/elements.ts';
import { checksTable, reasonCard } from '../../reports/html/finding.ts';
import { reasonsOf, remediesOf } from '../../reports/reading.ts';
import type { Reason } from '../../reports/reading.ts';
import { visible } from '../../reports/visible.ts';
import { languages } from '../messages/index.ts';
import type { PersonScenario } from '../scenarios.ts';
import { saidFactors } from '../sign-in.ts';
import type { PersonSignIn, SaidFactor } from '../sign-in.ts';
import { entraShows } from './as-entra.ts';
import { action, csrfField, errorCard, section, verdictBadge } from './layout.ts';
import type { Frame, PageContent } from './layout.ts';

export function goingPage(frame: Frame, targetId: string, url: string): PageContent {
  const t = languages[frame.language];
  const title = t.goingTitle(visible(targetId, 100));
  return {
    title,
    goTo: url,
    body: html`<h1>${title}</h1>
      <p>${t.going} <a class="button" href=${url}>${t.goOn}</a></p>`,
  };
}

export function waitingPage(frame: Frame, signIn: PersonSignIn): PageContent {
  const t = languages[frame.language];
  return {
    title: t.waitingTitle,
    body: html`<h1>${t.waitingTitle}</h1>
      <p class="lead">${t.waitingText}</p>
      <p class="row">
        <a class="button" href=${signIn.waitingAt}>${t.goThere}</a>
        <a href=${`${frame.root}/sign-ins/${signIn.id}`}>${t.look}</a>
      </p>`,
  };
}

/** Between two steps, while nothing speaks against the provider: there is no verdict yet. */
function halfwayPage(frame: Frame, { id, targetId, scenario, steps, next }: PersonSignIn): PageContent {
  const t = languages[frame.language];
  const title = t.halfwayTitle(
    steps.findIndex((step) => step === next),
    steps.length,
  );
  return {
    title: `${title}: ${visible(targetId, 100)}`,
    body: html`<h1>${title}</h1>
      <p class="lead">${t.scenarioHelp[scenario]} ${t.halfway(next?.purpose ?? '')}</p>
      ${action(frame, `/sign-ins/${encodeURIComponent(id)}/step`, {}, t.oneMore)}`,
  };
}

/** The verdict on what one person did, and what may follow. */
export function verdictPage(
  frame: Frame,
  signIn: PersonSignIn,
  result: Result,
  offered: PersonScenario[],
  hostile?: VNode,
): PageContent {
  const t = languages[frame.language];
  const entries = result.targets.flatMap((target) => target.probes.map((probe) => ({ target, probe })));
  const worst = entries.find(({ probe }) => probe.verdict === 'fail') ?? entries[0];
  const verdict = worst?.probe.verdict ?? 'inconclusive';
  if (signIn.next && signIn.error === undefined && verdict === 'inconclusive')
    return halfwayPage(frame, signIn);
  const sentence = worst?.probe.sentence ?? '';
  const own = t.translated(sentence);
  const lang = own === undefined ? 'en' : undefined;
  const title = worst?.probe.findings.find(({ detail }) => detail === sentence)?.title;
  const [answer, rest] = headline(visible(own ?? sentence), title && visible(t.translated(title) ?? title));
  const id = encodeURIComponent(signIn.id);
  return {
    title: `${t.verdicts[verdict]}: ${visible(signIn.targetId, 100)}`,
    body: [
      html`<header>
        ${verdictBadge(verdict, frame, 'large')}
        <h1 lang=${lang}>${answer}</h1>
        ${rest && html`<p class="lead" lang=${lang}>${rest}</p>`}
        <p class="about">
          <span>${visible(signIn.targetId, 100)}</span
          ><span>${t.scenarios[signIn.scenario]}</span
          >${entries.map(({ target }) => html`<span>${t.findings.say(target.profileTitle)}</span>`)}
        </p>
        <p class="soft">${t.oneSignIn}</p>
      </header>`,
      signIn.next &&
        signIn.error === undefined &&
        html`<div class="part">${action(frame, `/sign-ins/${id}/step`, {}, t.oneMore)}</div>`,
      stopped(frame, signIn),
      ...entries.map(({ probe }) =>
        signIn.protocol === 'external-mfa' && signIn.scenario === 'mfa' ? entraShows(frame, probe) : null,
      ),
      ...entries.flatMap(({ target, probe }) => judged(frame, target, probe, entries.length > 1)),
      signIn.asksFactors && factorsForm(frame, signIn),
      saidSection(frame, signIn, entries[0]?.probe),
      hostile,
      offered.length > 0 && nextSteps(frame, signIn, offered),
      ...entries.map(({ target, probe }) => everyCheck(frame, target, probe)),
      notTested(frame, result, signIn),
      section(
        t.limits,
        entries.map(({ target }) => html`<p>${t.findings.say(target.limits)}</p>`),
      ),
      section(
        t.takeAway,
        html`<p class="soft">${t.takeAwayHelp}</p>
          <p class="row">
            <a class="button" href=${`${frame.root}/sign-ins/${id}/evidence.json`} download>${t.evidence}</a>
            <a class="button" href=${`${frame.root}/sign-ins/${id}/report.html`} download>${t.report}</a>
            <a href=${`${frame.root}/targets/${encodeURIComponent(signIn.targetId)}`}
              >${t.backToTarget(visible(signIn.targetId, 100))}</a
            >
          </p>`,
      ),
    ],
  };
}

/**
 * The first sentence and the rest; of a long one that holds values of the provider only what stands before them, and where
 * one is too long for a headline, what the check is called.
 */
function headline(sentence: string, title: string | undefined): [answer: string, rest: string] {
  const [first, rest] = splitSentence(sentence);
  if (title !== undefined && /\S{36}/.test(first)) return [`${title}.`, sentence];
  const values = first.indexOf('; ');
  if (first.length < 100 || values === -1) return [first, rest];
  return [`${first.slice(0, values)}.`, `${first.slice(values + 2)} ${rest}`.trim()];
}

function stopped(frame: Frame, { error }: PersonSignIn): VNode | null {
  return error ? section(languages[frame.language].whatStopped, errorCard(frame, error)) : null;
}

function factorsForm(frame: Frame, { id, said, scenario, protocol }: PersonSignIn): VNode {
  const t = languages[frame.language];
  const isSecondOnly = protocol === 'external-mfa';
  const factors = isSecondOnly ? { ...t.factors, password: t.asEntra.nothingAsked } : t.factors;
  const help = scenario === 'mfa' && !isSecondOnly ? `${t.factorsHelp} ${t.factorsControl}` : t.factorsHelp;
  return section(
    t.factorsTitle,
    html`<form method="post" action=${`${frame.root}/sign-ins/${encodeURIComponent(id)}/factors`}>
      ${csrfField(frame)}
      <fieldset>
        <legend class="soft">${said === undefined ? help : t.factorsSaid(factors[said])}</legend>
        ${(Object.keys(saidFactors) as SaidFactor[]).map(
          (factor) =>
            html`<label>
              <input type="radio" name="said" value=${factor} checked=${factor === said} required />
              ${factors[factor]}
            </label>`,
        )}
      </fieldset>
      <button>${t.judgeAgain}</button>
    </form>`,
  );
}

function judged({ language }: Frame, target: TargetResult, probe: ProbeResult, several: boolean): VNode[] {
  const t = languages[language];
  const reasons = reasonsOf({ ...target, probes: [probe] });
  const remedies = remediesOf(reasons);
  const card = (reason: Reason): VNode => reasonCard(reason, 3, { words: { ...t.findings, seenIn: '' } });
  const of = several ? ` (${target.profile})` : '';
  return [
    reasons.failures.length > 0 && section(`${t.why}${of}`, reasons.failures.map(card)),
    reasons.undecided.length > 0 && section(`${t.undecided}${of}`, reasons.undecided.map(card)),
    remedies.length > 0 &&
      section(
        `${t.todo}${of}`,
        remedies.map(
          ({ summary, steps, source }) =>
            html`<div class="card">
              ${summary !== '' && html`<p>${t.findings.say(summary)}</p>`}
              ${
                steps.length > 0 &&
                html`<ol class="steps">
                  ${steps.map((step) => html`<li>${t.findings.say(step)}</li>`)}
                </ol>`
              }
              ${source !== undefined && html`<p class="source">${t.documented} ${link(source)}</p>`}
            </div>`,
        ),
      ),
  ].filter((content): content is VNode => typeof content === 'object');
}

/** The claims of the token, or what the assertion says. */
function saidSection({ language }: Frame, signIn: PersonSignIn, probe: ProbeResult | undefined): VNode {
  const t = languages[language];
  const last = signIn.signIns.at(-1);
  const claims = last?.oidc?.idToken?.payload ?? probe?.claims;
  const assertion = last?.saml?.response?.assertion ?? last?.wsfed?.response?.assertion;
  return section(
    t.claims,
    claims && probe
      ? html`<p class="soft">${t.claimsHelp}</p>
          ${claimsTable(claims, probe, t.claimWords)}`
      : assertion
        ? html`<p class="soft">${t.claimsHelp}</p>
            ${assertionTable(assertion, t)}`
        : html`<p>${t.noClaims}</p>`,
  );
}

function assertionTable(assertion: XmlAssertion, t: (typeof languages)['en' | 'de']): VNode {
  const methods = assertion.authnStatements.flatMap((statement) => statement.methods);
  const rows: [string, string[]][] = [
    [t.assertionSays, methods],
    [t.issuer, assertion.issuer === undefined ? [] : [assertion.issuer]],
    [t.subject, assertion.nameId ? [assertion.nameId.value] : []],
    ...assertion.attributes.map(({ name, values }): [string, string[]] => [name, values]),
  ];
  return html`<div class="sheet">
    <table class="stack">
      <tbody>
        ${rows.map(
          ([name, values]) =>
            html`<tr>
              <th scope="row">${visible(name, 300)}</th>
              <td>${values.map((value) => html`<code>${visible(value, 500)}</code><br />`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function everyCheck({ language }: Frame, { profile }: TargetResult, { findings }: ProbeResult): VNode {
  const t = languages[language];
  return html`<details class="fold part">
    <summary><h2>${t.checks}: ${profile}</h2></summary>
    <div class="inside">${checksTable(findings, t.findings)}</div>
  </details>`;
}

/** What of the target was not tested, and what only a driver would have seen. */
function notTested({ language }: Frame, result: Result, { scenario, error }: PersonSignIn): VNode | null {
  const t = languages[language];
  const unseen = result.targets
    .flatMap(({ probes }) => probes.flatMap(({ findings }) => findings))
    .filter(({ outcome, reason }) => outcome === 'notApplicable' && reason === unseenReason);
  const checks = [...new Map(unseen.map((finding) => [finding.check, finding])).values()];
  // What else is missing concerns the whole target, and is said there.
  const missing = scenario === 'mfa' ? result.notTested : [];
  if (checks.length + missing.length === 0 || error) return null;
  return section(t.notTested, [
    missing.length > 0 &&
      html`<ul class="plain">
        ${missing.map((entry) => html`<li><b>${entry.scenario}</b>: ${t.findings.say(entry.reason)}</li>`)}
      </ul>`,
    checks.length > 0 && html`<p>${t.unseen}</p>`,
    checks.length > 0 &&
      html`<ul class="plain">
        ${checks.map((finding) => html`<li>${t.findings.say(finding.title)}</li>`)}
      </ul>`,
  ]);
}

function nextSteps(frame: Frame, signIn: PersonSignIn, offered: PersonScenario[]): VNode {
  const t = languages[frame.language];
  return section(
    t.nextTitle,
    html`<ul class="cards">
      ${offered.map(
        (scenario) =>
          html`<li>
            <p class="soft small">${t.scenarioHelp[scenario]}</p>
            ${action(
              frame,
              `/sign-ins/${encodeURIComponent(signIn.id)}/next`,
              { scenario },
              t.scenarios[scenario],
              'plain',
            )}
          </li>`,
      )}
    </ul>`,
  );
}
