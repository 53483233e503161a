import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { setStage } from '../support/acts.js';
import { LineWorld } from '../support/line-world.js';
import { lineHistories } from '../support/line-history.js';

const RUNS = 8;
/** So that a failure has time to shrink and is told before Jest gives up. */
const PATIENCE_MS = 90_000;

const stage = setStage();
const { run } = stage;

test(
  'whatever happens around a slot that many want: seats are never exceeded, nobody is in two places, and whoever waits is offered a seat, served or told',
  async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(lineHistories, async (steps) => {
        const world = await LineWorld.open(stage);
        for (const step of steps) {
          await world.take(step);
          await run((tx) => expectOrder(tx, world));
        }
        await world.settle();
        await run((tx) => expectNobodyForgotten(tx, world));
        for (const { act, count } of await run((tx) => countActs(tx, world))) seen[act] = (seen[act] ?? 0) + count;
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS },
    );
    // Histories in which nothing happens would prove nothing.
    for (const act of ['visit.joined-waitlist', 'visit.offered', 'visit.offer-accepted', 'visit.expired'])
      expect(seen[act]).toBeGreaterThan(0);
  },
  PATIENCE_MS + 30_000,
);

/** Seats are counted right and never exceeded, nobody is in two places, and no seat is kept for nobody. */
async function expectOrder(tx: Tx, { slot, otherSlot }: LineWorld): Promise<void> {
  const miscounted: object[] = await tx.query(
    `SELECT s.seats, s.seats_taken, count(v.id)::int AS held
       FROM slots s LEFT JOIN visits v ON v.slot_id = s.id
        AND (v.state IN ('approved', 'offered') OR v.state = 'requested' AND v.offered_at IS NOT NULL)
      WHERE s.id = ANY ($1) GROUP BY s.id HAVING s.seats_taken <> count(v.id) OR count(v.id) > s.seats`,
    [[slot.id, otherSlot.id]],
  );
  expect(miscounted).toEqual([]);
  const inTwoPlaces: object[] = await tx.query(
    `SELECT a.visitor_id FROM visits a JOIN visits b ON b.visitor_id = a.visitor_id AND b.slot_id <> a.slot_id
        AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at
      WHERE a.slot_id = $1 AND b.slot_id = $2
        AND a.state IN ('offered', 'requested', 'approved') AND b.state IN ('offered', 'requested', 'approved')`,
    [slot.id, otherSlot.id],
  );
  expect(inTwoPlaces).toEqual([]);
}

/** When all is over nobody is left in line, and everybody who was ever in it heard how it ended, for a reason that is written down. */
async function expectNobodyForgotten(tx: Tx, { slot }: LineWorld): Promise<void> {
  const left: object[] = await tx.query(
    `SELECT id, state FROM visits WHERE slot_id = $1 AND state IN ('waiting', 'offered', 'requested')`,
    [slot.id],
  );
  expect(left).toEqual([]);
  const untold: object[] = await tx.query(
    `SELECT v.id, v.state FROM visits v WHERE v.slot_id = $1 AND v.state = 'expired'
        AND NOT EXISTS (SELECT FROM notices n WHERE n.person_id = v.visitor_id AND n.payload ->> 'visitId' = v.id::text
                          AND n.kind IN ('offer-lapsed', 'wait-over', 'request-expired'))`,
    [slot.id],
  );
  expect(untold).toEqual([]);
  const causes = {
    'seat-offered': 'visit.offered',
    'offer-lapsed': 'visit.expired',
    'wait-over': 'visit.expired',
    'request-expired': 'visit.expired',
  };
  const withoutCause: object[] = await tx.query(
    `SELECT n.kind, v.id FROM notices n JOIN visits v ON v.id::text = n.payload ->> 'visitId' AND v.slot_id = $1
       JOIN json_each_text($2::json) cause ON cause.key = n.kind
      WHERE n.created_at > $3 OR (SELECT count(*) FROM audit_entries a WHERE a.subject_id = v.id AND a.act = cause.value AND a.at = n.created_at) <> 1`,
    [slot.id, JSON.stringify(causes), now()],
  );
  expect(withoutCause).toEqual([]);
}

const countActs = (tx: Tx, { slot }: LineWorld): Promise<{ act: string; count: number }[]> =>
  tx.query(
    `SELECT a.act, count(*)::int AS count FROM audit_entries a JOIN visits v ON v.id = a.subject_id AND v.slot_id = $1 GROUP BY a.act`,
    [slot.id],
  );
