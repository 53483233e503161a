import { LessThan } from 'typeorm';
import { getActor } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/refusal.js';
import { hashToken, newToken } from '../platform/secrets.js';
import { AttendanceLink } from './attendance-link.entity.js';
import { ASKED_FOR_DAYS } from './attendance.queries.js';

const DAY = 86_400_000;

/** For one person and the guests of one slot; returns the token, of which only the hash is kept. */
export async function createAttendanceLink(tx: Tx, personId: string, slotId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now().getTime() + ASKED_FOR_DAYS * DAY);
  await tx.insert(AttendanceLink, { tokenHash: hashToken(token), personId, slotId, expiresAt });
  return token;
}

/** For whom and for which slot a link speaks; works until it expires, so that a mark can be put right. Throws Refused. */
export async function openAttendanceLink(tx: Tx, token: string): Promise<{ person: Actor; slotId: string }> {
  const link = await tx.findOneBy(AttendanceLink, { tokenHash: hashToken(token) });
  if (!link || link.expiresAt <= now()) throw new Refused('attendance-link-spent');
  try {
    return { person: await getActor(tx, link.personId), slotId: link.slotId };
  } catch (error) {
    // Who has left marks nobody any more.
    if (error instanceof NotFound) throw new Refused('attendance-link-spent');
    throw error;
  }
}

export async function forgetAttendanceLinks(tx: Tx, at: Date): Promise<void> {
  await tx.delete(AttendanceLink, { expiresAt: LessThan(at) });
}
