import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { claims } from '../../pages/messages/german/claims.ts';
import { errors } from '../../pages/messages/german/errors.ts';
import { findings } from '../../pages/messages/german/findings.ts';
import { products } from '../../pages/messages/german/products.ts';
import { profiles as ofProfiles } from '../../pages/messages/german/profiles.ts';
import { remedies } from '../../pages/messages/german/remedies.ts';
import { titles } from '../../pages/messages/german/titles.ts';
import { why } from '../../pages/messages/german/why.ts';
import { languages, preferred } from '../../pages/messages/index.ts';
import { translator } from '../../pages/messages/translator.ts';
import { profiles } from '../../profiles/index.ts';
import { providers } from '../../providers/index.ts';
import { generic } from '../../providers/generic.ts';
import { claimMeanings } from '../../reports/claim-meanings.ts';
import { validators } from '../../validators/index.ts';

const root = join(import.meta.dirname, '../..');
const german = {
  ...titles,
  ...remedies,
  ...products,
  ...ofProfiles,
  ...claims,
  ...findings,
  ...errors,
  ...why,
};
const { translated } = languages.de;

/** Where sentences are made that a person sees on the pages. */
const rooms = [
  'validators/**/*.ts',
  'core/{artifacts,attempts,findings,judge,plan,sentences}.ts',
  'server/{input,provider-http}.ts',
  'server/oidc/{client-auth,client-errors,jwks,provider,token}.ts',
  'server/saml/sign-in.ts',
  'server/wsfed/result.ts',
  'server/xml/{answer,decryption,document,keys,metadata,provider,signature}.ts',
  'pages/sign-in.ts',
];

/** No words, or none that a person sees there. */
const alike =
  /^(Attribute|NameID:|NotBefore|auth_time|kid|status|isMfaCompliant:|HTTP|canonicalization:) [{}\d:, a-z]*$|^(signature of|target|client secret|metadata signing key|waiting|every step|chosen in|this signs|invalid signature|a signature without|gzip|face fido|application\/|Entra \{|shows \{|is reported|is not for|does not exist|Target \{|Profiles for|waived:)|^\{0\} of \{1\}$|^(and|or)$/;

/** Each text in the code of these rooms, `{0}` where a value stands in it. */
const inCode = rooms
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .flatMap((path) => {
    const texts: string[] = [];
    const skipped = ['id', 'source', 'title', 'failureTitle', 'why', 'steps', 'text'];
    const read = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) return;
      if (ts.isPropertyAssignment(node) && skipped.includes(node.name.getText())) return;
      if (ts.isStringLiteralLike(node)) texts.push(node.text.trim());
      else if (ts.isTemplateExpression(node)) {
        const rest = node.templateSpans.map(({ literal }, index) => `{${String(index)}}${literal.text}`);
        texts.push([node.head.text, ...rest].join('').trim());
      }
      ts.forEachChild(node, read);
    };
    read(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
    return texts;
  });

/** What is said as it stands, whatever came. */
const asItStands = [
  ...validators.flatMap(({ title, failureTitle, remedy, why: reason }) => [
    title,
    failureTitle,
    reason,
    ...remedy.steps,
  ]),
  ...[...providers, generic].flatMap(({ remedies: own }) => Object.values(own).flatMap(({ steps }) => steps)),
  ...Object.values(profiles).flatMap((profile) => [
    profile.title,
    ...[profile, ...Object.values(profile.over ?? {})].flatMap(({ sentences, limits, demands }) => [
      ...Object.values(sentences),
      limits,
      ...Object.values(demands)
        .flat()
        .flatMap(({ sentence, shows }) => [sentence ?? [], shows?.sentence ?? []].flat()),
    ]),
  ]),
  ...Object.values(claimMeanings),
];

const isProse = (text: string): boolean =>
  /[a-z]{2,}[,.:;]? [a-z({"]|[})"] [a-z]{3,}/.test(text) && !/[<\n]/.test(text) && !alike.test(text);

test('whatever a check, a profile, a product’s remedy or an error says there is said in German', () => {
  const where = 'add their German to a file of pages/messages/german';
  expect(
    asItStands.filter((text) => translated(text) === undefined),
    where,
  ).toEqual([]);
  const missing = [...new Set(inCode)].filter((text) => isProse(text) && !Object.hasOwn(german, text));
  expect(missing, where).toEqual([]);
});

test('nothing is translated that nobody says any more', () => {
  const said = new Set([...inCode, ...asItStands]);
  expect(Object.keys(german).filter((text) => !said.has(text))).toEqual([]);
});

test('the same values stand in the German as in the English, and what stays English is in both', () => {
  const values = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).toSorted();
  for (const [english, own] of Object.entries(german)) {
    expect([english, values(own)]).toEqual([english, values(english)]);
    // Addresses and names of the specifications: whoever mixes up two texts mixes up these.
    for (const [name] of english.matchAll(
      /https?:[^\s,)"]+[\w/]|\b[a-z]+_[a-z_]+|\b[A-Za-z]+[a-z][A-Z]\w+|\bRFC \d+/g,
    ))
      expect([english, own]).toEqual([english, expect.stringContaining(name.replace(/_tokens$/, '_token'))]);
    for (const [, kept = ''] of own.matchAll(/\[\[(.+?)\]\]/g)) expect(english).toContain(kept);
  }
});

test('a template takes its values out and in again, and translates those that it knows', () => {
  const own = translator({
    'The {0} at {1} is {2}.': '{2} ist {0} unter {1}.',
    'It is {0}.': 'Es ist {0}.',
    down: 'aus',
    'A title': 'Ein Titel',
  });
  expect(own('The server at [a at b] is down.')).toBe('aus ist server unter [a at b].');
  expect(own('It is down. The server at a is up. A title.')).toBe(
    'Es ist aus. up ist server unter a. Ein Titel.',
  );
  expect(own('It is down. Something else.')).toBeUndefined();
  expect(own('constructor')).toBeUndefined();
});

test('the language is the first one asked for that there is', () => {
  const asked = [undefined, 'fr', 'de', 'en;q=0.4, de-CH;q=0.9', 'de;q=0, en', 'nl, *'];
  expect(asked.map(preferred)).toEqual(['en', 'en', 'de', 'de', 'en', 'en']);
});
