import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import { findRecipient } from '../../src/people/recipient.queries.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { setStage } from '../support/acts.js';
import { lifeHistories } from '../support/life-history.js';
import { LifeWorld, type Posted } from '../support/life-world.js';

const RUNS = 3;
/** So that a failure has time to shrink and is told before Jest gives up. */
const PATIENCE_MS = 90_000;

const stage = setStage();
const { run } = stage;

test(
  'whatever happens between moves, groups, lines, hosts and slots: no seat too many, nobody in two places, one event per UID, and a way out of everything',
  async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(lifeHistories, async (steps) => {
        const world = await LifeWorld.open(stage);
        for (const step of steps) {
          await world.take(step);
          await run((tx) => expectOrder(tx, world));
        }
        await world.settle();
        await run((tx) => expectOrder(tx, world));
        await run((tx) => expectAllEnded(tx, world));
        await run((tx) => expectCalendars(tx, world));
        await run(expectNoticesLoad);
        for (const [act, count] of Object.entries(world.done)) seen[act] = (seen[act] ?? 0) + count;
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS },
    );
    // Histories in which nothing happens would prove nothing.
    expect(Object.keys(seen).length).toBeGreaterThan(8);
    for (const act of ['ask', 'approve', 'post']) expect(seen[act]).toBeGreaterThan(0);
  },
  PATIENCE_MS + 30_000,
);

const idsOf = ({ slots }: LifeWorld) => [slots.map(({ id }) => id)];

async function expectOrder(tx: Tx, world: LifeWorld): Promise<void> {
  const each = Object.entries(faults).map(
    ([what, sql]) => `SELECT '${what}' AS what, to_jsonb(fault) AS fault FROM (${sql}) fault`,
  );
  // In one question, for it is asked after every step.
  expect(await tx.query(each.join(' UNION ALL '), idsOf(world))).toEqual([]);
}

/** What must never be found, at any moment. */
const faults = {
  'seats miscounted or exceeded': `
    SELECT s.id, s.seats, s.seats_taken, count(v.id)::int AS held FROM slots s
      LEFT JOIN visits v ON v.slot_id = s.id AND (v.state IN ('approved', 'offered') OR v.state = 'requested' AND v.offered_at IS NOT NULL)
     WHERE s.id = ANY ($1) GROUP BY s.id HAVING s.seats_taken <> count(v.id) OR count(v.id) > s.seats`,
  // But for who asked for another moment, and keeps the old one until it is certain.
  'a visitor in two places': `
    SELECT a.visitor_id, a.state, b.state AS other FROM visits a JOIN visits b ON b.visitor_id = a.visitor_id AND b.id > a.id
       AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at
     WHERE a.slot_id = ANY ($1) AND a.state IN ('offered', 'requested', 'approved') AND b.state IN ('offered', 'requested', 'approved')
       AND NOT (a.replaces_id IS NOT DISTINCT FROM b.id AND a.state = 'requested' OR b.replaces_id IS NOT DISTINCT FROM a.id AND b.state = 'requested')`,
  'a host in two places': `
    SELECT a.host_id FROM visits a JOIN visits b ON b.slot_id <> a.slot_id AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at
       AND (b.host_id = a.host_id OR b.visitor_id = a.host_id)
     WHERE a.slot_id = ANY ($1) AND a.state = 'approved' AND b.state = 'approved'`,
  'a visit without the event it should have, or with one too many': `
    SELECT v.id, v.state, v.host_id, array_agg(i.person_id) FROM visits v LEFT JOIN invites i ON i.visit_id = v.id AND i.is_live
     WHERE v.slot_id = ANY ($1) GROUP BY v.id
    HAVING coalesce(array_agg(i.person_id ORDER BY i.person_id) FILTER (WHERE i.id IS NOT NULL), '{}') <>
      CASE WHEN v.state <> 'approved' THEN '{}' WHEN v.host_id IS NULL THEN ARRAY[v.visitor_id]
        ELSE ARRAY[least(v.visitor_id, v.host_id), greatest(v.visitor_id, v.host_id)] END`,
  'an open visit of somebody who left, or of a slot that is gone': `
    SELECT v.id, v.state FROM visits v JOIN people p ON p.id = v.visitor_id JOIN slots s ON s.id = v.slot_id
     WHERE s.id = ANY ($1) AND v.state IN ('waiting', 'offered', 'requested', 'approved') AND NOT (p.is_active AND s.state = 'published')`,
  'a visit that moved, with nothing in its place': `
    SELECT v.id FROM visits v WHERE v.slot_id = ANY ($1) AND v.state = 'moved'
       AND NOT EXISTS (SELECT FROM visits n WHERE n.replaces_id = v.id AND n.state IN ('approved', 'moved', 'cancelled'))`,
};

/** Nobody is left in line, with an offer or with a request once all is over. */
async function expectAllEnded(tx: Tx, world: LifeWorld): Promise<void> {
  const left: object[] = await tx.query(
    `SELECT id, state FROM visits WHERE slot_id = ANY ($1) AND state IN ('waiting', 'offered', 'requested')`,
    idsOf(world),
  );
  expect(left).toEqual([]);
}

/** SEQUENCE rises with every mail about a UID, nothing is called off that was never sent, and the last word is true. */
async function expectCalendars(tx: Tx, { posted }: LifeWorld): Promise<void> {
  const byUid = new Map<string, Posted[]>();
  for (const mail of posted) byUid.set(mail.uid, [...(byUid.get(mail.uid) ?? []), mail]);
  // Nobody mails who left.
  const known: { uid: string; isLive: boolean }[] = await tx.query(
    'SELECT i.uid, i.is_live AS "isLive" FROM invites i JOIN people p ON p.id = i.person_id AND p.is_active WHERE i.uid = ANY ($1)',
    [[...byUid.keys()]],
  );
  for (const { uid, isLive } of known) {
    const mails = byUid.get(uid) ?? [];
    const sequences = mails.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(mails[0]?.isCancel).toBe(false);
    expect({ uid, isLive: !mails.at(-1)?.isCancel }).toEqual({ uid, isLive });
  }
}

/** Whatever became of it meanwhile, a notice says something or nothing. */
async function expectNoticesLoad(tx: Tx): Promise<void> {
  const notices: { personId: string; kind: string; payload: object }[] = await tx.query(
    `SELECT person_id AS "personId", kind, payload FROM notices`,
  );
  for (const { personId, kind, payload } of notices) {
    const recipient = await findRecipient(tx, personId);
    if (recipient) await noticeKinds[kind]!.load(tx, recipient, payload);
  }
  await tx.query('DELETE FROM notices');
}
