import type { NoticeKind } from '../notices/notice-kind.js';
import { getActor } from '../people/people.queries.js';
import { mayLead } from '../people/person.rules.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { findThanks, type Thanks } from './thanks.queries.js';

interface About {
  formId: string;
}

const url = () => `${settings().baseUrl}/outcomes?view=thanks`;

const modelOf = ({ text, visitorName, visitorDepartmentName, hostName, startsAt, timeZone }: Thanks) => ({
  text,
  visitorName,
  visitorDepartmentName,
  hostName,
  startsAt,
  timeZone,
  url: url(),
});

/** To a host: what a guest thanked them for. */
export const thanksReceived: NoticeKind<About> = {
  isRequired: false,
  about: 'hosting',
  async load(tx, recipient, { formId }) {
    const thanks = await findThanks(tx, formId);
    // Taken back, or somebody else sat with the guest after all.
    if (thanks?.hostId !== recipient.id) return null;
    return {
      subject: say(recipient, 'outcomes.thanks.subject', { name: thanks.visitorName }),
      template: 'mail/thanks',
      model: { ...modelOf(thanks), isShared: false },
    };
  },
};

/** To leads of a host who shares what guests thank them for. */
export const thanksShared: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { formId }) {
    const thanks = await findThanks(tx, formId);
    const reader = await getActor(tx, recipient.id);
    if (!thanks?.isShared || !mayLead(reader, thanks.departmentId)) return null;
    return {
      subject: say(recipient, 'outcomes.thanks.shared-subject', { host: thanks.hostName }),
      template: 'mail/thanks',
      model: { ...modelOf(thanks), isShared: true },
    };
  },
};
