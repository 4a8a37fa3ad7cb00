/** A piece of XML whose values are escaped already. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Xml | string | undefined | Content[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes for text and attributes alike; what XML 1.0 cannot hold at all becomes U+FFFD (section 2.2). */
export const escapeXml = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

const write = (content: Content): string => {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map(write).join('');
  return content instanceof Xml ? content.text : escapeXml(content);
};

/** One element; what is `undefined` is left out. */
export function element(
  name: string,
  attributes: Record<string, string | undefined>,
  ...content: Content[]
): Xml {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`);
  return new Xml(`<${name}${written.join('')}>${write(content)}</${name}>`);
}
