/** report.html: one file that opens from disk, asks no network, runs no script. */
import { createHash } from 'node:crypto';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { decides } from '../core/profile.ts';
import type { JsonValue } from '../core/model.ts';
import type { Finding, ProbeResult, Result, TargetResult } from '../core/result.ts';
import { claimMeanings, timeClaims } from './claim-meanings.ts';
import { htmlStyle } from './html-style.ts';
import {
  attemptsText,
  cmdletText,
  duration,
  errorsOf,
  faultSentences,
  isMessage,
  limitsOf,
  methodsText,
  namedTargets,
  outcomeWords,
  probeName,
  reasonsOf,
  remediesOf,
  scenariosOf,
  symbols,
  tally,
  verdictWords,
} from './reading.ts';
import type { Named, Reason, Reasons, ResultError } from './reading.ts';
import { safeLink, visible } from './visible.ts';

export interface HtmlOptions {
  /** The masked screenshot at `path` (relative to the run's folder) as a `data:image/…` address, or null where it is missing. */
  screenshots?: (path: string) => string | null;
}

type ReadProbe = Pick<ProbeResult, 'verdict' | 'authenticationMethods'>;
type Content = VNode | VNode[] | string | null;

interface View {
  screenshots: (path: string) => string | null;
  /** In a page of many targets a probe that passed leaves its steps and checks to its evidence file. */
  lean: boolean;
}

/** More targets than this that did not pass are folded, too. */
const unfolded = 2;
/** With more targets than this the page is lean, so that it opens at once. */
const few = 50;

/** The whole page. Everything that came from outside is text: escaped by preact, its invisible characters written out. */
export function renderHtml(result: Result, { screenshots = () => null }: HtmlOptions = {}): string {
  const targets = namedTargets(result);
  const view: View = { screenshots, lean: targets.length > few };
  const only = targets.length === 1 ? targets[0] : undefined;
  const title = only
    ? `${verdictWords[only.target.verdict]}: ${visible(only.label, 200)}`
    : tally(result.targets);
  const styleHash = createHash('sha256').update(htmlStyle).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>${title} · amrcheck</title>
      <style dangerouslySetInnerHTML=${{ __html: htmlStyle }}></style>
    </head>
    <body>
      <div class="page">
        <p class="kicker"><b>amrcheck report</b><span>${moment(result.finishedAt)}</span></p>
        <main>${only ? onePage(only, result, view) : manyPage(targets, result, view)} ${words()}</main>
        <footer>
          <p>
            ${madeBy(result)} Tokens are kept without their signatures, screenshots are masked. Everything
            shown here is in result.json, too.
          </p>
        </footer>
      </div>
    </body>
  </html>`;
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function onePage(named: Named, result: Result, view: View): Content[] {
  const { target } = named;
  const [answer, rest] = splitSentence(visible(target.sentence));
  return [
    html`<header>
      ${badge(target.verdict, 'large')}
      <h1>${answer}</h1>
      ${rest && html`<p class="lead">${rest}</p>`} ${aboutTarget(named)}
    </header>`,
    ...targetParts(named, result, 2, view),
  ];
}

function manyPage(targets: Named[], result: Result, view: View): Content[] {
  const order = ['fail', 'inconclusive', 'pass'] as const;
  const numbered = targets.map((named, index) => ({ ...named, anchor: `target-${index + 1}` }));
  const sorted = numbered.toSorted(
    (a, b) => order.indexOf(a.target.verdict) - order.indexOf(b.target.verdict),
  );
  const open = targets.filter(({ target }) => target.verdict !== 'pass').length <= unfolded;
  return [
    html`<header>
      ${badge(result.verdict, 'large')}
      <h1>${tally(result.targets)}</h1>
    </header>`,
    part(2, 'All targets', grid(sorted)),
    part(
      2,
      'Target by target',
      sorted.map(
        (named) =>
          html`<details
            class=${view.lean ? 'fold target lean' : 'fold target'}
            id=${named.anchor}
            open=${open && named.target.verdict !== 'pass'}
          >
            <summary>
              <h3>${visible(named.label, 200)}</h3>
              <span class="push">${badge(named.target.verdict)}</span>
              <span class="wide soft">${visible(named.target.sentence)}</span>
            </summary>
            <div class="inside">${aboutTarget(named)} ${targetParts(named, result, 4, view)}</div>
          </details>`,
      ),
    ),
    part(
      2,
      'What this cannot prove',
      limitsOf(targets).map(
        ({ limits, whose }) =>
          html`<p>${whose && html`<b>${visible(whose, 200)}.</b> `}${visible(limits)}</p>`,
      ),
    ),
  ];
}

function grid(targets: (Named & { anchor: string })[]): VNode {
  const scenarios = scenariosOf(targets.map(({ target }) => target));
  return html`<div class="sheet">
    <table class="grid stack">
      <thead>
        <tr>
          <th scope="col">Target</th>
          <th scope="col">Verdict</th>
          ${scenarios.map((scenario) => html`<th scope="col">${scenario}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${targets.map(
          ({ target, label, anchor }) =>
            html`<tr>
              <th scope="row">
                <a href=${`#${anchor}`}>${visible(label, 200)}</a>
                <span class="sentence">${visible(target.sentence, 300)}</span>
              </th>
              <td>${badge(target.verdict)}</td>
              ${scenarios.map(
                (scenario) =>
                  html`<td data-label=${scenario}>
                    ${joined(
                      target.probes
                        .filter((probe) => probe.scenario === scenario)
                        .map(({ verdict }) => verdictMark(verdict)),
                    )}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// ---------------------------------------------------------------- one target

type Level = 2 | 3 | 4;

function targetParts(named: Named, result: Result, level: Level, view: View): Content[] {
  const { target } = named;
  const reasons = reasonsOf(target);
  const remedies = remediesOf(reasons);
  const notTested = result.notTested.filter((entry) => entry.target === target.id);
  const errors = errorsOf(target);
  const below = Math.min(level + 1, 5);
  const cmdlet = cmdletText(target);
  const message = isMessage(target);
  return [
    hops(named),
    errors.length > 0 &&
      part(
        level,
        'What stopped it',
        errors.map(({ error, probes }) => errorCard(error, probes, below, view)),
      ),
    reasons.failures.length > 0 &&
      part(
        level,
        'Why',
        reasons.failures.map((reason) => reasonCard(reason, below)),
      ),
    reasons.undecided.length > 0 &&
      part(
        level,
        'What could not be checked',
        reasons.undecided.map((reason) => reasonCard(reason, below)),
      ),
    remedies.length > 0 &&
      part(
        level,
        'What to do',
        remedies.map(
          ({ summary, steps, source }) =>
            html`<div class="card">
              ${summary !== '' && html`<p>${visible(summary)}</p>`}
              ${
                steps.length > 0 &&
                html`<ol class="steps">
                  ${steps.map((step) => html`<li>${visible(step)}</li>`)}
                </ol>`
              }
              ${source !== undefined && html`<p class="source">Described at ${link(source)}</p>`}
            </div>`,
        ),
      ),
    target.probes.length > 0 && !message && part(level, 'What was done', probeTable(target)),
    cmdlet !== null && part(level, 'What Microsoft’s own check would say', cmdletCard(target, cmdlet)),
    target.probes.length > 0 &&
      part(
        level,
        message ? 'The message in detail' : 'Every sign-in in detail',
        target.probes.map((probe) => probeFold(probe, reasons, below, view)),
      ),
    (notTested.length > 0 || target.waived?.length) &&
      part(
        level,
        'What was not tested',
        html`<ul class="plain">
          ${notTested.map(({ scenario, reason }) => html`<li>${!message && html`<b>${visible(scenario, 60)}</b>: `}${visible(reason)}</li>`)}
          ${target.waived?.map(
            ({ scenario, reason }) =>
              html`<li><b>${visible(scenario, 60)}</b>, waived in the configuration: ${visible(reason)}</li>`,
          )}
        </ul>`,
      ),
    level === 2 && part(level, 'What this cannot prove', html`<p>${visible(target.limits)}</p>`),
  ].filter((content): content is VNode => typeof content === 'object');
}

function aboutTarget({ target, label }: Named): VNode {
  const { provider } = target;
  const product = provider && provider.id !== 'generic' ? visible(provider.id, 60) : 'product not recognised';
  return html`<p class="about">
    <span>${visible(label, 200)}</span>${provider && html`<span>${product}</span>`}<span
      >${visible(target.profileTitle, 200)}</span
    >
  </p>`;
}

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

function hops({ target }: Named): VNode | null {
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
  return html`<ol class="hops" aria-label="The way of the claim, and which part of it was tested">
    <li class="stop">
      <b>Identity provider</b><span class="small soft">${visible(target.id, 60)} does the MFA</span>
    </li>
    ${hopArrow(first)}
    <li class="stop"><b>Microsoft Entra</b><span class="small soft">issues its own token</span></li>
    ${hopArrow(second)}
    <li class="stop"><b>Partner Center</b><span class="small soft">looks for “mfa” in amr</span></li>
  </ol>`;
}

function hopArrow({ tone, word, text }: Hop): VNode {
  return html`<li class=${`hop ${tone}`}>
    <span class="mark">${symbols[tone]} ${word}</span><span class="small">${text}</span>
  </li>`;
}

function reasonCard({ finding, probes }: Reason, level: number): VNode {
  const tone = finding.outcome === 'fail' ? 'fail' : 'inconclusive';
  return html`<article class=${`card toned ${tone}`}>
    <${heading(level)}><span class="mark">${symbols[finding.outcome]}</span> ${visible(finding.title)}<//>
    <p class="soft small">Seen in ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}</p>
    ${compared(finding)} ${finding.detail !== undefined && html`<p>${visible(finding.detail)}</p>`}
    ${finding.why !== undefined && html`<p class="soft">${visible(finding.why)}</p>`}
    ${finding.reason !== undefined && html`<p>${visible(finding.reason)}</p>`}
    <p class="source">
      Demanded by ${requirementLink(finding)}. Check: <code>${visible(finding.check, 120)}</code>
    </p>
  </article>`;
}

function compared({ expected, actual }: Finding): VNode | null {
  if (!expected && !actual) return null;
  return html`<dl class="compare">
    ${shownValues('Expected', expected)} ${shownValues('What came', actual)}
  </dl>`;
}

/** One value a line; a list of short words on one. */
function shownValues(label: string, values: string[] | undefined): VNode | null {
  if (!values) return null;
  const words = values.length > 1 && values.every((value) => value.length <= 24);
  const shown = words
    ? [values.map((value) => visible(value)).join(', ')]
    : values.map((value) => visible(value));
  return html`<div>
    <dt>${label}</dt>
    ${shown.map((value) => html`<dd>${value}</dd>`)}
  </div>`;
}

function errorCard(error: ResultError, probes: ProbeResult[], level: number, view: View): VNode {
  return html`<article class="card toned error">
    <${heading(level)}><span class="mark">${symbols.error}</span> ${visible(error.message)}<//>
    ${
      probes.length > 0 &&
      html`<p class="soft small">In ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}</p>`
    }
    <p>${faultSentences[error.fault]}</p>
    <p><b>Try:</b> ${visible(error.hint)}</p>
    ${error.screenshot !== undefined && screenshotOf(error.screenshot, 'the page where it stopped', view)}
    ${
      error.outline?.length &&
      html`<p class="soft small">What stands on the page:</p>
        <ul class="outline">
          ${error.outline.slice(0, 40).map((line) => html`<li>${visible(line, 300)}</li>`)}
          ${error.outline.length > 40 && html`<li>…</li>`}
        </ul>`
    }
    <p class="source">Code: <code>${visible(error.code, 120)}</code></p>
  </article>`;
}

function cmdletCard(target: TargetResult, text: string): VNode {
  const differs = target.verdict !== 'inconclusive' && target.cmdlet !== target.verdict;
  return html`<div class=${differs ? 'card toned inconclusive' : 'card'}>
    ${differs && html`<p><b>The two verdicts differ.</b></p>`}
    <p>${visible(text)}</p>
    <p class="soft small">
      The cmdlet only asks whether the text of amr contains the letters “mfa”. amrcheck also asks whether the
      token is genuine and the claim is earned.
    </p>
  </div>`;
}

function probeTable(target: TargetResult): VNode {
  return html`<div class="sheet">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Scenario</th>
          <th scope="col">Verdict</th>
          <th scope="col">What happened</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        ${target.probes.map(
          (probe) =>
            html`<tr>
              <th scope="row">
                ${probe.scenario}<span class="sentence">${visible(probe.account, 120)}</span>
              </th>
              <td>${badge(probe.verdict)}</td>
              <td>
                ${visible(probe.sentence)}
                ${
                  probe.attempts &&
                  probe.attempts.length > 1 &&
                  html`<span class="sentence">Repeated: ${attemptsText(probe.attempts)}</span>`
                }
              </td>
              <td class="soft">${duration(probe.durationMs)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// ---------------------------------------------------------------- one probe

function probeFold(probe: ProbeResult, reasons: Reasons, level: number, view: View): VNode {
  const H = heading(level);
  const remarks = probe.findings.filter((finding) =>
    reasons.remarks.some((remark) => remark.probes.includes(probe) && remark.finding.check === finding.check),
  ).length;
  const failed = probe.findings.filter(({ outcome }) => outcome === 'fail').length - remarks;
  const passed = probe.findings.filter(({ outcome }) => outcome === 'pass').length;
  const counts = [
    failed && `${failed} failed`,
    remarks && `${remarks} to note`,
    passed && `${passed} passed`,
  ];
  const { authenticationMethods: methods } = probe;
  const brief = view.lean && probe.verdict === 'pass';
  return html`<details class="fold">
    <summary>
      <${H}>${visible(probeName(probe), 120)}<//>
      <span class="soft small">${counts.filter(Boolean).join(', ')}</span>
      <span class="push">${badge(probe.verdict)}</span>
    </summary>
    <div class="inside">
      <dl class="facts">
        <dt>Where it was read</dt>
        <dd>
          ${
            methods
              ? joined(
                  [methods, ...(methods.elsewhere ?? [])].map(
                    (entry) => html`<code>${visible(methodsText(entry))}</code>`,
                  ),
                  html`<br />`,
                )
              : 'nothing was read'
          }
        </dd>
        ${
          probe.driver !== 'none' &&
          html`<dt>Factors used</dt>
            <dd>${[...new Set(probe.factorsUsed)].join(', ') || 'none'}</dd>
            <dt>Started</dt>
            <dd>${moment(probe.startedAt)}, by ${probe.driver}</dd>`
        }
        ${
          probe.evidence !== undefined &&
          html`<dt>Evidence</dt>
            <dd><code>${visible(probe.evidence, 300)}</code></dd>`
        }
      </dl>
      ${brief ? html`<p class="soft small">Its steps and checks are in its evidence and in result.json.</p>` : probeDetails(probe, level + 1, view)}
    </div>
  </details>`;
}

function probeDetails(
  { timeline, claims, findings, ...probe }: ProbeResult,
  level: number,
  view: View,
): Content {
  const H = heading(level);
  return [
    timeline?.length && html`<${H}>What happened, step by step<//>${timelineList(timeline, view)}`,
    claims && html`<${H}>What the token says<//>${claimsTable(claims, probe)}`,
    findings.length > 0 && html`<${H}>Every check<//>${checksTable(findings)}`,
  ].filter((content) => typeof content === 'object');
}

function timelineList(timeline: NonNullable<ProbeResult['timeline']>, view: View): VNode {
  const start = Date.parse(timeline[0]!.at);
  return html`<ol class="timeline">
    ${timeline.map(
      ({ at, text, url, screenshot }) =>
        html`<li>
          <time datetime=${at}>+${((Date.parse(at) - start) / 1000).toFixed(1)} s</time>
          <div>
            ${visible(text)} ${url !== undefined && html`<div class="id">${visible(url, 300)}</div>`}
            ${screenshot !== undefined && screenshotOf(screenshot, text, view)}
          </div>
        </li>`,
    )}
  </ol>`;
}

function screenshotOf(path: string, text: string, view: View): VNode {
  const address = view.screenshots(path);
  return address?.startsWith('data:image/')
    ? html`<figure class="shot">
        <img src=${address} alt=${`Masked screenshot: ${visible(text, 200)}`} />
      </figure>`
    : html`<p class="id">Screenshot: ${visible(path, 200)}</p>`;
}

function claimsTable(claims: NonNullable<ProbeResult['claims']>, probe: ReadProbe): VNode {
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

const outcomeOrder = ['fail', 'error', 'inconclusive', 'pass', 'notApplicable'] as const;

function checksTable(findings: Finding[]): VNode {
  const sorted = findings.toSorted(
    (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome),
  );
  return html`<div class="sheet">
    <table class="checks stack">
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Check</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (finding) =>
            html`<tr>
              <td class=${finding.outcome}>
                <span class="mark">${symbols[finding.outcome]} ${outcomeWords[finding.outcome]}</span>
                ${finding.outcome === 'fail' && html`<br /><span class="soft small">${finding.severity}</span>`}
              </td>
              <td>
                ${visible(finding.title)} <span class="id">${visible(finding.check, 120)}</span>
                ${said('Expected', finding.expected)} ${said('Came', finding.actual)}
                ${[
                  finding.detail,
                  finding.reason,
                  ...(finding.notes ?? []),
                  finding.outcome === 'fail' && !decides(finding.severity) ? finding.remedy : undefined,
                ].map((text) => text !== undefined && html`<p class="said">${visible(text)}</p>`)}
              </td>
              <td>${requirementLink(finding)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function said(label: string, values: string[] | undefined): VNode | null {
  if (!values) return null;
  return html`<p class="said"><b>${label}:</b> ${values.map((value) => visible(value)).join('; ')}</p>`;
}

// ---------------------------------------------------------------- small pieces

// htm drops white space that holds a line break: a sentence with values in it is put together outside the markup.
function madeBy({ amrcheck, startedAt, finishedAt }: Result): string {
  const took = duration(Date.parse(finishedAt) - Date.parse(startedAt));
  return `Made by amrcheck ${visible(amrcheck, 40)} in ${took}, from the evidence beside this file. `;
}

function words(): VNode {
  return html`<details class="fold part words">
    <summary><h2>Words in this report</h2></summary>
    <div class="inside">
      <dl>
        <dt>Claim</dt>
        <dd>One statement in a token, such as who signed in, or when.</dd>
        <dt>id_token</dt>
        <dd>What the provider hands over after a sign-in: a signed list of claims.</dd>
        <dt>amr</dt>
        <dd>
          The claim that lists how the user signed in (“authentication methods references”, RFC 8176).
          Microsoft looks here for the value <code>mfa</code>.
        </dd>
        <dt>Negative control</dt>
        <dd>
          A sign-in without a second factor. If its token says <code>mfa</code>, too, the value is a constant
          and proves nothing.
        </dd>
        <dt>Hop</dt>
        <dd>
          The claim travels twice: from the identity provider to Microsoft Entra, and from Entra to Partner
          Center. Each can lose it.
        </dd>
        <dt>Could not tell, inconclusive</dt>
        <dd>Nothing is known to be wrong, and it could not be looked at. This is not a pass.</dd>
      </dl>
    </div>
  </details>`;
}

function part(level: Level, title: string, content: Content): VNode {
  return html`<section class="part">
    <${heading(level)}>${title}<//>
    ${content}
  </section>`;
}

function heading(level: number): string {
  return `h${level}`;
}

function badge(verdict: ProbeResult['verdict'], size = ''): VNode {
  return html`<span class=${`badge ${verdict} ${size}`.trim()}
    ><span aria-hidden="true">${symbols[verdict]}</span>${verdictWords[verdict]}</span
  >`;
}

function verdictMark(verdict: ProbeResult['verdict']): VNode {
  return html`<span class=${`mark ${verdict}`}
    >${symbols[verdict]} ${verdictWords[verdict].toLowerCase()}</span
  >`;
}

function requirementLink({ requirement }: Finding): VNode | string {
  return link(requirement.source, visible(requirement.id, 120));
}

/** A link for http and https; anything else stays text. */
function link(address: string, text?: string): VNode | string {
  const href = safeLink(address);
  const shown = text ?? visible(address, 200);
  if (href === null) return text === undefined ? shown : `${shown} (${visible(address, 200)})`;
  return html`<a href=${href} rel="noopener noreferrer">${shown}</a>`;
}

function joined(nodes: VNode[], separator: VNode | string = ' '): (VNode | string)[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [separator, node]));
}

/** The first sentence, and the rest of it. */
function splitSentence(text: string): [first: string, rest: string] {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

/** `1 December 2026 at 10:00:15 UTC` */
function moment(instant: string): string {
  return `${clock.format(new Date(instant))} UTC`;
}
