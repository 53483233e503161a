import type { TextPart } from '../platform/views/locales.js';

/** A fact that a text can speak of. */
export interface Placeholder {
  name: string;
  /** `count` is a number, said in words for one and for many; `choice` is never shown, it chooses between words. */
  kind: 'fact' | 'count' | 'choice';
  /** What a choice is between. */
  options: string[];
}

/** What is known where this text stands, in the order it is spoken of. */
export function listPlaceholders(parts: TextPart[]): Placeholder[] {
  const found = new Map<string, Placeholder>();
  const visit = (part: TextPart) => {
    if (part.kind === 'words') return;
    const options = 'options' in part ? part.options : {};
    const kind = part.kind === 'choice' ? 'choice' : part.kind === 'fact' ? 'fact' : 'count';
    const earlier = found.get(part.name);
    if (!earlier || earlier.kind === 'fact')
      found.set(part.name, { name: part.name, kind, options: Object.keys(options) });
    Object.values(options).flat().forEach(visit);
  };
  parts.forEach(visit);
  return [...found.values()];
}
