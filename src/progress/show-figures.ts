import type { Figures } from './figures.queries.js';
import { seesAbsence, shareOf, type View } from './progress.rules.js';

/** Figures as pages show them; who stayed away only to whom that may be known. */
export function showFigures(figures: Figures, view: View) {
  const { over, missed, late, medianDays, ...rest } = figures;
  return {
    ...rest,
    // A half only where the middle lies between two.
    medianDays: medianDays === null ? null : Math.round(medianDays * 2) / 2,
    absence: seesAbsence(view) ? { over, missed, late, share: shareOf(missed, over) } : null,
    byWeek: figures.byWeek.map((one) => ({ ...one, share: shareOf(one.finished, one.of) })),
  };
}
