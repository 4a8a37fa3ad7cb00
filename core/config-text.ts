import { readFile, stat } from 'node:fs/promises';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { invalid } from './config-problem.ts';
import type { Located, Place } from './config-problem.ts';
import { HarnessError } from './errors.ts';
import type { JsonValue } from './model.ts';

const maxConfigBytes = 1024 * 1024;

/**
 * The YAML at `path` as plain data, and where in it a problem stands (`file:line:column`).
 * Throws CONFIG_NOT_FOUND, or CONFIG_INVALID where it is not readable or not YAML.
 */
export async function readConfigText(
  path: string,
): Promise<{ raw: JsonValue; locate(place: Place): Located }> {
  const text = await readText(path);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [syntaxError] = document.errors;
  // What follows the first syntax error is mostly its echo.
  if (syntaxError) throw invalid(path, [`${at(syntaxError.pos[0])}: ${syntaxMessage(syntaxError)}`]);
  return {
    raw: toPlain(path, document),
    locate: (place) => {
      const offset = offsetOf(document, place) ?? 0;
      return { text: at(offset), offset };
    },
  };
}

async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > maxConfigBytes) {
      throw invalid(path, [
        `${path} has ${size} bytes; a configuration has at most 1 MB. Is it the right file?`,
      ]);
    }
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') {
      throw new HarnessError(
        'CONFIG_NOT_FOUND',
        `There is no configuration at ${path}.`,
        'Name it with --config FILE, or give one target without a file: --issuer URL --client-id ID --username NAME. `amrcheck demo` needs neither.',
        { cause: error },
      );
    }
    const why =
      code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'you may not read it' : String(code);
    throw invalid(path, [`${path} cannot be read: ${why}.`], error);
  }
  // PowerShell's ">" writes UTF-16.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw invalid(path, [`${path} is saved as UTF-16. Save it as UTF-8.`]);
  }
  const text = bytes.toString('utf8');
  if (text.trim() === '')
    throw invalid(path, [`${path} is empty. It needs at least one target under "targets:".`]);
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
    throw invalid(path, [`${path} is an HTML or XML document, not YAML. Was a web page saved in its place?`]);
  }
  if (text.includes('\0')) throw invalid(path, [`${path} is not a text file.`]);
  return text;
}

function syntaxMessage(error: { code: string; message: string }): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'a tab is used to indent. YAML wants spaces.';
    case 'DUPLICATE_KEY':
      return 'this key stands twice in the same place. Remove one of the two.';
    case 'MULTIPLE_DOCS':
      return 'the file holds more than one document ("---"). Keep one.';
    default:
      // The library's messages may quote the line, and the line may hold a password.
      return `this is not valid YAML (${error.code.toLowerCase().replaceAll('_', ' ')}). Check the indentation and the quotes here and in the line above.`;
  }
}

function toPlain(path: string, document: Document): JsonValue {
  try {
    return document.toJS({ maxAliasCount: 100 }) as JsonValue;
  } catch (error) {
    throw invalid(
      path,
      [`${path} uses YAML aliases (&, *) that cannot be resolved or that grow too large.`],
      error,
    );
  }
}

/** Where a problem stands in the text; aliases and merge keys are followed, a missing key is placed at its parent. */
function offsetOf(document: Document, { path, atKey }: Place): number | undefined {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0];
  path.forEach((step, depth) => {
    const parent: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    node = null;
    if (isMap(parent)) {
      const pair = pairOf(document, parent.items as Pair<Node, Node | null>[], String(step));
      if (!pair) return;
      node = pair.value;
      const last = depth === path.length - 1;
      const place = last && !atKey && isScalar(pair.value) ? pair.value : pair.key;
      offset = place.range?.[0] ?? offset;
    } else if (isSeq(parent)) {
      node = (parent.items[Number(step)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    }
  });
  return offset;
}

function pairOf(
  document: Document,
  items: Pair<Node, Node | null>[],
  key: string,
): Pair<Node, Node | null> | undefined {
  const keyOf = (pair: Pair<Node, Node | null>) => (isScalar(pair.key) ? String(pair.key.value) : '');
  const own = items.find((pair) => keyOf(pair) === key);
  if (own) return own;
  for (const { value } of items.filter((pair) => keyOf(pair) === '<<' || keyOf(pair).startsWith('Symbol('))) {
    for (const source of isSeq(value) ? (value.items as Node[]) : [value]) {
      const merged = isAlias(source) ? source.resolve(document) : source;
      const pair = isMap(merged) && pairOf(document, merged.items as Pair<Node, Node | null>[], key);
      if (pair) return pair;
    }
  }
  return undefined;
}
