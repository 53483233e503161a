import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from '../visits/lock-visit.js';
import type { KeepNotesInput } from './sheet.dto.js';
import { SheetNote } from './sheet-note.entity.js';
import { whyNotKeepNotes } from './sheet.rules.js';

/** Keeps what the visitor wrote on the sheet. The audit knows that, and not what. */
export async function keepNotes(tx: Tx, actor: Actor, visitId: string, { notes }: KeepNotesInput): Promise<void> {
  const { visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotKeepNotes({ actor, visit }));

  const earlier = await tx.findOneBy(SheetNote, { visitId });
  if (JSON.stringify(earlier?.notes ?? notes.map(() => '')) === JSON.stringify(notes)) return;
  await tx.upsert(SheetNote, { visitId, notes, changedAt: now() }, ['visitId']);
  await recordAudit(tx, { actorId: actor.id, act: 'visit.notes-kept', subjectType: 'visit', subjectId: visitId });
}
