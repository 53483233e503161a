import { declineTexts } from '../decisions/decline-texts.js';
import type { Tx } from '../platform/database/transactions.js';
import { languages } from '../platform/views/languages.js';
import { noOwnTexts, type OwnTexts } from '../platform/views/locales.js';
import { countedSlots, countedVisits, HELD, MISSED, stretchOf, TO_COME } from './counted.queries.js';
import type { Asked } from './insight.js';
import { ofEachStretch } from './stretches.js';

export interface StretchSeats {
  offered: number;
  used: number;
  missed: number;
  toCome: number;
  /** Nobody had it when the moment was over. */
  empty: number;
  /** Still to be had. */
  free: number;
}

/** Seats of the moments of each stretch, and what became of them. */
export async function countSeats(tx: Tx, asked: Asked): Promise<StretchSeats[]> {
  const { from, values } = countedSlots(asked);
  const rows: (StretchSeats & { stretch: number })[] = await tx.query(
    `WITH moments AS (SELECT s.id, s.starts_at, s.ends_at, s.seats, s.seats_taken ${from} AND s.state = 'published'),
     taken AS (
       SELECT v.slot_id, (count(*) FILTER (WHERE ${HELD}))::int AS used, (count(*) FILTER (WHERE ${MISSED}))::int AS missed,
              (count(*) FILTER (WHERE ${TO_COME}))::int AS to_come
         FROM moments m JOIN visits v ON v.slot_id = m.id LEFT JOIN attendances a ON a.visit_id = v.id
        WHERE v.state = 'approved' GROUP BY 1)
     SELECT ${stretchOf('m.starts_at')} AS stretch, sum(m.seats)::int AS offered, coalesce(sum(t.used), 0)::int AS used,
            coalesce(sum(t.missed), 0)::int AS missed, coalesce(sum(t.to_come), 0)::int AS "toCome",
            coalesce(sum(m.seats - m.seats_taken) FILTER (WHERE m.ends_at <= $1), 0)::int AS empty,
            coalesce(sum(m.seats - m.seats_taken) FILTER (WHERE m.ends_at > $1), 0)::int AS free
       FROM moments m LEFT JOIN taken t ON t.slot_id = m.id GROUP BY 1`,
    values,
  );
  return ofEachStretch(asked.period, rows, { offered: 0, used: 0, missed: 0, toCome: 0, empty: 0, free: 0 });
}

/** A ready-made text, words of one's own, none at all, or a moment that was withdrawn. */
export const refusalReasons = ['full', 'busy', 'absent', 'other-moment', 'other', 'none', 'withdrawn'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Requests that were declined, by why: the ready-made texts, in either language and in the words of the company. */
export async function countRefusals(tx: Tx, asked: Asked, own: OwnTexts): Promise<Map<RefusalReason, number>> {
  const { from, values, $ } = countedVisits(asked, { isHosted: true });
  const said = languages.flatMap((language) => [...declineTexts(language, noOwnTexts), ...declineTexts(language, own)]);
  const reasons = Object.fromEntries(said.map(({ text, value }) => [text.replace(/\s+/g, ' ').trim(), value]));
  const rows: { reason: RefusalReason; count: number }[] = await tx.query(
    `SELECT CASE WHEN v.slot_state = 'withdrawn' THEN 'withdrawn' WHEN coalesce(trim(v.reason), '') = '' THEN 'none'
                 ELSE coalesce(${$(JSON.stringify(reasons))}::jsonb ->> trim(regexp_replace(v.reason, '\\s+', ' ', 'g')), 'other') END AS reason,
            count(*)::int AS count
       ${from} AND v.state = 'declined' GROUP BY 1`,
    values,
  );
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}
