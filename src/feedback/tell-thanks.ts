import { HostWishes } from '../hosts/host-wishes.entity.js';
import { type NewNotice, notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Tx } from '../platform/database/transactions.js';
import type { FormRow } from './forms.queries.js';

/** The host reads what the guest thanks them for, and their leads where the host likes that. */
export async function tellThanks(
  tx: Tx,
  { id: formId, hostId, departmentId }: Pick<FormRow, 'id' | 'hostId' | 'departmentId'>,
  dueAt: Date,
): Promise<void> {
  if (!hostId) return;
  const notice = (kind: string): Omit<NewNotice, 'personId'> => ({ kind, payload: { formId }, dueAt });
  const isShared = await tx.existsBy(HostWishes, { personId: hostId, sharesThanks: true });
  const leads = isShared ? await toLeads(tx, departmentId, notice('thanks-shared'), { except: hostId }) : [];
  await notify(tx, { personId: hostId, ...notice('thanks') }, ...leads);
}
