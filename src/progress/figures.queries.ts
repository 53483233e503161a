import type { Tx } from '../platform/database/transactions.js';
import { type FollowedSql, IS_FINISHED } from './followed.queries.js';
import { milestones } from './progress.rules.js';

export interface Figures {
  hires: number;
  finished: number;
  overdueHires: number;
  overdueStops: number;
  toPlanHires: number;
  toPlanVisits: number;
  weekHires: number;
  weekVisits: number;
  /** Calendar days from the first day to the first visit, of so many hires; null when nobody had one. */
  medianDays: number | null;
  medianOf: number;
  /** Visits that are over, those to which the guest did not come, and those called off late. */
  over: number;
  missed: number;
  late: number;
  /** Hires for whom so many weeks have passed, and how many of them had finished by then. */
  byWeek: { week: number; of: number; finished: number }[];
}

type FiguresRow = Omit<Figures, 'byWeek'> & Record<string, number>;

/** Everything that is counted, in one read. */
export async function readFigures(tx: Tx, { sql, values }: FollowedSql): Promise<Figures> {
  const [row]: [FiguresRow] = await tx.query(
    `${sql},
     each AS (
       SELECT rotation_id, first_on, today, count(*) FILTER (WHERE is_required) AS required,
              count(*) FILTER (WHERE is_required AND finished_at IS NULL) AS unfinished, ${IS_FINISHED} AS is_finished,
              max(finished_at) FILTER (WHERE is_required) AS finished_at, min(held[1])::date - first_on AS days,
              count(*) FILTER (WHERE state = 'overdue') AS overdue, count(*) FILTER (WHERE state = 'to-plan') AS to_plan,
              sum(visits - done - planned) FILTER (WHERE state = 'to-plan') AS visits_to_plan, sum(this_week) AS this_week,
              sum(over) AS over, sum(missed) AS missed, sum(late) AS late
         FROM stops GROUP BY rotation_id, first_on, today)
     SELECT count(*)::int AS hires, (count(*) FILTER (WHERE is_finished))::int AS finished,
            (count(*) FILTER (WHERE overdue > 0))::int AS "overdueHires", coalesce(sum(overdue), 0)::int AS "overdueStops",
            (count(*) FILTER (WHERE to_plan > 0))::int AS "toPlanHires", coalesce(sum(visits_to_plan), 0)::int AS "toPlanVisits",
            (count(*) FILTER (WHERE this_week > 0))::int AS "weekHires", coalesce(sum(this_week), 0)::int AS "weekVisits",
            percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS "medianDays", count(days)::int AS "medianOf",
            coalesce(sum(over), 0)::int AS over, coalesce(sum(missed), 0)::int AS missed, coalesce(sum(late), 0)::int AS late,
            ${milestones.map(byWeek).join(', ')}
       FROM each`,
    values,
  );
  const { hires, finished, overdueHires, overdueStops, toPlanHires, toPlanVisits, weekHires, weekVisits, medianDays, medianOf, over, missed, late } = row; // prettier-ignore
  return {
    hires,
    finished,
    overdueHires,
    overdueStops,
    toPlanHires,
    toPlanVisits,
    weekHires,
    weekVisits,
    medianDays,
    medianOf,
    over,
    missed,
    late, // prettier-ignore
    byWeek: milestones.map((week) => ({ week, of: row[`of${week}`] ?? 0, finished: row[`finished${week}`] ?? 0 })),
  };
}

function byWeek(week: number): string {
  const isOver = `required > 0 AND first_on + ${7 * week} <= today`;
  return `(count(*) FILTER (WHERE ${isOver}))::int AS of${week},
    (count(*) FILTER (WHERE ${isOver} AND unfinished = 0 AND finished_at::date < first_on + ${7 * week}))::int AS finished${week}`;
}
