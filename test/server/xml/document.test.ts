import { expect, test } from 'vitest';
import { decodeXml, parseXml } from '../../../server/xml/document.ts';

test.each([
  ['a comment that speaks of markup', '<a><!-- <!DOCTYPE x> & <b c="d"> --></a>'],
  ['CDATA that speaks of markup', '<a><![CDATA[<!DOCTYPE x> & <b c="d">]]></a>'],
  ['text that looks like an attribute', '<a b="1">c="d" e=\'f\'</a>'],
  ['every kind of reference', '<a b="&#9;&quot;">&amp;&lt;&gt;&apos;&#65;&#x1F600;</a>'],
  ['spaces in its tags', '<a\n b = "1"\tc=\'"\'\n><d  /></a >'],
  ['a greater-than sign in an attribute', '<a b="c>d"><e f=">"/></a>'],
  ['the xml prefix', '<a xml:lang="en" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>'],
])('%s is read', (_what, xml) => {
  expect(parseXml(xml).nodeName).toBe('a');
});

test.each([
  ['<a xmlns:xmlns="u"/>', 'well-formed'],
  ['<a xmlns:xml="u"/>', 'well-formed'],
  ['<a xmlns:b=""/>', 'well-formed'],
  ['<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'well-formed'],
  ['<a>]]></a>', 'well-formed'],
  ['<a>&#xFFFF;</a>', 'well-formed'],
  ['<a>&#xD800;</a>', 'well-formed'],
  ['<a>\u0001</a>', 'well-formed'],
  ['<a>\uD800</a>', 'well-formed'],
  ['<a b=1/>', 'well-formed'],
  ['<a><!-- -- --></a>', 'well-formed'],
  ['<a ID="x"><b Id="x"/></a>', 'duplicate-id'],
  ['<a/><?x y?>', 'no-processing-instruction'],
  ['<a/><b/>', 'one-root'],
  ['<!doctype a><a/>', 'no-doctype'],
])('%s is refused: %s', (xml, rule) => {
  expect(() => parseXml(xml)).toThrow(expect.objectContaining({ rule }));
});

test.each([
  ['comments', '<!--'],
  ['CDATA sections', '<![CDATA['],
  ['processing instructions', '<?x '],
  ['ampersands', '&'],
])('%s without an end are refused at once, however many', (_what, repeated) => {
  const xml = `<a>${repeated.repeat(500_000)}`;
  expect(() => parseXml(xml)).toThrow(expect.objectContaining({ rule: 'well-formed' }));
});

test('names and spaces of any length are read', () => {
  const [name, spaces] = ['a'.repeat(500_000), ' '.repeat(500_000)];
  expect(parseXml(`<${name}${spaces}b="c" ${name}${spaces}=${spaces}"d"/>`).nodeName).toBe(name);
});

test('what is too long to check quickly is refused before it is checked', () => {
  const deep = `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`;
  expect(() => parseXml(deep)).toThrow(expect.objectContaining({ rule: 'size' }));
  const wide = `<a ${Array.from({ length: 20_000 }, (_, index) => `b${index}="c"`).join(' ')}`;
  expect(() => parseXml(wide)).toThrow(expect.objectContaining({ rule: 'well-formed' }));
  expect(() => decodeXml(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'))).toThrow(
    expect.objectContaining({ rule: 'size' }),
  );
});
