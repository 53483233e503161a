// A table that somebody opens in a spreadsheet. Text that begins as a formula does would be calculated there, on the
// reader's machine and in the reader's name: an apostrophe before it makes it text. (OWASP, CSV injection.)
export type TableValue = string | number | null;

export interface Table {
  head: string[];
  rows: TableValue[][];
}

// Spreadsheets also take the full-width signs for formulas.
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

export const harmless = (value: TableValue): TableValue =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
