import { stringify } from 'csv-stringify/sync';
import type { Language } from '../views/languages.js';
import { harmless, type Table } from './table.rules.js';

// Without it Excel takes the file for its own code page, and every accent goes wrong.
const BYTE_ORDER_MARK = '\uFEFF';

/** Excel splits by what stands between numbers in the country of its reader. */
const delimiters: Record<Language, string> = { nl: ';', en: ',' };

/** The whole table as a file for a spreadsheet in this language; RFC 4180 otherwise. */
export const writeCsv = ({ head, rows }: Table, language: Language): string =>
  BYTE_ORDER_MARK +
  stringify([head, ...rows].map((row) => row.map(harmless)), {
    delimiter: delimiters[language],
    record_delimiter: 'windows',
  }); // prettier-ignore
