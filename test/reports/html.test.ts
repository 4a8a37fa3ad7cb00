import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withBaseline } from '../../core/baseline.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { searchScript } from '../../reports/html/search.ts';
import { htmlStyle } from '../../reports/html/style.ts';
import { expectGolden } from './golden.ts';
import { all, fail, hostile, lying, many, probe, result, target, twoProfiles } from './results.ts';

const png = 'data:image/png;base64,iVBORw0KGgo=';

/** One element a line, without the style: what a reviewer can read. */
function readable(page: string): string {
  return page
    .replace(htmlStyle, '/* style */')
    .replace(/sha256-[^']+/, 'sha256-…')
    .replaceAll('><', '>\n<');
}

test.each([
  'pass',
  'fail',
  'lying',
  'inconclusive',
  'harnessError',
  'hostile',
  'twoProfiles',
  'message',
] as const)('%s reads as agreed', async (name) =>
  expectGolden(readable(renderHtml(all[name], { screenshots: () => png })), `html.${name}.html`),
);

test('the policy allows the page’s own style and pictures in data: addresses, nothing else', () => {
  const hash = createHash('sha256').update(htmlStyle).digest('base64');
  expect(renderHtml(fail)).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'"`,
  );
  expect(htmlStyle).not.toMatch(/url\(|@import|<\//);
});

test('whatever a provider sends: no element, attribute or address that the page did not bring itself', () => {
  const page = renderHtml(hostile, { screenshots: (path) => (path.startsWith('javascript:') ? path : png) });
  const body = page.replace(htmlStyle, '');
  const tags = new Set([...body.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag!));
  for (const forbidden of ['script', 'iframe', 'object', 'embed', 'form', 'base', 'link']) {
    expect(tags).not.toContain(forbidden);
  }
  const attributes = new Set(
    [...body.matchAll(/<[a-z][a-z0-9]*((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].flatMap(([, list]) =>
      [...list!.matchAll(/\s([a-z-]+)(?:="[^"]*")?/gi)].map(([, name]) => name!),
    ),
  );
  expect([...attributes].filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
  const addresses = [...body.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address!);
  expect(addresses.filter((address) => !/^(https?:\/\/|#|data:image\/)/.test(address))).toEqual([]);
  expect(addresses).toContain(png);
  expect(body).toContain('javascript:alert(document.domain)');
  expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('a screenshot that is missing is named, and only pictures are shown', () => {
  const without = renderHtml(fail, { screenshots: () => null });
  expect(without).not.toContain('<img');
  expect(without).toContain('Screenshot: screenshots/contoso.mfa.alice.1.png');
  expect(renderHtml(fail, { screenshots: () => 'https://evil.example/x.png' })).not.toContain('<img');
  expect(renderHtml(fail, { screenshots: () => png }).match(/<img src="data:image\/png/g)).toHaveLength(2);
});

test('the verdict comes first, then why, then what to do', () => {
  const page = renderHtml(fail);
  const places = [
    '<h1>Microsoft would not see MFA.</h1>',
    '– Not tested',
    '<h2>Why</h2>',
    '<h2>What to do</h2>',
    '<h2>What was done</h2>',
    '<h2>Every sign-in in detail</h2>',
    '<h2>What was not tested</h2>',
  ].map((text) => page.indexOf(text));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('amr is marked in the claims, present or not', () => {
  expect(renderHtml(fail)).toContain('▸ amr</th><td><b>not in this token</b>');
  expect(renderHtml(all.pass)).toContain(
    '▸ amr</th><td><code>[&quot;pwd&quot;,&quot;otp&quot;,&quot;mfa&quot;]</code>',
  );
});

test('says when the two verdicts differ', () => {
  expect(renderHtml(lying)).toContain('The two verdicts differ.');
  expect(renderHtml(fail)).not.toContain('The two verdicts differ.');
});

test('the two hops are drawn only for a profile that has them', () => {
  expect(renderHtml(twoProfiles).match(/class="hops"/g)).toHaveLength(1);
});

test('headings leave no level out', () => {
  for (const sample of [fail, twoProfiles]) {
    const levels = [...renderHtml(sample).matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
  }
});

test('only a page that can be searched has a script, its own, named by the policy', () => {
  expect(renderHtml(fail)).not.toMatch(/<script|script-src/);
  const page = renderHtml(many);
  const hash = createHash('sha256').update(searchScript).digest('base64');
  expect(page).toContain(`script-src 'sha256-${hash}'; style-src`);
  expect(page.match(/<script>[^]*?<\/script>/g)).toEqual([`<script>${searchScript}</script>`]);
});

test('compared with an earlier run it says what changed', () => {
  const page = renderHtml(fail, { compare: all.pass });
  expect(page).toMatch(/<h2>What changed<\/h2><p>\d+ things changed since the run of 2026-12-01 10:00 UTC/);
  expect(page).toContain('✗ worse</span> mfa, alice: oidc/amr-present: passed, now failed');
  expect(renderHtml(fail, { compare: fail })).toContain('Nothing changed since');
});

test('beside a baseline it says what is new, gone and accepted, and until when', () => {
  const accepted = (check: string) =>
    ({ target: 'contoso', scenario: 'mfa', check, comment: 'ticket 4711', review: '2027-01-01' }) as const;
  const page = renderHtml(
    withBaseline(fail, {
      path: 'b.yaml',
      accepted: [accepted('oidc/amr-present'), accepted('oidc/signature-verifies')],
    }),
  );
  expect(page).toContain(
    '<h2>Against the baseline</h2><p>It differs from the baseline: 1 that was accepted is gone.</p>',
  );
  expect(page).toContain('<b>Known:</b> accepted until 2027-01-01 (ticket 4711).');
});

test('a rule that nobody confirmed is reported, never demanded', () => {
  const finding = { ...fail.targets[0]!.probes[0]!.findings[0]!, unconfirmed: true as const };
  const page = renderHtml(result({ targets: [target({ probes: [probe({ findings: [finding] })] })] }));
  expect(page).toContain('reported, not confirmed');
  expect(page).not.toContain('Demanded by');
});

test('repeats are drawn and said', () => {
  const attempts = [
    { verdict: 'pass', durationMs: 800 },
    { verdict: 'fail', durationMs: 1600 },
  ];
  const page = renderHtml(result({ targets: [target({ probes: [probe({ attempts })] })] }));
  expect(page).toContain('Repeated: 1 of 2 passed');
  expect(page).toContain('aria-label="2 repeats: pass, fail"');
});

test('what was proven is said question by question', () => {
  expect(renderHtml(lying)).toMatch(/Is it more than a constant\?<\/span> <span class="mark">✗ no/);
  expect(renderHtml(fail)).toMatch(/Does it say MFA\?<\/span> <span class="mark">✗ no/);
});

test('500 targets: each can be found by name, those that fail first, in less than 3 MB', () => {
  const page = renderHtml(many);
  expect(new Set(page.match(/tenant-\d{3}(?=<)/g)).size).toBe(500);
  expect(page.indexOf('tenant-008<')).toBeLessThan(page.indexOf('tenant-001<'));
  expect(page.length).toBeLessThan(3_000_000);
});

test.each(['light', 'dark'])(
  '%s: every text has a contrast of at least 4.5 with what it stands on',
  (scheme) => {
    const [light = '', dark = ''] = [...htmlStyle.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body!);
    const colours = new Map(
      [...(scheme === 'light' ? light : dark).matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(
        ([, name, hex]) => [name!, hex!],
      ),
    );
    const tones = ['pass', 'fail', 'unsure', 'none'];
    const pairs = [
      ...['paper', 'card', 'quiet'].flatMap((ground) =>
        ['ink', 'soft', 'link', ...tones].map((text) => [text, ground]),
      ),
      ...tones.flatMap((tone) => [tone, 'ink'].map((text) => [text, `${tone}-tint`])),
    ];
    const poor = pairs.filter(([text, ground]) => contrast(colours.get(text!)!, colours.get(ground!)!) < 4.5);
    expect(poor).toEqual([]);
  },
);

/** WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].toSorted((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
