import { configJsonSchema } from './explain-config.ts';
import type { JsonObject, JsonValue } from './model.ts';

/** docs/configuration.md: every key of amrcheck.yaml, from the schema that it is checked against. */
export function describeConfig(): string {
  return [
    '# Configuration\n',
    'Made from the code by `npm run docs`. Editors complete these keys with `schema/amrcheck.schema.json`: write `# yaml-language-server: $schema=…` in the first line. `${env:NAME}` and `${file:PATH}` keep a secret out of the file. An unknown key, a wrong type or a missing variable ends with exit code 2 and names the line and the fix.\n',
    ...sectionsOf(configJsonSchema(), ''),
  ].join('\n');
}

/** A mapping whose names the user chooses has a section of its own; keys of a fixed mapping are rows. */
function sectionsOf(schema: JsonObject, path: string): string[] {
  const rows: string[] = [];
  const below: string[] = [];
  const add = (of: JsonObject, prefix: string): void => {
    const required = Array.isArray(of['required']) ? of['required'] : [];
    for (const [key, value] of Object.entries(objectIn(of, 'properties') ?? {})) {
      if (!isObject(value)) continue;
      const name = `${prefix}${key}`;
      const named = objectIn(value, 'additionalProperties');
      if (named && 'properties' in named) {
        below.push(...sectionsOf(named, `${path}${name}.<name>.`));
        continue;
      }
      if ('properties' in value) {
        add(value, `${name}.`);
        continue;
      }
      const variants = variantsOf(value);
      if (variants.length === 0 || variants.length !== listOf(value).length)
        rows.push(
          row(name, value, required.includes(key) ? (prefix === '' ? 'required' : 'required there') : ''),
        );
      for (const variant of variants) add(variant, `${name}[].`);
    }
  };
  add(schema, '');
  const title = path === '' ? 'The file' : `\`${path.slice(0, -1)}\``;
  if (rows.length === 0) return below;
  return [
    `## ${title}\n`,
    '| key | value | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...below,
  ];
}

/** The shapes that an entry of a list may have, where they are mappings. */
function variantsOf(value: JsonObject): JsonObject[] {
  return listOf(value).filter((variant) => 'properties' in variant);
}

function listOf(value: JsonObject): JsonObject[] {
  const items = objectIn(value, 'items');
  const any = items?.['anyOf'];
  return Array.isArray(any) ? any.filter(isObject) : items ? [items] : [];
}

function row(name: string, value: JsonObject, otherwise: string): string {
  const { description, default: preset } = value;
  const without = preset === undefined ? otherwise : `\`${JSON.stringify(preset)}\``;
  const cells = [`\`${name}\``, typeOf(value), without, typeof description === 'string' ? description : ''];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function typeOf(value: JsonObject): string {
  const { enum: words, const: only, anyOf, type } = value;
  if (Array.isArray(words)) return words.map((word) => `\`${JSON.stringify(word)}\``).join(', ');
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (Array.isArray(anyOf)) return anyOf.filter(isObject).map(typeOf).join(', or ');
  if (type === 'array') {
    const items = objectIn(value, 'items');
    return `a list of ${items ? typeOf(items) : 'anything'}`;
  }
  if (type === 'object') return 'a mapping';
  if (type === 'integer' || type === 'number') return 'a number';
  if (type === 'boolean') return '`true` or `false`';
  return value['format'] === 'uri' ? 'a URL' : 'text';
}

function objectIn(value: JsonObject, key: string): JsonObject | undefined {
  const inner = value[key];
  return isObject(inner) ? inner : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
