import { formatInstant } from '../platform/views/dates.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { BoardRow } from './campaign-board.queries.js';
import { dayOf, totalsOf } from './show-campaign.js';

/** A first draft of what came of a campaign, from its counts: departments that got there are praised, none is blamed. */
export function draftSummary(
  { opensOn, closesOn }: { opensOn: string; closesOn: string },
  rows: BoardRow[],
  language: Language,
): string {
  const say = (key: string, facts: Record<string, string | number> = {}) => translate(language, key, facts);
  const day = (date: string) => formatInstant(dayOf(date), 'dayAndMonth', 'UTC', language);
  const { been, booked, targetPeople: target } = totalsOf(rows);
  const reached = rows.filter((row) => row.been >= row.targetPeople).map(({ departmentName }) => departmentName);
  const table = [...rows]
    .filter((row) => row.been > 0)
    .sort((a, b) => b.been / b.targetPeople - a.been / a.targetPeople)
    .map(
      (row) =>
        `- ${say('campaigns.draft.row', { name: row.departmentName, been: row.been, target: row.targetPeople })}`,
    );
  const names = new Intl.ListFormat(language).format(reached);
  return [
    say('campaigns.draft.opening', { from: day(opensOn), to: day(closesOn), departments: rows.length }),
    say('campaigns.draft.result', { been, booked, target }),
    ...(reached.length ? [say('campaigns.draft.reached', { names })] : []),
    ...(table.length ? ['', ...table] : []),
    '',
    say('campaigns.draft.thanks'),
  ].join('\n');
}
