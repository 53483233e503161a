import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import type { Table } from '../platform/files/table.rules.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { type LearningSearch, type LearningView, listLearnings } from './learnings.queries.js';
import { presentLearning } from './present-learning.js';

/** More than a spreadsheet is read through; a file stays within memory. */
const MOST_EXPORTED = 10_000;

const columns = ['text', 'theme', 'about', 'preventable', 'lacked', 'channel', 'department', 'for', 'month', 'heard', 'learnings', 'visits', 'actions'] as const; // prettier-ignore

/** What was found in the words of who reads it: nobody's name and no day. */
export async function learningsCsv(tx: Tx, me: Actor, wanted: LearningSearch): Promise<string> {
  const { items } = await listLearnings(tx, me, { ...wanted, cursor: undefined, limit: MOST_EXPORTED });
  return writeCsv(tableOf(items, me.language), me.language);
}

function tableOf(learnings: LearningView[], language: Language): Table {
  const say = (key: string) => translate(language, key);
  return {
    head: columns.map((column) => say(`learnings.column.${column}`)),
    rows: learnings
      .map(presentLearning)
      .map((one) => [
        one.text,
        one.themeName,
        say(`learnings.about.${one.question}`),
        one.preventable && say(`learnings.preventable.${one.preventable}`),
        one.lacked.map((lack) => say(`learnings.lack.${lack}`)).join(', '),
        say(`slots.channel.${one.channel}`),
        one.departmentName,
        one.forDepartmentName,
        one.month,
        one.allHeard,
        one.allLearnings,
        one.allVisits,
        one.actions,
      ]),
  };
}
