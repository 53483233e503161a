// Where a text has what was searched for, PostgreSQL puts characters that nobody types; a page turns them into <mark>.
export const MARK_START = '\uE000';
export const MARK_END = '\uE001';

export interface TextPart {
  text: string;
  isFound: boolean;
}

/** The text in pieces, found or not, in their order. */
export const partsOf = (marked: string): TextPart[] =>
  marked
    .split(MARK_START)
    .flatMap((piece, place) => {
      const [found, rest] = place === 0 ? ['', piece] : (piece.split(MARK_END, 2) as [string, string?]);
      return [
        { text: found, isFound: true },
        { text: rest ?? '', isFound: false },
      ];
    })
    .filter(({ text }) => text !== '');
