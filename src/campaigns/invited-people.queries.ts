import { nameOf } from '../people/name.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import type { InvitationStatus } from './campaign.rules.js';
import { type CampaignView, SCOPE } from './campaigns.queries.js';
import { STATUS } from './invitations.queries.js';
import { seesBoard } from './show-campaign.js';
import { STANDING } from './standing.queries.js';

export interface InvitedPerson {
  personId: string;
  name: string;
  email: string;
  departmentId: string;
  departmentName: string;
  managerId: string | null;
  status: InvitationStatus;
  /** Null for who has no invitation. */
  wave: number | null;
  invitedAt: Date | null;
  nudges: number;
}

const ORDER = `lower(concat_ws(' ', p.family_name, p.given_name))`;

// Who runs the campaign sees everybody, leads the people of their departments, managers their own.
const SEEN = `($3::boolean OR p.manager_id = $4 OR p.department_id = ANY ($5::uuid[]))`;

/** The people of the invited departments and how they stand, by family name, as far as the actor may see them. */
export async function listInvitedPeople(
  tx: Tx,
  actor: Actor,
  campaign: CampaignView,
  filter: { departmentId?: string; status?: InvitationStatus; limit?: number; cursor?: string } = {},
): Promise<Page<InvitedPerson>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [campaign.id, now(), seesBoard(actor, campaign), actor.id, ledDepartmentIds(actor)];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [SEEN];
  if (filter.departmentId) where.push(`p.department_id = ${$(filter.departmentId)}`);
  if (filter.status) where.push(`${STATUS} = ${$(filter.status)}`);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 'text', 'uuid');
    where.push(`(${ORDER}, p.id) > (${$(name)}, ${$(id)}::uuid)`);
  }
  const rows: (InvitedPerson & { key: string })[] = await tx.query(
    `WITH scope AS MATERIALIZED (${SCOPE} WHERE c.id = $1), standing AS MATERIALIZED (${STANDING('$2')})
     SELECT p.id AS "personId", ${nameOf('p')} AS name, p.email, d.id AS "departmentId", d.name AS "departmentName",
            p.manager_id AS "managerId", ${STATUS} AS status, i.wave, i.invited_at AS "invitedAt",
            coalesce(i.nudges, 0) AS nudges, ${ORDER} AS key
       FROM campaign_departments t JOIN departments d ON d.id = t.department_id
       JOIN people p ON p.department_id = t.department_id AND p.is_active
       LEFT JOIN campaign_invitations i ON i.campaign_id = $1 AND i.person_id = p.id
       LEFT JOIN standing r ON r.visitor_id = p.id
      WHERE t.campaign_id = $1 AND ${where.join(' AND ')}
      ORDER BY ${ORDER}, p.id LIMIT ${$(limit + 1)}`,
    values,
  );
  const { items, nextCursor } = toPage(rows, limit, ({ key, personId }) => [key, personId]);
  return { items: items.map(({ key: _key, ...person }) => person), nextCursor };
}

/** The invited departments of which the actor may see people. */
export function listSeenDepartments(
  tx: Tx,
  actor: Actor,
  campaign: CampaignView,
): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `SELECT d.id, d.name FROM campaign_departments t JOIN departments d ON d.id = t.department_id
      WHERE t.campaign_id = $1 AND EXISTS (
        SELECT FROM people p WHERE p.department_id = d.id AND p.is_active
           AND ($2::boolean OR p.manager_id = $3 OR p.department_id = ANY ($4::uuid[])))
      ORDER BY d.name, d.id`,
    [campaign.id, seesBoard(actor, campaign), actor.id, ledDepartmentIds(actor)],
  );
}
