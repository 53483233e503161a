import type { Tx } from '../platform/database/transactions.js';
import type { MailAddress } from '../platform/mail/outgoing-mail.js';
import type { Wording } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { listLeads } from './people.queries.js';
import { Person } from './person.entity.js';
import { fullName } from './person.rules.js';

/** Who gets a mail, and in which words. */
export interface Recipient extends MailAddress, Wording {
  id: string;
  givenName: string;
}

/** Null for somebody who has left: they get no mail. */
export async function findRecipient(tx: Tx, personId: string): Promise<Recipient | null> {
  const person = await tx.findOneBy(Person, { id: personId, isActive: true });
  if (!person) return null;
  const { id, givenName, email: address, language } = person;
  return { id, givenName, name: fullName(person), address, language, own: await readOwnTexts(tx) };
}

/** Null for somebody who does not lead the department or stand in for a lead. */
export async function findLead(tx: Tx, departmentId: string, personId: string): Promise<Recipient | null> {
  const leads = await listLeads(tx, departmentId);
  return leads.some(({ id }) => id === personId) ? findRecipient(tx, personId) : null;
}

/** The first lead of the department, or the next when that is the person who gets the mail. */
export async function findReplyTo(
  tx: Tx,
  departmentId: string,
  recipient: Recipient,
): Promise<MailAddress | undefined> {
  const leads = await listLeads(tx, departmentId);
  const lead = leads.find(({ id }) => id !== recipient.id);
  return lead && { name: lead.name, address: lead.email };
}
