import { createMailLink } from '../people/create-mail-link.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ASKED_FOR_DAYS } from './attendance.queries.js';

const DAY = 86_400_000;

/** For one person to note who came to one slot, and to put that right; returns the token. */
export const createAttendanceLink = (tx: Tx, personId: string, slotId: string): Promise<string> => {
  const expiresAt = new Date(now().getTime() + ASKED_FOR_DAYS * DAY);
  return createMailLink(tx, { personId, subject: 'slot', subjectId: slotId, expiresAt });
};
