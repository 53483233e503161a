import { createMailLink } from '../people/create-mail-link.js';
import type { Tx } from '../platform/database/transactions.js';

/** Opens a visit for one person concerned until it is over; returns the token. */
export const createVisitLink = (tx: Tx, personId: string, visit: { id: string; endsAt: Date }): Promise<string> =>
  createMailLink(tx, { personId, subject: 'visit', subjectId: visit.id, expiresAt: visit.endsAt });
