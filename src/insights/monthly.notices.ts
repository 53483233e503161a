import type { NoticeKind } from '../notices/notice-kind.js';
import { getActor, getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { formatInstant } from '../platform/views/dates.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { say } from '../platform/views/locales.js';
import { monthBefore, reportedTo } from './month.rules.js';
import { readMonth } from './read-month.js';
import { saysAnything, showSections } from './show-month.js';

interface About {
  /** Its first day. */
  month: string;
}

const MOST_LINES = 5;

/** To who asked for it: what the last month brought, of the company or of their own departments. */
export const monthlyReport: NoticeKind<About> = {
  isRequired: false,
  isByRequest: true,
  about: 'leading',
  async load(tx, recipient, { month }) {
    const actor = await getActor(tx, recipient.id);
    const departmentIds = reportedTo(actor);
    const { timeZone } = await getDepartment(tx, actor.departmentId);
    // A mail that waited into another month would not tell of the last one.
    if (departmentIds === undefined || monthBefore(localDate(now(), timeZone)) !== month) return null;
    const report = await readMonth(tx, month, departmentIds, timeZone);
    if (!saysAnything(report)) return null;
    const monthAt = noonOf(month, timeZone);
    const sections = showSections(report, recipient.language, MOST_LINES);
    return {
      subject: say(recipient, 'report.mail.subject', {
        month: formatInstant(monthAt, 'monthAndYear', timeZone, recipient.language),
      }),
      template: 'mail/monthly-report',
      model: {
        monthAt,
        timeZone,
        report,
        sections,
        url: `${settings().baseUrl}/insights/report?month=${month.slice(0, 7)}`,
        choicesUrl: `${settings().baseUrl}/account/mail`,
      },
    };
  },
};
