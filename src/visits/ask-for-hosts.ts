import { notify } from '../notices/notify.js';
import { listLeads } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** Tells the leads of a department, but who acts here and sees it, which guests have nobody to sit with. */
export async function askForHosts(
  tx: Tx,
  actor: Actor,
  { departmentId, visitIds }: { departmentId: string; visitIds: string[] },
): Promise<void> {
  const leads = (await listLeads(tx, departmentId)).filter(({ id }) => id !== actor.id);
  const payload = { departmentId, visitIds };
  await notify(tx, ...leads.map(({ id: personId }) => ({ personId, kind: 'host-needed', payload })));
}
