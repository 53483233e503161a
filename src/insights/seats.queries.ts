import { declineTexts } from '../decisions/decline-texts.js';
import type { Tx } from '../platform/database/transactions.js';
import { languages } from '../platform/views/languages.js';
import { noOwnTexts, type OwnTexts } from '../platform/views/locales.js';
import { APPROVED, countedSlots, countedVisits, HELD, MISSED, STRETCHES, TO_COME } from './counted.queries.js';
import type { Asked } from './insight.js';
import { ofEachStretch } from './stretches.js';

interface Offered {
  offered: number;
  /** Nobody had it when the moment was over. */
  empty: number;
  /** Still to be had. */
  free: number;
}

interface Taken {
  used: number;
  missed: number;
  toCome: number;
}

export type StretchSeats = Offered & Taken;

/** Seats of the moments of each stretch, and what became of them. */
export async function countSeats(tx: Tx, asked: Asked): Promise<StretchSeats[]> {
  const slots = countedSlots(asked);
  const visits = countedVisits({ ...asked, visitorId: null }, { isHosted: true });
  // An approved visit has its seat in a moment that is not withdrawn, and begins when that does.
  const [offered, taken]: [(Offered & { stretch: number })[], (Taken & { stretch: number })[]] = [
    await tx.query(
      `SELECT stretch, told.* FROM ${STRETCHES}, LATERAL (
         SELECT coalesce(sum(s.seats), 0)::int AS offered,
                coalesce(sum(s.seats - s.seats_taken) FILTER (WHERE s.ends_at <= $1), 0)::int AS empty,
                coalesce(sum(s.seats - s.seats_taken) FILTER (WHERE s.ends_at > $1), 0)::int AS free ${slots.fromStretch('true')}) told`,
      slots.values,
    ),
    await tx.query(
      `SELECT stretch, told.* FROM ${STRETCHES}, LATERAL (
         SELECT (count(*) FILTER (WHERE ${HELD}))::int AS used, (count(*) FILTER (WHERE ${MISSED}))::int AS missed,
                (count(*) FILTER (WHERE ${TO_COME}))::int AS "toCome" ${visits.fromStretch(APPROVED)}) told`,
      visits.values,
    ),
  ];
  const seats = ofEachStretch(asked.period, offered, { offered: 0, empty: 0, free: 0 });
  const guests = ofEachStretch(asked.period, taken, { used: 0, missed: 0, toCome: 0 });
  return seats.map((seat, place) => ({ ...seat, ...guests[place]! }));
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
       ${from(`v.state = 'declined'`)} GROUP BY 1`,
    values,
  );
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}
