import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { VisitView } from '../visits/visits.queries.js';
import { listAnswers } from './answers.queries.js';

/**
 * What the calendars of a visit answered, as far as it is this reader's business: one's own, to whoever runs the floor both,
 * and to the host that of the guest. Null when there is nothing to show.
 */
export async function showAnswers(tx: Tx, reader: Actor, visit: VisitView, seesAll: boolean) {
  if (visit.state !== 'approved') return null;
  const answers = (await listAnswers(tx, [visit.id])).map((answer) => ({
    ...answer,
    isOwn: answer.personId === reader.id,
  }));
  const isHost = visit.hostId === reader.id;
  const seen = answers.filter(({ isOwn, role }) => isOwn || seesAll || (isHost && role === 'visitor'));
  const isAnswered = seen.some(({ answer }) => answer !== null);
  // Without a mailbox nobody ever answers, and a line that says so tells nothing.
  return seen.length > 0 && (isAnswered || settings().imapUrl) ? seen : null;
}
