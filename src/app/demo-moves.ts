import { requestGroup } from '../groups/request-group.js';
import { getActor } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { requestMove } from '../visits/request-move.js';
import type { DemoPeople } from './demo-people.js';

const HOUR = 3_600_000;
const SOON_HOURS = 48;
const GROUP_SIZE = 3;
const learningGoals = ['Waar lopen klanten vast na onze laatste campagne?', 'Wat kunnen we zelf voorkomen?'];

/** At each host department somebody who would rather come at another moment, and a group that asks to come together. */
export async function insertDemoMoves(tx: Tx, { departments, roles }: DemoPeople): Promise<void> {
  const leadOf = (departmentId: string) => roles.find((role) => role.role === 'lead' && role.departmentId === departmentId)!; // prettier-ignore
  const guests = departments.filter(({ isHost }) => !isHost);
  for (const [index, { id }] of departments.filter(({ isHost }) => isHost).entries()) {
    const manager = leadOf(guests[index % guests.length]!.id);
    await unlessRefused(tx, (inner) => bringGroup(inner, id, manager.personId));
    await unlessRefused(tx, (inner) => moveOne(inner, id));
  }
}

/** What chance put in the way of one of them is left out. */
async function unlessRefused(tx: Tx, work: (inner: Tx) => Promise<unknown>): Promise<void> {
  await tx.transaction(work).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

const COMING = `s.department_id = $1 AND s.state = 'published' AND s.starts_at > $2`;
const soon = () => new Date(now().getTime() + SOON_HOURS * HOUR);

async function bringGroup(tx: Tx, departmentId: string, managerId: string): Promise<void> {
  const [slot]: { id: string }[] = await tx.query(
    `SELECT s.id FROM slots s WHERE ${COMING} AND s.approval = 'lead' AND s.seats - s.seats_taken >= ${GROUP_SIZE} ORDER BY s.starts_at, s.id LIMIT 1`,
    [departmentId, soon()],
  );
  const free: { id: string }[] = await tx.query(
    `SELECT p.id FROM people p JOIN slots s ON s.id = $2
      WHERE p.manager_id = $1 AND p.is_active AND NOT EXISTS (SELECT FROM visits v WHERE v.visitor_id = p.id
              AND v.starts_at < s.ends_at AND v.ends_at > s.starts_at) ORDER BY p.email LIMIT ${GROUP_SIZE}`,
    [managerId, slot?.id],
  );
  if (!slot || free.length < GROUP_SIZE) return;
  const manager = await getActor(tx, managerId);
  await requestGroup(tx, manager, slot.id, { visitorIds: free.map(({ id }) => id), learningGoals });
}

async function moveOne(tx: Tx, departmentId: string): Promise<void> {
  const [visit]: { id: string; visitorId: string; slotId: string }[] = await tx.query(
    `SELECT v.id, v.visitor_id AS "visitorId", free.id AS "slotId"
       FROM visits v JOIN slots s ON s.id = v.slot_id, LATERAL (
         SELECT o.id FROM slots o WHERE o.department_id = s.department_id AND o.state = 'published' AND o.approval = 'lead'
            AND o.starts_at > s.ends_at AND o.seats_taken < o.seats AND NOT EXISTS (SELECT FROM visits w WHERE w.visitor_id = v.visitor_id
                AND w.starts_at < o.ends_at AND w.ends_at > o.starts_at) ORDER BY o.starts_at, o.id LIMIT 1) free
      WHERE ${COMING} AND v.state = 'approved' ORDER BY v.starts_at, v.id LIMIT 1`,
    [departmentId, soon()],
  );
  if (visit) await requestMove(tx, await getActor(tx, visit.visitorId), visit.id, { slotId: visit.slotId });
}
