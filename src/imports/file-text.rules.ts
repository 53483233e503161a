// HR systems write UTF-8, with or without a byte order mark, UTF-16 with one, or Windows-1252 without a word about it.
// What is no valid UTF-8 is Windows-1252: its accented letters hardly ever happen to be well-formed UTF-8.
import { storable } from '../platform/storable-text.rules.js';

/** The text of a file, its lines ended by `\n`. */
export function readFileText(bytes: Uint8Array): string {
  return cleanText(decode(bytes));
}

/** Text that came without a file, as a file's text would be. */
export const cleanText = (text: string) => storable(text.replace(/^\ufeff/, '')).replace(/\r\n?/g, '\n');

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
