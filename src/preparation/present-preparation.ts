import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { getVisit } from '../visits/visits.queries.js';
import { maySeePreparation } from './clearance.rules.js';
import { findPreparation } from './preparation.queries.js';
import type { PreparationAnswer } from './sheet.dto.js';
import { findNotes, readSheet } from './sheet.queries.js';

/** How far the visitor is, as the API tells those concerned. Throws NotFound for anybody else. */
export async function getPreparation(tx: Tx, me: Actor, visitId: string): Promise<PreparationAnswer> {
  const visit = await getVisit(tx, me, visitId);
  if (!maySeePreparation(me, visit)) throw new NotFound('preparation');
  const { isAccepted, allowsListening, clearedByName } = await findPreparation(tx, visitId);
  const { kind, questions } = await readSheet(tx, { channel: visit.channel, allowsListening }, me.language);
  const notes = me.id === visit.visitorId ? await findNotes(tx, visitId) : null;
  return {
    visitId,
    isStatementAccepted: isAccepted,
    allowsListening,
    isClearedWithoutListening: clearedByName !== null,
    listensIn: allowsListening && isAccepted,
    sheet: { kind, questions, notes },
  };
}
