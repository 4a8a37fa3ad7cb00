import { de } from './de.ts';
import { en } from './en.ts';

/** Every text of the pages, in one language. */
export type Messages = typeof en;
export const languages = { en, de } as const satisfies Record<string, Messages>;
export type Language = keyof typeof languages;

export const isLanguage = (text: string | null | undefined): text is Language =>
  typeof text === 'string' && Object.hasOwn(languages, text);

/** The first language of `Accept-Language` that there is; English else. */
export function preferred(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').slice(0, 500).split(',');
  const weighed = asked.map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
    return { language: tag.split('-')[0]?.toLowerCase(), weight: q === undefined ? 1 : Number(q) };
  });
  const best = weighed
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .find(({ language }) => isLanguage(language));
  return isLanguage(best?.language) ? best.language : 'en';
}
