const WORKING_DAYS = 5;
const FEWEST_WEEKS = 2;
const MOST_NAMED_WEEKS = 6;

export interface WindowFacts {
  name: string;
  fromDay: number;
  toDay: number;
  isRequired: boolean;
}

/** Windows beneath each other on one scale of working days, as a drawing takes them: a day is one wide. */
export function showWindows<Stop extends WindowFacts>(stops: Stop[]) {
  const last = Math.max(0, ...stops.map(({ toDay }) => toDay));
  const least = Math.max(FEWEST_WEEKS, Math.ceil((last + 1) / WORKING_DAYS));
  const every = Math.ceil(least / MOST_NAMED_WEEKS);
  const labels = Math.ceil(least / every);
  const weeks = labels * every;
  const list = (count: number) => Array.from({ length: count }, (_, index) => index);
  return {
    days: weeks * WORKING_DAYS,
    /** Every other week is shaded, from this day on. */
    shades: list(Math.floor(weeks / 2)).map((index) => (2 * index + 1) * WORKING_DAYS),
    /** The weeks that are named, at equal distances. */
    weeks: list(labels).map((index) => index * every + 1),
    stops: stops.map((stop) => ({ ...stop, width: stop.toDay - stop.fromDay + 1 })),
  };
}
