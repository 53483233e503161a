import { listLeads } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { NewNotice } from './notify.js';

interface Hearing {
  /** Somebody whose own matter it is, or who sees it anyway. */
  except?: string;
  /** Who did it: when that is one of the leads, nobody is told. */
  doneBy?: string;
}

/** A notice for each lead of a department, and for whoever stands in for them; to be told with all else in one `notify`. */
export async function toLeads(
  tx: Tx,
  departmentId: string,
  notice: Omit<NewNotice, 'personId'>,
  { except, doneBy }: Hearing = {},
): Promise<NewNotice[]> {
  const leads = await listLeads(tx, departmentId);
  if (leads.some(({ id }) => id === doneBy)) return [];
  return leads.flatMap(({ id: personId }) => (personId === except ? [] : { ...notice, personId }));
}
