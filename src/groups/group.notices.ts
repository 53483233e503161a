import type { NoticeKind } from '../notices/notice-kind.js';
import { findLead, findRecipient } from '../people/recipient.queries.js';
import { say } from '../platform/views/locales.js';
import { settings } from '../platform/settings.js';
import { isOnline } from '../slots/slot.rules.js';
import { decisionsUrl } from '../visits/mail-urls.js';
import { findGroup, type GroupView } from './groups.queries.js';

interface About {
  groupId: string;
}

/** To a lead: several people ask for seats in one go. */
export const groupRequested: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { groupId }) {
    const group = await findGroup(tx, groupId);
    const waiting = group?.members.filter(({ state }) => state === 'requested') ?? [];
    if (!group || !waiting.length || !(await findLead(tx, group.departmentId, recipient.id))) return null;
    return {
      subject: say(recipient, 'groups.mail.requested.subject', { asker: group.requestedByName, count: waiting.length }),
      fromName: group.departmentName,
      replyTo: (await findRecipient(tx, group.requestedById)) ?? undefined,
      template: 'mail/group-requested',
      model: { ...modelOf(group), waiting, url: `${decisionsUrl()}#${group.slotId}` },
    };
  },
};

/** To who asked: what became of the group, as far as it is decided. */
export const groupDecided: NoticeKind<About> = {
  isRequired: false,
  async load(tx, recipient, { groupId }) {
    const group = await findGroup(tx, groupId);
    const coming = group?.members.filter(({ state }) => state === 'approved') ?? [];
    const declined = group?.members.filter(({ state }) => state === 'declined') ?? [];
    // Undone meanwhile: they wait again.
    if (!group || group.requestedById !== recipient.id || !(coming.length + declined.length)) return null;
    return {
      subject: say(recipient, 'groups.mail.decided.subject', {
        department: group.departmentName,
        count: coming.length,
      }),
      fromName: group.departmentName,
      template: 'mail/group-decided',
      model: { ...modelOf(group), coming, declined, url: `${settings().baseUrl}/groups/${group.id}` },
    };
  },
};

/** The group as templates want it; the facts of its slot are shown as those of a visit. */
const modelOf = (group: GroupView) => ({
  group,
  visit: { ...group, hostName: null, isOnline: isOnline(group.location) },
});
