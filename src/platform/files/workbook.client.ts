import writeXlsxFile from 'write-excel-file/node';
import { harmless, type Table } from './table.rules.js';

const WIDEST = 40;

/** The table as a workbook of one sheet, its head in sight while one scrolls. */
export function writeWorkbook({ head, rows }: Table, sheet: string): Promise<Buffer> {
  const widths = head.map((name, column) =>
    Math.min(WIDEST, Math.max(...[name, ...rows.slice(0, 100).map((row) => row[column])].map((value) => String(value ?? '').length)) + 2),
  ); // prettier-ignore
  return writeXlsxFile(
    [
      head.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value) => {
          const cell = harmless(value);
          if (cell === null || cell === '') return null;
          return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };
        }),
      ),
    ],
    { sheet, stickyRowsCount: 1, columns: widths.map((width) => ({ width })) },
  ).toBuffer();
}
