/** The style of report.html. No colour carries a meaning alone: a word and a symbol stand beside it. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --paper: #f8f8f6; --card: #ffffff; --ink: #1d2126; --soft: #565d66; --line: #dfe1e4; --quiet: #f1f1ee;
  --link: #0b5394;
  --pass: #17623a; --pass-tint: #e9f4ed;
  --fail: #a4231b; --fail-tint: #fbecea;
  --unsure: #7a4f00; --unsure-tint: #fbf3df;
  --none: #565d66; --none-tint: #f1f1ee;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --card: #1b1e23; --ink: #e5e8ec; --soft: #a7aeb8; --line: #31363e; --quiet: #22262c;
    --link: #8fbcf2;
    --pass: #7fcf9f; --pass-tint: #17281f;
    --fail: #ff9d94; --fail-tint: #33191a;
    --unsure: #e9bd66; --unsure-tint: #2e2612;
    --none: #a7aeb8; --none-tint: #22262c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
.page { max-width: 62rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 4px; }
code, pre { font: .9em/1.5 var(--mono); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2.2vw, 2.5rem); font-weight: 650; letter-spacing: -.015em; margin: .9rem 0 .5rem; }
.part { margin-top: 3rem; }
.part > h2, .part > h3 { font-size: 1.2rem; font-weight: 650; margin: 0 0 1rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.kicker { color: var(--soft); font-size: .875rem; margin: 0 0 2.25rem; display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; }
.kicker b { color: var(--ink); font-weight: 650; }
.lead { font-size: 1.2rem; margin: 0 0 1.1rem; max-width: 46rem; }
.about { color: var(--soft); margin: 0; }
.about span + span::before { content: "·"; margin: 0 .6em; }

.pass { --tone: var(--pass); --tint: var(--pass-tint); }
.fail { --tone: var(--fail); --tint: var(--fail-tint); }
.inconclusive, .error { --tone: var(--unsure); --tint: var(--unsure-tint); }
.notApplicable { --tone: var(--none); --tint: var(--none-tint); }
.badge {
  display: inline-flex; align-items: center; gap: .45em; white-space: nowrap;
  color: var(--tone); background: var(--tint); border: 1px solid currentColor; border-radius: 99px;
  padding: .08em .75em; font-size: .8rem; font-weight: 650; letter-spacing: .03em; line-height: 1.6;
}
.badge.large { font-size: 1rem; padding: .2em .95em; }
.mark { color: var(--tone); font-weight: 600; white-space: nowrap; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.4rem 1.6rem; }
.card + .card { margin-top: 1rem; }
.card.toned { border-left: 4px solid var(--tone); }
.card > :is(h3, h4, h5) { margin: 0 0 .35rem; font-size: 1.05rem; font-weight: 650; }
.card > :first-child { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
.card > p + .steps { margin-top: 1.1rem; }
.compare { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 1.1rem 0; }
.compare div { background: var(--quiet); border-radius: 8px; padding: .7rem .9rem; min-width: 0; }
dt { color: var(--soft); font-size: .8125rem; }
dd { margin: 0; }
.compare dd { margin-top: .15rem; font: .875rem/1.55 var(--mono); }
.source { color: var(--soft); font-size: .875rem; margin-top: .9rem; }

.hops { list-style: none; margin: 2.25rem 0 0; padding: 0; display: flex; align-items: stretch; }
.stop {
  flex: 0 1 12.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1rem;
  display: flex; flex-direction: column; justify-content: center; min-width: 0;
}
.stop b { font-weight: 650; line-height: 1.35; }
.hop { flex: 1 1 8rem; position: relative; padding: 0 .8rem; text-align: center; display: grid; grid-template-rows: 1fr 1fr; min-width: 0; }
.hop .mark { align-self: end; padding-bottom: .45rem; white-space: normal; line-height: 1.3; }
.hop .small { padding-top: .45rem; line-height: 1.4; color: var(--soft); }
.hop::before { content: ""; position: absolute; left: .35rem; right: .85rem; top: calc(50% - 1px); border-top: 2px solid var(--tone); }
.hop::after {
  content: ""; position: absolute; right: .45rem; top: calc(50% - 6px);
  border: 6px solid transparent; border-left: 9px solid var(--tone); border-right: 0;
}
.hop.notApplicable::before { border-top-style: dashed; }

.proofs { list-style: none; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; font-size: .9375rem; }
.proofs li > span:first-child { color: var(--soft); }
.marked { list-style: none; margin: .6rem 0 0; padding: 0; }
.marked li { padding: .25rem 0; }
.marked .mark { margin-right: .5rem; }
.card > .marked:last-child { margin-bottom: 0; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; margin: 0 0 1rem; }
.search[hidden], [data-verdict][hidden] { display: none; }
.search label { color: var(--soft); font-size: .875rem; }
.search input, .search select { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .35rem .7rem; min-width: 0; }
.search input { flex: 1 1 14rem; }
.bars { display: block; margin-top: .35rem; max-width: 100%; }
.bars rect { fill: none; stroke: var(--tone); stroke-width: 1.5; }
.bars .pass { fill: var(--tone); }
.step { display: block; width: 100%; max-width: 30rem; height: 4px; margin: .6rem 0 .1rem; fill: var(--soft); }
.step .ground { fill: var(--quiet); }

.steps { margin: 0; padding: 0; list-style: none; counter-reset: step; }
.steps li { counter-increment: step; position: relative; padding: 0 0 1rem 2.75rem; max-width: 48rem; }
.steps li::before {
  content: counter(step); position: absolute; left: 0; top: -.05rem; width: 1.8rem; height: 1.8rem; line-height: 1.7rem; text-align: center;
  border: 1px solid var(--line); background: var(--quiet); border-radius: 50%; font-size: .875rem; font-weight: 650;
}

table { width: 100%; border-collapse: collapse; text-align: left; font-size: .9375rem; }
th, td { padding: .7rem .9rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--soft); font-size: .8125rem; font-weight: 500; padding-block: .5rem; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 600; }
.sheet { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.grid td p { margin: .15rem 0 0; }
.grid tbody th { width: 45%; }
.grid th a { text-decoration-color: var(--line); }
.sheet .sentence { display: block; font-weight: 400; color: var(--soft); font-size: .875rem; }
/* Width of the last column, so that the value in the middle gets the rest. */
.claims td:last-child { width: 17rem; }
.claims th:first-child { width: 11rem; }
.claims tbody th { font-family: var(--mono); font-size: .875rem; }
.claims .wanted { background: var(--tint); }
.claims .wanted th { color: var(--tone); }
.checks td:first-child { width: 9.5rem; }
.checks td:last-child { width: 11rem; font-size: .875rem; }
.checks .said { margin: .3rem 0 0; font-size: .875rem; color: var(--soft); }
.checks .said b { font-weight: 500; color: var(--ink); }
.id { display: block; font: .8125rem/1.5 var(--mono); color: var(--soft); }

details > summary { cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
.fold { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.fold + .fold { margin-top: .75rem; }
.more, .bars + .fold { margin-top: 1rem; }
.fold > summary { padding: 1rem 1.4rem; display: flex; flex-wrap: wrap; align-items: baseline; gap: .35rem .9rem; }
.fold > summary::before { content: "›"; font-size: 1.3rem; line-height: 1; color: var(--soft); transition: transform .15s; }
.fold[open] > summary::before { transform: rotate(90deg); }
.fold > summary > :is(h2, h3, h4, h5) { margin: 0; font-size: 1.05rem; font-weight: 650; }
.fold > summary .push { margin-left: auto; }
.fold > summary .wide { flex-basis: 100%; padding-left: 1.35rem; }
.fold > .inside { padding: .9rem 1.4rem 1.6rem; border-top: 1px solid var(--line); }
.lean { content-visibility: auto; contain-intrinsic-size: auto 6.5rem; }
.target > .inside > .part:first-child { margin-top: 1.5rem; }
.target .part { margin-top: 2.25rem; }
.target .fold, .target .card, .target .sheet { background: var(--paper); }
.fold > .inside > :is(h3, h4, h5, h6) { font-size: .9375rem; font-weight: 650; margin: 1.75rem 0 .6rem; }
.target .part > h4 { font-size: 1.05rem; font-weight: 650; margin: 0 0 .8rem; }

.timeline { list-style: none; margin: 0; padding: 0; }
.timeline > li { display: grid; grid-template-columns: 4.5rem 1fr; gap: 1rem; padding: .3rem 0; }
.timeline time { color: var(--soft); font: .8125rem/1.85 var(--mono); text-align: right; }
.shot { margin: .6rem 0 .8rem; }
.shot img { display: block; max-width: min(100%, 30rem); max-height: 24rem; height: auto; border: 1px solid var(--line); border-radius: 8px; }
.plain { margin: 0; padding-left: 1.2rem; }
.plain li { margin: .3rem 0; }
.outline { margin: .6rem 0 0; padding: .8rem 1rem; background: var(--quiet); border-radius: 8px; font: .8125rem/1.6 var(--mono); list-style: none; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1.1rem 0 0; }
.facts dt { font-size: .9375rem; }
.facts dd { min-width: 0; }
.words dt { color: var(--ink); font-weight: 650; font-size: 1rem; margin-top: .8rem; }
footer { margin-top: 4.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 44rem) {
  .page { padding: 2rem 1rem 3.5rem; }
  .kicker { margin-bottom: 1.75rem; }
  .part { margin-top: 2.5rem; }
  .lead { font-size: 1.1rem; }
  .card { padding: 1.1rem 1.15rem; }
  .compare { grid-template-columns: 1fr; gap: .6rem; }
  .about span { display: block; }
  .about span + span::before { content: none; }
  .hops { flex-direction: column; }
  .stop { flex: none; }
  .hop { flex: none; grid-template-rows: none; text-align: left; padding: .75rem 0 .95rem 2.6rem; }
  .hop .mark, .hop .small { padding: 0; }
  .hop::before { left: 1.2rem; right: auto; top: .3rem; bottom: .8rem; border-top: 0; border-left: 2px solid var(--tone); }
  .hop.notApplicable::before { border-left-style: dashed; }
  .hop::after { right: auto; left: calc(1.2rem - 5px); top: auto; bottom: .3rem; border: 6px solid transparent; border-top: 9px solid var(--tone); border-bottom: 0; }
  .fold > summary { padding: .9rem 1rem; }
  .fold > .inside { padding: .4rem 1rem 1.25rem; }
  .timeline > li { grid-template-columns: 3.4rem 1fr; gap: .75rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .6rem; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { display: block; padding: .8rem 1rem; border-bottom: 1px solid var(--line); }
  .stack tbody tr:last-child { border-bottom: 0; }
  .stack th, .stack td, .stack tbody th, .checks td:first-child, .checks td:last-child, .claims td:last-child, .grid tbody th { display: block; width: auto; padding: .1rem 0; border: 0; }
  .stack td[data-label] { display: flex; gap: .75rem; }
  .stack td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .875rem; flex: 0 0 8.5rem; }
  .stack td[data-label]:empty { display: none; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --quiet: #f4f4f4; --link: #000;
    --pass: #17623a; --pass-tint: #fff; --fail: #a4231b; --fail-tint: #fff; --unsure: #7a4f00; --unsure-tint: #fff; --none: #444; --none-tint: #fff; }
  body { font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  .part { margin-top: 1.75rem; }
  .lean { content-visibility: visible; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .fold > summary::before { content: none; }
  .card, .stop, .steps li, tr, .timeline > li { break-inside: avoid; }
  h1, h2, h3, h4, h5 { break-after: avoid; }
  .source a::after { content: " (" attr(href) ")"; }
  .words, .search { display: none; }
  .step { print-color-adjust: exact; }
}
`;
