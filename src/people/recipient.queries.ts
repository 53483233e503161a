import type { Tx } from '../platform/database/transactions.js';
import type { MailAddress } from '../platform/mail/outgoing-mail.js';
import type { Language } from '../platform/views/languages.js';
import { Person } from './person.entity.js';
import { fullName } from './person.rules.js';

export interface Recipient extends MailAddress {
  id: string;
  givenName: string;
  language: Language;
}

/** Null for somebody who has left: they get no mail. */
export async function findRecipient(tx: Tx, personId: string): Promise<Recipient | null> {
  const person = await tx.findOneBy(Person, { id: personId, isActive: true });
  if (!person) return null;
  const { id, givenName, email: address, language } = person;
  return { id, givenName, name: fullName(person), address, language };
}
