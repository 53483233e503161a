import type { NoticeKind } from '../notices/notice-kind.js';
import { now } from '../platform/clock.js';
import { createVisitLink } from '../visits/create-visit-link.js';
import { lockInvite } from '../visits/lock-invite.js';
import { cannotComeUrl } from '../visits/mail-urls.js';
import { visitSubject } from '../visits/visit-message.js';
import { visitNotice } from '../visits/visit-notice.js';

/** To who declined in their calendar: the visit still stands, and this is how to call it off. */
export const inviteDeclined: NoticeKind<{ inviteId: string }> = {
  isRequired: true,
  async load(tx, recipient, { inviteId }) {
    const locked = await lockInvite(tx, inviteId);
    if (!locked) return null;
    const { invite, visit, replyTo } = locked;
    if (!invite.isLive || invite.answer !== 'declined' || visit.startsAt <= now()) return null;
    const token = await createVisitLink(tx, recipient.id, visit);
    const to = { visit, recipient, replyTo };
    return visitNotice(to, {
      template: 'mail/invite-declined',
      subject: visitSubject('replies.mail.subject', to),
      more: { role: invite.role, cannotComeUrl: cannotComeUrl(token) },
    });
  },
};
