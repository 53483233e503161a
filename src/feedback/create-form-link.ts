import { createMailLink } from '../people/create-mail-link.js';
import type { Tx } from '../platform/database/transactions.js';
import type { FormRow } from './forms.queries.js';

/** For its own person to open this form, and nothing else, until it closes; returns the token. */
export const createFormLink = (tx: Tx, { id, personId, closesAt }: Pick<FormRow, 'id' | 'personId' | 'closesAt'>) =>
  createMailLink(tx, { personId, subject: 'form', subjectId: id, expiresAt: closesAt });
