import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { MailLink, type MailLinkSubject } from './mail-link.entity.js';
import { getActor } from './people.queries.js';
import type { Actor } from './person.rules.js';

export interface OpenMailLink {
  person: Actor;
  subjectId: string;
}

/** For whom and of what a link speaks; changes nothing. Throws Refused when it is unknown, used or expired. */
export async function openMailLink(tx: Tx, subject: MailLinkSubject, token: string): Promise<OpenMailLink> {
  return asOpen(tx, await tx.findOneBy(MailLink, { subject, tokenHash: hashToken(token) }));
}

/** Does what the link was mailed for, as the person who got it; the link is used up. Throws Refused like `openMailLink`. */
export async function spendMailLink<T>(
  tx: Tx,
  subject: MailLinkSubject,
  token: string,
  act: (link: OpenMailLink) => Promise<T>,
): Promise<T> {
  const where = { subject, tokenHash: hashToken(token) };
  const link = await asOpen(tx, await tx.findOne(MailLink, { where, lock: { mode: 'pessimistic_write' } }));
  const done = await act(link);
  await tx.update(MailLink, where, { usedAt: now() });
  return done;
}

async function asOpen(tx: Tx, link: MailLink | null): Promise<OpenMailLink> {
  if (!link || link.usedAt || link.expiresAt <= now()) throw new Refused('mail-link-spent');
  const person = await getActor(tx, link.personId).catch((error: unknown) => {
    // Who has left does nothing here any more.
    throw error instanceof NotFound ? new Refused('mail-link-spent') : error;
  });
  return { person, subjectId: link.subjectId };
}
