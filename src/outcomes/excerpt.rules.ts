// The beginning of a text, cut between words where it can be.
const ELLIPSIS = '…';

/** At most so many characters, the sign that there is more included. */
export function excerpt(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const kept = characters.slice(0, most - 1).join('');
  const end = kept.search(/\s\S*$/);
  return `${(end > most / 2 ? kept.slice(0, end) : kept).trimEnd()}${ELLIPSIS}`;
}
