import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { changeInvite } from '../visits/invite.rules.js';
import { whyNotAdminister, whyNotTakeAway } from './administration.rules.js';
import { TestInvite } from './test-invite.entity.js';

const HOUR_OF_DAY = 10;
const MINUTES = 30;

/** Invites the admin to half an hour of nothing, tomorrow morning; returns the id. */
export async function sendTestInvite(tx: Tx, actor: Actor): Promise<string> {
  refuseWhen(whyNotAdminister(actor));
  const { timeZone } = await getDepartment(tx, actor.departmentId);
  const start = DateTime.fromJSDate(now(), { zone: timeZone })
    .plus({ days: 1 })
    .startOf('day')
    .set({ hour: HOUR_OF_DAY });
  const id = randomUUID();
  await tx.insert(TestInvite, {
    id,
    personId: actor.id,
    uid: `${randomUUID()}@${settings().mailFrom.split('@')[1]}`,
    startsAt: start.toJSDate(),
    endsAt: start.plus({ minutes: MINUTES }).toJSDate(),
    createdAt: now(),
  });
  const after = { recipient: actor.email, startsAt: start.toJSDate().toISOString() };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'test-invite.sent',
    subjectType: 'test-invite',
    subjectId: id,
    after,
  });
  await announce(tx, id);
  return id;
}

/** Takes it out of the calendar again. Throws NotFound for somebody else's. */
export async function takeTestInviteAway(tx: Tx, actor: Actor, inviteId: string): Promise<void> {
  const invite = await tx.findOne(TestInvite, {
    where: { id: inviteId, personId: actor.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!invite) throw new NotFound('test invite');
  refuseWhen(whyNotTakeAway(actor, invite));
  await tx.update(TestInvite, { id: inviteId }, { ...changeInvite(invite, 'cancel'), fault: null });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'test-invite.taken-away',
    subjectType: 'test-invite',
    subjectId: inviteId,
    before: { sequence: invite.sequence },
    after: { sequence: invite.sequence + 1 },
  });
  await announce(tx, inviteId);
}

/** One queue per invite: the CANCEL cannot overtake its REQUEST. */
async function announce(tx: Tx, inviteId: string): Promise<void> {
  const key = `test-invite:${inviteId}`;
  await enqueue(tx, { name: 'send-test-invite', payload: { inviteId }, key, queue: key });
}
