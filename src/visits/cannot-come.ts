import { getActor } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { cancelVisit } from './cancel-visit.js';
import { MailLink } from './mail-link.entity.js';
import type { CancelVisitInput } from './visits.dto.js';

export interface OpenMailLink {
  person: Actor;
  visitId: string;
}

/** Whom and which visit a link speaks for; changes nothing. Throws Refused when it is unknown, used or expired. */
export async function openMailLink(tx: Tx, token: string): Promise<OpenMailLink> {
  return asOpen(tx, await tx.findOneBy(MailLink, { tokenHash: hashToken(token) }));
}

/** Does what the link was mailed for, as the person who got it; the link is used up. Throws Refused like `openMailLink`. */
export async function spendMailLink<T>(tx: Tx, token: string, act: (link: OpenMailLink) => Promise<T>): Promise<T> {
  const where = { tokenHash: hashToken(token) };
  const link = await asOpen(tx, await tx.findOne(MailLink, { where, lock: { mode: 'pessimistic_write' } }));
  const done = await act(link);
  await tx.update(MailLink, where, { usedAt: now() });
  return done;
}

/** Calls the visit off for the person the link was mailed to. */
export const cannotCome = (tx: Tx, token: string, input: CancelVisitInput): Promise<void> =>
  spendMailLink(tx, token, ({ person, visitId }) => cancelVisit(tx, person, visitId, input));

async function asOpen(tx: Tx, link: MailLink | null): Promise<OpenMailLink> {
  if (!link || link.usedAt || link.expiresAt <= now()) throw new Refused('cannot-come-link-spent');
  return { person: await getActor(tx, link.personId), visitId: link.visitId };
}
