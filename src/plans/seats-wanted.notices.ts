import { dayOf } from '../campaigns/show-campaign.js';
import type { NoticeKind } from '../notices/notice-kind.js';
import { findLead } from '../people/recipient.queries.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import { findShortage, type ShortageView } from './shortages.queries.js';

interface About {
  shortageId: string;
}

/** To a lead: new hires find no seat here, and how many more would help, on which days. */
export const seatsWanted: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { shortageId }) {
    const shortage = await findShortage(tx, shortageId);
    if (!shortage || !(await findLead(tx, shortage.departmentId, recipient.id))) return null;
    const { departmentName: department, people } = shortage;
    return {
      subject: say(recipient, 'plans.seats-wanted.subject', { department, people }),
      fromName: shortage.askedByName ?? undefined,
      template: 'mail/seats-wanted',
      model: {
        shortage,
        kind: shortage.channel ?? 'any',
        untilAt: dayOf(shortage.untilOn),
        steps: shortage.moreSeats.map(({ seats, days }) => ({
          seats,
          days: days.map((day) => ({ at: dayOf(day), url: publishUrl(shortage, day, seats) })),
        })),
      },
    };
  },
};

/** The form for a new slot, filled in: nothing is published until it is sent. */
const publishUrl = ({ departmentId, channel }: ShortageView, date: string, seats: number) =>
  `${settings().baseUrl}${pathWith('/slots/new', { departmentId, date, seats: String(seats), channel: channel ?? '', audience: 'onboarding' })}`;
