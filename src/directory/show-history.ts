import { shownState } from '../life/show-visit.js';
import type { MonthCount, PastVisit } from './history.queries.js';
import { dayOf } from './show-people.js';

const BAR = 9;
const GAP = 10;
const HEIGHT = 90;

/** A visit as a row shows it; `personId` is the person whose history it is, if it is one's. */
export const showPastVisit = (visit: PastVisit, personId?: string) => ({
  ...visit,
  shownState: shownState(visit),
  asHost: personId !== undefined && visit.visitorId !== personId,
});

interface Bar {
  x: number;
  y: number;
  height: number;
}

/** The months as a table, and as bars two by two: what was received and what was made. */
export function showMonths(months: MonthCount[]) {
  const most = Math.max(1, ...months.flatMap(({ received, made }) => [received, made]));
  const bar = (count: number, x: number): Bar => {
    const height = Math.round((count / most) * HEIGHT);
    return { x, y: HEIGHT - height, height };
  };
  return {
    most,
    total: months.reduce((sum, { received, made }) => sum + received + made, 0),
    width: months.length * (2 * BAR + GAP),
    height: HEIGHT,
    bar: BAR,
    months: months.map(({ month, received, made }, index) => {
      const x = index * (2 * BAR + GAP) + GAP / 2;
      return {
        at: dayOf(month),
        received,
        made,
        middle: x + BAR,
        bars: { received: bar(received, x), made: bar(made, x + BAR) },
      };
    }),
  };
}
