/** Buttons that move, pages that stand still, providers that take their time: pressed once, and once only. */
import { expect, test } from 'vitest';
import { browserOnSite, type Provider } from './browser-on-site.ts';
import { password, type Answer, type Visit } from './site.ts';

const browser = browserOnSite();

const isAlice = ({ form }: Visit): boolean =>
  form.get('username') === 'alice' && form.get('password') === password;

const loginForm = (
  script: string,
): string => `<h1>Sign in</h1><form id="login" method="post" action="/password">
  <label>Username <input name="username"></label><label>Password <input type="password" name="password"></label>
  <div><button id="go">Sign in</button></div></form><script>${script}</script>`;

const withForm =
  (script: string): Provider =>
  (visit: Visit, done: Answer): Answer =>
    visit.path === '/password' && isAlice(visit) ? done : loginForm(script);

const blocks = (ms: number): string =>
  `const until = performance.now() + ${ms}; while (performance.now() < until);`;

test.for([
  [
    'a button that moves away from the mouse, once',
    `addEventListener('mousemove', () => { go.style.marginLeft = '300px'; }, { once: true });`,
  ],
  [
    'a button that always moves away from the mouse: Enter',
    `let left = 0; addEventListener('mousemove', () => { go.style.marginLeft = (left = 300 - left) + 'px'; });`,
  ],
  [
    'a page that stands still before it takes the click',
    `let once = false; go.addEventListener('mouseenter', () => { if (once) return; once = true; ${blocks(4_000)} });`,
  ],
  [
    'a page that stands still once the click has sent the form',
    `login.addEventListener('submit', () => { ${blocks(4_000)} });`,
  ],
] as const)('%s', async ([, script]) => {
  const { end, visits } = await browser.signIn(withForm(script), (task) => (task.stepTimeoutMs = 8_000));
  expect(end.kind).toBe('answered');
  expect(visits.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
