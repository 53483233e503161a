import { CsvError, type InfoRecord } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export interface CsvRecord {
  /** Where it begins in the file, 1 for the first line. */
  line: number;
  cells: string[];
  /** Whether a quote in it is never closed; its cells mean nothing then. */
  isBroken: boolean;
}

const delimiters = [',', ';', '\t', '|'];

/** After so many, records are single lines: else a file of nothing but stray quotes is read again from each of them. */
const MOST_BROKEN = 20;

/**
 * The records of a text whose lines end in `\n`; empty ones are left out. One bad record never takes others with it: a
 * quote that is not closed breaks its own line only.
 */
export function readCsv(text: string): CsvRecord[] {
  const delimiter = guessDelimiter(text);
  const lines = text.split('\n');
  const records: CsvRecord[] = [];
  let width = 0;
  let broken = 0;
  let done = 0;
  while (done < lines.length && broken < MOST_BROKEN) {
    const { read, failedAt } = readLines(lines.slice(done), done, delimiter);
    width ||= read.find(({ cells }) => cells.length > 1)?.cells.length ?? 0;
    // Two lines that a stray quote made one.
    const merged = read.findIndex(({ line, endLine, cells }) => endLine > line && cells.length !== width);
    const sound = merged < 0 ? read : read.slice(0, merged);
    records.push(...sound.map(({ line, cells }) => ({ line, cells, isBroken: false })));
    const bad = merged < 0 ? failedAt : read[merged]!.line;
    if (bad !== null) records.push(readAlone(lines[bad - 1]!, bad, delimiter, width));
    if (bad !== null) broken++;
    done = bad ?? lines.length;
  }
  for (; done < lines.length; done++) records.push(readAlone(lines[done]!, done + 1, delimiter, width));
  return records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

interface Read {
  line: number;
  endLine: number;
  cells: string[];
}

/** Reads up to a record that is no CSV; `offset` lines of the file stand before these. */
function readLines(lines: string[], offset: number, delimiter: string): { read: Read[]; failedAt: number | null } {
  const read: Read[] = [];
  let last = offset;
  const keep = (cells: string[], { lines: seen }: InfoRecord) => {
    const endLine = Math.min(offset + seen, offset + lines.length);
    read.push({ line: last + 1, endLine, cells });
    last = endLine;
    return null;
  };
  try {
    parse(lines.join('\n'), { delimiter, recordDelimiter: '\n', relaxColumnCount: true, onRecord: keep });
    return { read, failedAt: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { read, failedAt: last + 1 };
  }
}

/** A line with quotes in the middle of a cell, as people write nicknames; broken when that is not it either. */
function readAlone(text: string, line: number, delimiter: string, width: number): CsvRecord {
  if (!text.includes('"')) return { line, cells: text.split(delimiter), isBroken: false };
  try {
    const options = { delimiter, recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true };
    const [cells = []]: string[][] = parse(text, options);
    if (cells.length === width) return { line, cells, isBroken: false };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return { line, cells: [text], isBroken: true };
}

/** The sign that stands most often in the first lines, outside quotes. */
function guessDelimiter(text: string): string {
  const start = text
    .split('\n', 5)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const count = (sign: string) => start.split(sign).length;
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
