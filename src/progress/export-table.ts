import type { Table } from '../platform/files/table.rules.js';
import { localDate } from '../platform/views/days.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { ExportRow } from './export-rows.queries.js';

const columns = ['name', 'email', 'personnelNumber', 'department', 'manager', 'cohort', 'programme', 'firstOn', 'stop', 'channel', 'required', 'opensOn', 'dueOn', 'state', 'visits', 'done', 'planned', 'next'] as const; // prettier-ignore

/** Every stop of every hire, in the words of who reads it. Dates as `2026-12-01`, which every spreadsheet knows. */
export function exportTable(rows: ExportRow[], language: Language, timeZone: string): Table {
  const say = (key: string) => translate(language, key);
  return {
    head: columns.map((column) => say(`progress.column.${column}`)),
    rows: rows.map((row) => [
      row.name,
      row.email,
      row.personnelNumber,
      row.departmentName,
      row.managerName,
      row.cohortName,
      row.programmeName,
      row.firstOn,
      row.hostName,
      row.channel && say(`slots.channel.${row.channel}`),
      say(`progress.required.${row.isRequired ? 'yes' : 'no'}`),
      row.opensOn,
      row.dueOn,
      say(`progress.stop.${row.state}`),
      row.visits,
      row.done,
      row.planned,
      row.nextAt && localDate(row.nextAt, timeZone),
    ]),
  };
}
