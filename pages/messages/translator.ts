/** What says in another language what checks, profiles and errors say in English; undefined: that has no such words. */
export type Translator = (english: string) => string | undefined;

/**
 * `texts` holds sentences and clauses by their English, `{0}`, `{1}` where a value stands. A value that is itself one of
 * them is translated, too, and so are several sentences in a row.
 */
export function translator(texts: Readonly<Record<string, string>>): Translator {
  const templates = Object.entries(texts)
    .map(([english, own]) => ({ between: english.split(/\{\d\}/), own }))
    .filter(({ between }) => between.length > 1)
    .toSorted((a, b) => b.between.join('').length - a.between.join('').length);

  /** `within`: no value goes over the end of a sentence. */
  const one = (english: string, within: boolean): string | undefined => {
    if (Object.hasOwn(texts, english)) return texts[english];
    // A title is without the stop that it has as a sentence.
    const title = english.endsWith('.') ? english.slice(0, -1) : '';
    if (Object.hasOwn(texts, title)) return `${texts[title]}.`;
    for (const { between, own } of templates) {
      const values = valuesBetween(between, english);
      if (values && !(within && values.some((value) => value.includes('. '))))
        return own.replaceAll(/\{(\d)\}/g, (_, index: string) => inside(values[Number(index)] ?? ''));
    }
    return undefined;
  };
  const inside = (value: string): string => {
    const core = value.trim();
    return value.replace(core, () => one(core, false) ?? core);
  };
  const several = (english: string): string | undefined => {
    const whole = one(english, true);
    if (whole !== undefined) return whole;
    for (let end = english.lastIndexOf('. '); end > 0; end = english.lastIndexOf('. ', end - 1)) {
      const first = one(english.slice(0, end + 1), true);
      if (first === undefined) continue;
      // The longest one only: a provider could make the number of ways to cut its text grow without end.
      const rest = several(english.slice(end + 2));
      return rest === undefined ? undefined : `${first} ${rest}`;
    }
    return one(english, false);
  };
  const known = new Map<string, string | undefined>();
  return (english) => {
    // What a provider sent is in there: nothing is kept of what is long, nor for ever.
    if (known.size > 2000) known.clear();
    if (!known.has(english)) known.set(english, english.length > 2000 ? undefined : several(english));
    return known.get(english);
  };
}

/** What stands between these pieces of text, each at its first place; undefined: they do not make it up. */
function valuesBetween(pieces: readonly string[], text: string): string[] | undefined {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return undefined;
  const values: string[] = [];
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const next = text.indexOf(piece, at);
    if (next === -1 || next + piece.length > end) return undefined;
    values.push(text.slice(at, next));
    at = next + piece.length;
  }
  return [...values, text.slice(at, end)];
}
