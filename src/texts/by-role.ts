/** What is said to the host and what to anybody else, of a text that is all one choice between the two. */
export interface ByRole {
  host: string;
  other: string;
}

const BEGIN = '{role, select, host {';
const BETWEEN = '} other {';
const END = '}}';

/** Takes the two apart, for who knows no signs; null for a text of any other form. */
export function splitByRole(text: string): ByRole | null {
  if (!text.startsWith(BEGIN) || !text.endsWith(END)) return null;
  const inner = text.slice(BEGIN.length, -END.length);
  let depth = 0;
  for (let at = 0; at < inner.length; at++) {
    if (depth === 0 && inner.startsWith(BETWEEN, at))
      return { host: inner.slice(0, at), other: inner.slice(at + BETWEEN.length) };
    if (inner[at] === '{') depth++;
    if (inner[at] === '}') depth--;
  }
  return null;
}

export const joinByRole = ({ host, other }: ByRole) => `${BEGIN}${host}${BETWEEN}${other}${END}`;
