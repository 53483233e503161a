import { nameOf } from '../people/name.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { PlanPhase } from '../planner/problem.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { PlanKind, PlanState } from './plan.rules.js';

export interface PlanView {
  id: string;
  kind: PlanKind;
  /** Null: everybody whose rotation is open. */
  cohortId: string | null;
  cohortName: string | null;
  basedOnId: string | null;
  state: PlanState;
  /** How long the planner may think. */
  seconds: number;
  phase: PlanPhase | null;
  placed: number | null;
  possible: number | null;
  bound: number | null;
  secondsUsed: number | null;
  failure: string | null;
  revision: number;
  createdById: string;
  createdByName: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  publishedAt: Date | null;
  publishedByName: string | null;
}

const SELECT = `SELECT p.id, p.kind, p.cohort_id AS "cohortId", c.name AS "cohortName", p.based_on_id AS "basedOnId", p.state,
    p.seconds, p.phase, p.placed, p.possible, p.bound, p.seconds_used AS "secondsUsed", p.failure, p.revision,
    p.created_by_id AS "createdById", ${nameOf('maker')} AS "createdByName", p.created_at AS "createdAt",
    p.started_at AS "startedAt", p.finished_at AS "finishedAt", p.published_at AS "publishedAt",
    CASE WHEN publisher.id IS NOT NULL THEN ${nameOf('publisher')} END AS "publishedByName"
  FROM plans p JOIN people maker ON maker.id = p.created_by_id LEFT JOIN people publisher ON publisher.id = p.published_by_id
  LEFT JOIN cohorts c ON c.id = p.cohort_id`;

/** Throws NotFound for whoever does not run onboarding. */
export function seePlans(actor: Actor): void {
  if (!servesCompany(actor)) throw new NotFound('plan');
}

export interface PlanFilter {
  cohortId?: string;
  state?: PlanState;
  limit?: number;
  cursor?: string;
}

/** Plans, the newest first. */
export async function listPlans(tx: Tx, actor: Actor, filter: PlanFilter = {}): Promise<Page<PlanView>> {
  seePlans(actor);
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = ['true'];
  if (filter.cohortId) where.push(`p.cohort_id = ${$(filter.cohortId)}`);
  if (filter.state) where.push(`p.state = ${$(filter.state)}`);
  if (filter.cursor) {
    const [createdAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(p.created_at, p.id) < (${$(createdAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const rows: PlanView[] = await tx.query(
    `${SELECT} WHERE ${where.join(' AND ')} ORDER BY p.created_at DESC, p.id DESC LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** The plan for jobs; null when it is gone. */
export async function findPlan(tx: Tx, planId: string): Promise<PlanView | null> {
  const rows: PlanView[] = await tx.query(`${SELECT} WHERE p.id = $1`, [planId]);
  return rows[0] ?? null;
}

/** Throws NotFound for what the actor may not see. */
export async function getPlan(tx: Tx, actor: Actor, planId: string): Promise<PlanView> {
  seePlans(actor);
  const plan = await findPlan(tx, planId);
  if (!plan) throw new NotFound('plan');
  return plan;
}

/** Lets acts on one plan wait for each other. */
export async function lockPlanRow(tx: Tx, planId: string): Promise<void> {
  await tx.query('SELECT FROM plans WHERE id = $1 FOR NO KEY UPDATE', [planId]);
}

/** The same for whoever asks. Throws NotFound for what the actor may not see. */
export async function lockPlan(tx: Tx, actor: Actor, planId: string): Promise<PlanView> {
  seePlans(actor);
  await lockPlanRow(tx, planId);
  return getPlan(tx, actor, planId);
}
