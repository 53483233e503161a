// A gap is a working day on which nobody can come and look: no moment was published, or every seat is taken. It is worth
// a lead's while only ahead, while there is time to do something about it.
import type { DateTime } from 'luxon';
import { type IsFree, listWorkingDays } from '../calendar/working-days.rules.js';

export const GAP_DAYS = 14;

/** What is on offer on one calendar day. */
export interface DaySupply {
  /** `2026-11-24` */
  date: string;
  seats: number;
  seatsTaken: number;
}

export interface WorkingDay {
  date: string;
  at: Date;
  kind: 'none' | 'full' | 'free';
  free: number;
}

/** The working days of two weeks from today on, with what is left of each. */
export function showWorkingDays(today: DateTime, supply: DaySupply[], isFree?: IsFree): WorkingDay[] {
  return listWorkingDays(today, GAP_DAYS, isFree).map((day) => {
    const date = day.toISODate() as string;
    const offered = supply.find((one) => one.date === date);
    const free = offered ? offered.seats - offered.seatsTaken : 0;
    return { date, at: day.set({ hour: 12 }).toJSDate(), free, kind: !offered ? 'none' : free > 0 ? 'free' : 'full' };
  });
}
