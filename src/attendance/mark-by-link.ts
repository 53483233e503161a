import { NotFound } from '../platform/refusal.js';
import { openMailLink } from '../people/open-mail-link.js';
import type { Tx } from '../platform/database/transactions.js';
import type { MarkAttendanceInput } from './attendance.dto.js';
import { findGuest } from './attendance.queries.js';
import { markAttendance } from './mark-attendance.js';

/** Marks a guest in the name of whom the link was mailed to. Throws NotFound for a guest of another slot than the link's. */
export async function markByLink(tx: Tx, token: string, visitId: string, input: MarkAttendanceInput): Promise<void> {
  const { person, subjectId: slotId } = await openMailLink(tx, 'slot', token);
  const guest = await findGuest(tx, visitId);
  if (guest && guest.slotId !== slotId) throw new NotFound('visit');
  await markAttendance(tx, person, visitId, input);
}
