import { type OpenMailLink, openMailLink } from '../people/open-mail-link.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { findForm } from './forms.queries.js';

/** Whose form a link opens; changes nothing. Throws Refused when it has expired, or the form went to somebody else. */
export async function openFormLink(tx: Tx, token: string): Promise<OpenMailLink> {
  const link = await openMailLink(tx, 'form', token);
  const form = await findForm(tx, link.subjectId);
  if (form?.personId !== link.person.id) throw new Refused('mail-link-spent');
  return link;
}
