// On which days somebody does not work at all, as far as is known: what a board greys out. Public holidays are no matter of it.
export interface Presence {
  firstOn: string;
  leavesOn: string | null;
  /** ISO weekdays, 1 for Monday. */
  workdays: number[];
  absences: { fromOn: string; untilOn: string }[];
}

/** Whether somebody is not there on a date: not yet, not any more, never on that weekday, or away. */
export const isAwayOn = ({ firstOn, leavesOn, workdays, absences }: Presence, date: string): boolean =>
  date < firstOn ||
  (leavesOn !== null && date > leavesOn) ||
  !workdays.includes(new Date(date).getUTCDay() || 7) ||
  absences.some(({ fromOn, untilOn }) => fromOn <= date && date <= untilOn);
