import type { Table } from '../platform/files/table.rules.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { OpenEffect } from './open-effect.js';
import { ALL, REST } from './suppression.rules.js';

const columns = ['group', 'year', 'quarter', 'statement', 'people', 'before', 'day', 'after', 'day-change', 'day-low', 'day-high', 'after-change', 'after-low', 'after-high'] as const; // prettier-ignore

const rounded = (value: number) => Math.round(value * 100) / 100;

/** Every figure that somebody may see of the period, a row for each group and statement. */
export function effectTable({ effect, departments, year, column, seesEvery }: OpenEffect, language: Language): Table {
  const say = (key: string) => translate(language, key);
  const groups = [
    { id: ALL, name: say('effect.company') },
    ...departments.map(({ value, label }) => ({ id: value, name: label })),
    ...(seesEvery ? [{ id: REST, name: say('effect.others') }] : []),
  ];
  return {
    head: columns.map((name) => say(`effect.column.${name}`)),
    rows: groups.flatMap(({ id, name }) =>
      effect.statements.flatMap(({ words, figure }) => {
        const found = figure(id, column);
        if (!found) return [];
        const { people, before, day, after, dayChange, afterChange } = found;
        const numbers = [before, day, after, ...[dayChange, afterChange].flatMap(({ mean, low, high }) => [mean, low, high])]; // prettier-ignore
        return [[name, year, column === ALL ? '' : Number(column), words[0] ?? '', people, ...numbers.map(rounded)]];
      }),
    ),
  };
}
