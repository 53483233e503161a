import { servesCompany } from '../people/person.rules.js';
import { readFigures } from '../progress/figures.queries.js';
import { readFollowed } from '../progress/followed.queries.js';
import { shareOf } from '../progress/progress.rules.js';
import type { Insight } from './insight.js';

/** How new hires are doing; the figures of /onboarding, of who began in the last year. */
export const onboardingInsight: Insight = {
  name: 'onboarding',
  group: 'onboarding',
  async read(tx, { actor, hostId, visitorId, timeZone }, { say }) {
    const view = servesCompany(actor) ? 'all' : 'stops';
    const filter = { view, hostId: hostId ?? undefined, departmentId: visitorId ?? undefined } as const;
    const { hires, finished, overdueHires, byWeek, medianDays, medianOf } = await readFigures(tx, await readFollowed(tx, actor, filter, timeZone)); // prettier-ignore
    const median = medianOf ? [say('insights.onboarding.median', { days: Math.round(medianDays ?? 0), hires: medianOf })] : []; // prettier-ignore
    return {
      kind: 'bars',
      title: say('insights.onboarding.title'),
      summary: say('insights.onboarding.summary', { hires, finished, overdue: overdueHires }),
      head: say('insights.onboarding.head'),
      most: 100,
      columns: [
        { key: 'share', label: say('insights.onboarding.share'), unit: 'percent' },
        { key: 'finished', label: say('insights.onboarding.finished'), unit: 'count', isTold: true },
        { key: 'hires', label: say('insights.onboarding.hires'), unit: 'count', isTold: true },
      ],
      rows: byWeek.map(({ week, of, finished: done }) => ({
        key: `week-${week}`,
        label: say('insights.onboarding.week', { week }),
        values: [shareOf(done, of), done, of],
      })),
      notes: [...median, say('insights.onboarding.note')],
    };
  },
};
