import { spendMailLink } from '../people/open-mail-link.js';
import type { Tx } from '../platform/database/transactions.js';
import { cancelVisit } from './cancel-visit.js';
import type { CancelVisitInput } from './visits.dto.js';

/** Calls the visit off for the person the link was mailed to. */
export const cannotCome = (tx: Tx, token: string, input: CancelVisitInput): Promise<void> =>
  spendMailLink(tx, 'visit', token, ({ person, subjectId }) => cancelVisit(tx, person, subjectId, input));
