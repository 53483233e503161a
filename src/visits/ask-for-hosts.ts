import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** Tells the leads of a department, but who acts here and sees it, which guests have nobody to sit with. */
export async function askForHosts(
  tx: Tx,
  actor: Actor,
  { departmentId, visitIds }: { departmentId: string; visitIds: string[] },
): Promise<void> {
  const notice = { kind: 'host-needed', payload: { departmentId, visitIds } };
  await notify(tx, ...(await toLeads(tx, departmentId, notice, { except: actor.id })));
}
