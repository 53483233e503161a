import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { isId } from '../platform/http/read-id.js';
import { formatInstant } from '../platform/views/dates.js';
import { localeTags } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import { comparePlans } from './compare-plans.js';
import { type Difference, listComparable, listDifferences } from './compare.queries.js';
import { getPlan, type PlanView } from './plans.queries.js';

const HIRES_ON_A_PAGE = 40;

/** This plan beside another for the same hires: the one it is based on, or else the newest. */
export async function showComparison(
  tx: Tx,
  me: Actor,
  plan: PlanView,
  asked: { with: string; cursor: string },
  zone: string,
) {
  const comparable = await listComparable(tx, plan);
  const otherId = isId(asked.with) ? asked.with : (plan.basedOnId ?? comparable[0]?.id ?? null);
  const options = comparable.map(({ id, createdAt, placed, possible }) => {
    const date = `${formatInstant(createdAt, 'shortDate', zone, me.language)} ${formatInstant(createdAt, 'time', zone, me.language)}`;
    return { value: id, label: translate(me.language, 'review.compare.option', { date, placed, possible }) };
  });
  if (!otherId) return { options, otherId: '', comparison: null };
  const other = await getPlan(tx, me, otherId);
  const { one, other: otherFigures, changes, loads } = await comparePlans(tx, plan, other);
  const { items, nextCursor } = await listDifferences(tx, plan.id, other.id, {
    limit: HIRES_ON_A_PAGE,
    cursor: asked.cursor || undefined,
  });
  const inWords = (wait: number | null) =>
    wait === null ? '–' : wait.toLocaleString(localeTags[me.language], { maximumFractionDigits: 1 });
  const most = Math.max(1, ...loads.flatMap((load) => [load.one, load.other]));
  return {
    options,
    otherId,
    comparison: {
      other,
      figures: {
        one: { ...one, meanWait: inWords(one.meanWait) },
        other: { ...otherFigures, meanWait: inWords(otherFigures.meanWait) },
      },
      changes,
      loads: loads.map((load) => ({ ...load, oneShare: share(load.one, most), otherShare: share(load.other, most) })),
      differences: items.map(showDifference),
      nextPath: nextCursor && pathWith(`/plans/${plan.id}/comparison`, { with: otherId, cursor: nextCursor }),
    },
  };
}

const share = (visits: number, most: number) => Math.round((100 * visits) / most);

/** Stop by stop, what was and what is. */
function showDifference({ one, other, ...hire }: Difference) {
  const stopIds = [...new Set([...one, ...other].map(({ stopId }) => stopId))];
  return {
    ...hire,
    stops: stopIds.map((stopId) => {
      const moments = (of: Difference['one']) =>
        of
          .filter((moment) => moment.stopId === stopId)
          .map((moment) => ({ ...moment, startsAt: new Date(moment.startsAt) }));
      const [own, others] = [moments(one), moments(other)];
      return { departmentName: (own[0] ?? others[0])!.departmentName, one: own, other: others };
    }),
  };
}
