import type { Tx } from '../platform/database/transactions.js';
import { nextAnnouncement } from '../visits/invite.rules.js';
import { TestInvite } from './test-invite.entity.js';

const MOST_SHOWN = 10;

export interface TestInviteView extends Pick<
  TestInvite,
  'id' | 'startsAt' | 'endsAt' | 'isLive' | 'fault' | 'createdAt'
> {
  /** `waiting`: under way. `refused`: the mail server said no; it is tried again by itself. */
  state: 'waiting' | 'refused' | 'sent' | 'taken-away';
}

/** The admin's own tests, the latest first. */
export async function listTestInvites(tx: Tx, personId: string): Promise<TestInviteView[]> {
  const rows = await tx.find(TestInvite, { where: { personId }, order: { createdAt: 'DESC' }, take: MOST_SHOWN });
  return rows.map(({ id, startsAt, endsAt, isLive, fault, createdAt, ...facts }) => ({
    id,
    startsAt,
    endsAt,
    isLive,
    fault,
    createdAt,
    state: stateOf({ isLive, fault, ...facts }),
  }));
}

function stateOf(
  invite: Pick<TestInvite, 'isLive' | 'sequence' | 'attemptedSequence' | 'announcedSequence' | 'fault'>,
) {
  if (nextAnnouncement(invite) === 'none') return invite.isLive ? 'sent' : 'taken-away';
  return invite.fault === null ? 'waiting' : 'refused';
}
