import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Invite } from '../visits/invite.entity.js';
import { findInviteFacts } from './replies.queries.js';
import { type CalendarReply, readAnswer, type ReplyOutcome, whyNotTakeReply } from './reply.rules.js';

export interface TakenReply {
  outcome: ReplyOutcome;
  inviteId: string | null;
}

/** Marks the invite with what the person's calendar answers; who declines is asked to call the visit off. */
export async function takeReply(tx: Tx, senders: string[], reply: CalendarReply): Promise<TakenReply> {
  const invite = await tx.findOne(Invite, { where: { uid: reply.uid }, lock: { mode: 'pessimistic_write' } });
  const facts = invite && { ...invite, ...(await findInviteFacts(tx, invite.id)) };
  const fault = whyNotTakeReply({ reply, senders, invite: facts, now: now() });
  const answer = readAnswer(reply.partstat);
  if (fault || !invite || !answer) return { outcome: fault ?? 'reply-other-answer', inviteId: invite?.id ?? null };

  await tx.update(Invite, { id: invite.id }, { answer, answeredAt: reply.stamp });
  if (answer !== invite.answer) {
    await recordAudit(tx, {
      actorId: invite.personId,
      act: 'invite.answered',
      subjectType: 'invite',
      subjectId: invite.id,
      before: { answer: invite.answer },
      after: { answer },
    });
    if (answer === 'declined')
      await notify(tx, { personId: invite.personId, kind: 'invite-declined', payload: { inviteId: invite.id } });
  }
  return { outcome: answer, inviteId: invite.id };
}
