import { describe, expect, test } from '@jest/globals';
import { writeCsv } from '../../src/platform/files/csv.client.js';
import { harmless } from '../../src/platform/files/table.rules.js';
import { writeWorkbook } from '../../src/platform/files/workbook.client.js';

const table = {
  head: ['Naam', 'Bezoeken'],
  rows: [
    ['Zoë van der Meer; "Zo"', 3],
    ['=HYPERLINK("http://example.org")', -2],
    ['', null],
  ],
};

test.each([
  ['=1+1', "'=1+1"],
  ['+31 6 123', "'+31 6 123"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['a=b', 'a=b'],
  [-5, -5],
  [null, null],
])('%p is written as %p', (value, written) => {
  expect(harmless(value)).toBe(written);
});

describe('a CSV file', () => {
  test('has what Excel needs: a mark, its delimiter and the ends of lines', () => {
    expect(writeCsv(table, 'nl')).toBe(
      `\uFEFFNaam;Bezoeken\r\n"Zoë van der Meer; ""Zo""";3\r\n"'=HYPERLINK(""http://example.org"")";-2\r\n;\r\n`,
    );
    expect(writeCsv(table, 'en')).toContain('Naam,Bezoeken\r\n');
  });
});

test('a workbook is a zip of sheets without any formula', async () => {
  const file = await writeWorkbook(table, 'Snuffelstages');
  expect(file.subarray(0, 2).toString()).toBe('PK');
  expect(file.length).toBeGreaterThan(1000);
});
