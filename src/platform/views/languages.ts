export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'nl';

/** How numbers, dates and plurals are written. */
export const localeTags: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** The first language we speak in an Accept-Language header, or null. */
export function preferredLanguage(header: string | undefined): Language | null {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { language: tag.slice(0, 2).toLowerCase(), weight: q ? Number(q.slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const found = wanted.find(({ language }) => (languages as readonly string[]).includes(language));
  return (found?.language as Language | undefined) ?? null;
}
