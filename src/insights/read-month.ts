import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import { countActions, listResults, type ResultRow } from './actions.queries.js';
import { countLacked, countStages, countThemes } from './learned.queries.js';
import { type ActionStanding, foldThemes, funnelOf, respondedKinds } from './learned.rules.js';
import { comparedMonths, monthAlone } from './month.rules.js';
import { countVisits, type DepartmentVisits, listVisitsBy, type VisitCounts } from './month-visits.queries.js';
import { listPreventable, type PreventableRow } from './preventable.queries.js';
import { countResponse, type ResponseRow } from './response.queries.js';

export interface MonthReport {
  /** Its first day. */
  month: string;
  /** Those it is about; null for the whole company. */
  departments: string[] | null;
  visits: VisitCounts;
  /** The same of the month before. */
  before: VisitCounts;
  hosts: DepartmentVisits[];
  visitors: DepartmentVisits[];
  funnel: ReturnType<typeof funnelOf>;
  themes: ReturnType<typeof foldThemes>;
  preventable: PreventableRow[];
  lacked: Awaited<ReturnType<typeof countLacked>>;
  response: ResponseRow[];
  actions: Record<ActionStanding, number>;
  results: ResultRow[];
}

const MOST_NAMED = 8;

/** What a month brought, the company or some departments. */
export async function readMonth(
  tx: Tx,
  month: string,
  departmentIds: string[] | null,
  timeZone: string,
): Promise<MonthReport> {
  const at = now();
  const both = comparedMonths(month, departmentIds, timeZone);
  const heard = monthAlone(both);
  const [before, visits] = (await countVisits(tx, both, at)) as [VisitCounts, VisitCounts];
  return {
    month,
    departments: departmentIds && (await listNames(tx, departmentIds)),
    visits,
    before,
    hosts: await listVisitsBy(tx, 'host', heard, at, MOST_NAMED),
    visitors: await listVisitsBy(tx, 'visitor', heard, at, MOST_NAMED),
    funnel: funnelOf(await countStages(tx, heard)),
    themes: foldThemes(await countThemes(tx, heard), MOST_NAMED),
    preventable: await listPreventable(tx, heard, MOST_NAMED),
    lacked: await countLacked(tx, heard),
    response: await countResponse(tx, heard, respondedKinds),
    actions: await countActions(tx, heard, localDate(at, timeZone)),
    results: await listResults(tx, heard, MOST_NAMED),
  };
}

async function listNames(tx: Tx, departmentIds: string[]): Promise<string[]> {
  const rows: { name: string }[] = await tx.query('SELECT name FROM departments WHERE id = ANY ($1) ORDER BY name', [
    departmentIds,
  ]);
  return rows.map(({ name }) => name);
}
