import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderErrorPage, renderPage, type Step } from '../../../lab/pages.ts';
import { variants, type Variant } from '../../../lab/variants.ts';
import { findBrowser } from '../../../probes/browsers.ts';
import { joinFrames, readFrame, type PageHint, type PageView } from '../../../probes/drivers/page-view.ts';
import { parsePage } from '../../../probes/drivers/parsed-page.ts';
import { recognise } from '../../../probes/drivers/recognise.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const url = 'http://provider.test/login';
const hints: PageHint[] = [
  { name: 'submit', selector: '#go' },
  { name: 'ignore', selector: '.trap' },
];

async function bothViews(html: string): Promise<{ live: PageView; parsed: PageView }> {
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
  const live = joinFrames([await page.evaluate(readFrame, { hints, frame: 0, since: '', waitMs: 0 })]);
  await page.unroute(url);
  return { live, parsed: parsePage(html, url, hints, live.document).view };
}

/** Words in a row: where a line ends is the layout's to say. */
const words = ({ text }: PageView): string => text.split(/\s+/).filter(Boolean).join(' ');

async function expectSame(html: string): Promise<void> {
  const { live, parsed } = await bothViews(html);
  expect(words(parsed)).toBe(words(live));
  const essence = ({
    url: at,
    title,
    lang,
    headings,
    alerts,
    fields,
    buttons,
    counts,
    captchas,
  }: PageView) => ({
    ...{ at, title, lang, headings, alerts, counts, captchas },
    // Numbered alike, as both read the page from its beginning.
    ...{ fields, buttons },
  });
  expect(essence(parsed)).toEqual(essence(live));
  for (const passwordSubmitted of [false, true]) {
    const progress = { passwordSubmitted, relyingPartyOrigin: 'http://127.0.0.1:1' };
    expect(recognise(parsed, progress)).toEqual(recognise(live, progress));
  }
}

const shell = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Sign in</title></head><body>${body}</body></html>`;

describe('the parsed view of a page is that of the browser', () => {
  const steps: Step[] = ['sign-in', 'identifier', 'password', 'choose', 'code', 'enrol', 'profile', 'stay'];
  test.for(steps)('lab: %s', async (step) => {
    const view = { step, about: 'Lab', username: 'alice', clientId: 'amrcheck', scopes: ['openid'] };
    const some: Variant[] = [variants.plain, variants['six-fields'], variants.skippable, variants.japanese];
    for (const variant of some) {
      await expectSame(
        renderPage({ ...view, variant, secret: 'ABCD', ...(step === 'code' && { error: 'wrongCode' }) }),
      );
    }
  });

  test('lab: an error page', () =>
    expectSame(renderErrorPage('Lab', 'invalid_request', 'redirect_uri is wrong')));

  test.for([
    [
      'labels of all kinds',
      `<form method="post"><label for="u">User</label><input id="u" name="u"><span id="l">Pass</span>
       <input aria-labelledby="l" type="password" name="p"><input placeholder="Code" maxlength="6" inputmode="numeric" name="c">
       <div>Tenant <input name="t"></div><select name="s"><option>a</option><option selected value="2">b</option></select>
       <label><input type="checkbox" name="k" checked> Keep me signed in</label><textarea name="x" required>y</textarea>
       <input type="unheard-of" name="z" value="1" title="Zed"><input type="submit" value="Go"></form>`,
    ],
    [
      'what is hidden',
      `<style>/* a */ .off { position: absolute; left: -9999px } .gone { display: none }
       @media print { input { display: none } }</style>
       <form><input class="off" name="a"><input class="gone" name="b"><div hidden><input name="c"></div>
       <div aria-hidden="true"><input name="d"></div><div inert><button>no</button></div><input style="opacity:0" name="e">
       <input style="opacity:0" autocomplete="one-time-code" name="otp"><p style="display:none">unseen</p>
       <div style="visibility: hidden"><button>unseen</button></div><template><input name="f"></template>
       <noscript><input name="g"></noscript><input class="trap" name="h"><details><summary>More</summary><input name="i"></details>
       <input type="hidden" name="j"><input name="seen"></form>`,
    ],
    [
      'buttons of all kinds',
      `<a href="/x">Link</a><a onclick="f()">Script link</a><a href="/y" role="button">Looks like one</a>
       <div role="button" tabindex="0">Div</div><button disabled>Off</button><button type="button"><img alt="Passkey" width="9" height="9"></button>
       <input type="image" alt="Image" src="data:,"><input type="reset"><button id="go" name="choice" value="1" aria-disabled="true">Go</button>
       <fieldset disabled><button>In it</button><input name="in"></fieldset><button form="f">Outside</button><form id="f"><input type="hidden" name="h"></form>`,
    ],
    [
      'messages',
      `<h1>Sign <b>in</b></h1><h2></h2><div role="heading">Second</div><fieldset><legend>Third</legend></fieldset>
       <div class="alert-error"><span class="error-text">Wrong password.</span> <a href="/r">Reset it</a></div>
       <label class="error">Not said</label><form class="has-error"><input name="u"></form><p role="alert"></p>
       <div class="errors"><input name="v"></div>`,
    ],
    [
      'a form that sends itself',
      `<form method="post" action="/x"><input type="hidden" name="SAMLResponse" value="a"><noscript><button>Continue</button></noscript></form>`,
    ],
  ])('%s', ([, html]) => expectSame(shell(html!)));
});

test('words stand on lines of their own where blocks do', () => {
  const { view } = parsePage(
    shell('<p>one <b>two</b></p>three<br>four<div><div>five</div></div>'),
    url,
    [],
    '1',
  );
  expect(view.text).toBe('one two\nthree\nfour\nfive');
});

test('a form of hidden fields alone is counted, one with something to see is not', () => {
  const hidden = '<input type="hidden" name="h">';
  const html = `<form>${hidden}</form><form>${hidden}<button>Go</button></form><form>${hidden}Please wait</form><form></form>`;
  expect(parsePage(shell(html), url, [], '1').view.hiddenForms).toBe(1);
});
