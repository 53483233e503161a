import { Info } from 'luxon';
import type { Language } from '../platform/views/languages.js';

/** The days of a week, 1 for Monday, as people write them: `ma di do`. */
export const sayWorkdays = (workdays: number[], language: Language) =>
  workdays.map((day) => Info.weekdays('short', { locale: language })[day - 1]).join(' ');
