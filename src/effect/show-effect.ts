import type { Language } from '../platform/views/languages.js';
import { pathWith } from '../platform/views/path-with.js';
import { type Figure, quarters } from './effect.rules.js';
import { sayDifference, sayInterval, sayMean } from './effect-words.js';
import { type Forest, forestOf } from './forest.rules.js';
import type { OpenEffect } from './open-effect.js';
import type { StatementEffect } from './read-effect.js';
import { ALL, REST } from './suppression.rules.js';

/** A figure as pages show it; null where it is hidden. */
function showFigure(figure: Figure | null, forest: Forest, language: Language) {
  if (!figure) return null;
  const mean = (value: number) => sayMean(value, language);
  const change = (of: 'dayChange' | 'afterChange') => ({
    ...forest.place(figure[of]),
    sentence: sayDifference(figure[of], language),
    interval: sayInterval(figure[of], language),
  });
  return {
    people: figure.people,
    before: mean(figure.before),
    day: mean(figure.day),
    after: mean(figure.after),
    dayChange: change('dayChange'),
    afterChange: change('afterChange'),
  };
}

const changesOf = (figures: (Figure | null)[]) =>
  figures.flatMap((figure) => (figure ? [figure.dayChange, figure.afterChange] : []));

const showScale = ({ most }: Forest, language: Language) => ({ most: sayMean(most, language) });

/** Each statement, of the company or of one department. */
export function showStatements({ effect, row, column }: OpenEffect, language: Language) {
  const figures = effect.statements.map(({ figure }) => figure(row, column));
  const forest = forestOf(changesOf(figures));
  const statements = effect.statements.map(({ statement, words, reworded }, at) => ({
    statement,
    text: words[0] ?? null,
    earlier: words.slice(1),
    reworded,
    figure: showFigure(figures[at]!, forest, language),
  }));
  return { statements, scale: showScale(forest, language), isShown: figures.some(Boolean) };
}

/** Of the company and the year, whatever else one looks at. */
export const showStaying = ({ effect }: OpenEffect, language: Language) =>
  effect.statements.flatMap(({ words, staying }) =>
    staying ? [{ ...staying, text: words[0] ?? '', sentence: sayDifference(staying.difference, language) }] : [],
  );

/** One statement, of each department that somebody sees. */
export function showDepartments(open: OpenEffect, statement: StatementEffect, language: Language) {
  const { departments, column, seesEvery } = open;
  const { shown, figure } = statement;
  const rows = [
    { id: ALL, name: null },
    ...departments.map(({ value, label }) => ({ id: value, name: label })),
    ...(seesEvery && shown.isShown(REST, column) ? [{ id: REST, name: null }] : []),
  ].map((one) => ({ ...one, found: figure(one.id, column) }));
  const forest = forestOf(changesOf(rows.map(({ found }) => found)));
  return {
    rows: rows
      .filter(({ found }) => found)
      .map(({ id, name, found }) => ({ id, name, figure: showFigure(found, forest, language) })),
    hidden: rows.flatMap(({ name, found }) => (found ? [] : (name ?? []))).join(', '),
    scale: showScale(forest, language),
  };
}

/** The choices of the address. */
export function showChoices({ years, year, row, column, departments }: OpenEffect, statement: number) {
  const said = { year: `${year}`, quarter: column === ALL ? '' : column, department: row === ALL ? '' : row };
  return {
    years: years.map((one) => ({ value: `${one}`, label: `${one}` })),
    quarters: quarters.map((value) => ({ value, labelKey: `effect.quarter.${value}` })),
    departments,
    typed: said,
    pathOf: (one: number) => `${pathWith('/effect', { ...said, statement: `${one}` })}#departments`,
    filePath: (ending: string) => pathWith(`/effect/export.${ending}`, { ...said, statement: `${statement}` }),
  };
}
