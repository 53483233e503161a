import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { listViews } from './choices.queries.js';
import { type Followed, type FollowedSql, readFollowed } from './followed.queries.js';
import type { View } from './progress.rules.js';

export interface OpenProgress {
  views: View[];
  view: View;
  timeZone: string;
  followed: FollowedSql;
}

/** What somebody follows, in the view they ask for or the widest they have. Throws NotFound for who follows nobody. */
export async function openProgress(
  tx: Tx,
  me: Actor,
  { view: wanted, ...filter }: Partial<Followed>,
): Promise<OpenProgress> {
  const views = await listViews(tx, me);
  const view = wanted ? views.find((one) => one === wanted) : views[0];
  if (!view) throw new NotFound('page');
  const { timeZone } = await getDepartment(tx, me.departmentId);
  return { views, view, timeZone, followed: await readFollowed(tx, me, { ...filter, view }, timeZone) };
}
