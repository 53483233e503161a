import type { NoticeKind } from '../notices/notice-kind.js';
import { getActor, getDepartment } from '../people/people.queries.js';
import { servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { inZone } from '../platform/time-zone.rules.js';
import { noonOf } from '../platform/views/days.js';
import { say } from '../platform/views/locales.js';
import { readFigures } from './figures.queries.js';
import { readFollowed } from './followed.queries.js';
import { listHires } from './hires.queries.js';

interface About {
  /** The Monday. */
  weekOn: string;
}

const MOST_NAMED = 8;

/** To HR of everybody, to a manager of the own people: who is overdue, what is to be planned, who comes this week. */
export const weeklyOnboarding: NoticeKind<About> = {
  isRequired: false,
  about: 'following',
  async load(tx, recipient, { weekOn }) {
    const actor = await getActor(tx, recipient.id);
    const { timeZone } = await getDepartment(tx, actor.departmentId);
    // A mail that waited into another week would tell of the wrong one.
    if (inZone(now(), timeZone).startOf('week').toISODate() !== weekOn) return null;
    const view = servesCompany(actor) ? 'all' : 'people';
    const { overdueHires, toPlanHires, weekVisits } = await readFigures(tx, await readFollowed(tx, actor, { view }, timeZone)); // prettier-ignore
    if (!overdueHires && !toPlanHires && !weekVisits) return null;
    const overdue = await listHires(tx, await readFollowed(tx, actor, { view }, timeZone), { state: 'overdue', limit: MOST_NAMED }); // prettier-ignore
    const at = `${settings().baseUrl}/onboarding`;
    return {
      subject: say(recipient, 'progress.weekly.subject', { overdue: overdueHires }),
      template: 'mail/weekly-onboarding',
      model: {
        overdueHires,
        toPlanHires,
        weekVisits,
        hires: overdue.items.map(({ name, departmentName, overdue: stops }) => ({
          name,
          departmentName,
          stops: stops.map((stop) => ({ ...stop, dueAt: noonOf(stop.dueOn, timeZone) })),
        })),
        more: Math.max(0, overdueHires - overdue.items.length),
        timeZone,
        url: at,
        weekUrl: `${at}/hires?state=week`,
        planUrl: `${at}/hires?state=to-plan`,
      },
    };
  },
};
