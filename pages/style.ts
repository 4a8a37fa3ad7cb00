import { htmlStyle } from '../reports/html/style.ts';

/** The style of the pages: that of the report, and forms. */
export const style = `${htmlStyle}
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.bar { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; align-items: baseline; justify-content: space-between; margin: 0 0 2rem; color: var(--soft); font-size: .875rem; }
.bar b { color: var(--ink); font-weight: 650; }
h1 + .card, h1 + div > .card { margin-top: 1.5rem; }
form { margin: 0; }
button, .button {
  display: inline-block; font: inherit; font-weight: 600; color: var(--card); background: var(--link); border: 1px solid var(--link);
  border-radius: 8px; padding: .55rem 1.1rem; cursor: pointer; text-decoration: none; min-height: 2.75rem; text-align: left;
}
button:hover, .button:hover { text-decoration: underline; text-underline-offset: .2em; }
button.plain { color: var(--link); background: transparent; border-color: var(--line); margin: 0; padding: .55rem 1.1rem; }
.languages { display: flex; gap: .5rem; align-items: baseline; }
.languages button { font-weight: 400; min-height: 0; padding: .25rem .6rem; font-size: .875rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; padding: 0; margin: 0; list-style: none; }
.cards > li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.3rem 1.5rem; display: flex; flex-direction: column; gap: .7rem; }
.cards :is(h2, h3) { margin: 0; font-size: 1.05rem; font-weight: 650; }
.cards p { margin: 0; }
.cards > li > :last-child { margin-top: auto; }
.row { display: flex; flex-wrap: wrap; gap: .6rem 1.1rem; align-items: center; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .15rem 1.25rem; }
legend { padding: 0; margin: 0 0 .6rem; }
fieldset label { display: flex; gap: .6rem; align-items: center; padding: .4rem 0; min-height: 2.5rem; }
input[type="radio"] { width: 1.15rem; height: 1.15rem; flex: none; accent-color: var(--link); }
input[type="text"] { font: inherit; font-family: var(--mono); color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .55rem .8rem; width: min(100%, 18rem); }
.field { display: grid; gap: .35rem; margin: 1rem 0; }
.history td form { display: inline; }
`;
