// People are found by every word that was typed, wherever it stands in their names or address, without regard to
// capitals or accents. The trigger `keep_searchable` folds what is searched in the same way.
const foreignLetters: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd' };

const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıøłđ]/g, (letter) => foreignLetters[letter] ?? letter);

/** The words to look for, each as a LIKE pattern. */
export const searchPatterns = (text: string): string[] =>
  fold(text)
    .split(/[\s,;<>]+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
