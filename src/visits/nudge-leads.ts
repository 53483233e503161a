import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { type NewNotice, notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { inZone } from '../platform/time-zone.rules.js';
import { listDepartmentsToNudge, listNudged, raiseNudgeSteps } from './nudge.queries.js';
import { type NudgeDays, nudgeLimits, whoIsNudged } from './nudge.rules.js';

/** Brings requests that wait too long to mind: of leads, deputies and HR in turn, each once per request. */
export async function nudgeLeads(tx: Tx, at: Date): Promise<void> {
  const departments = await listDepartmentsToNudge(tx, at);
  if (!departments.length) return;
  const ids = departments.map(({ id }) => id);
  const free = await readFreeDaysAround(tx, ids, at);
  const { nudgeLeadsAfterDays, nudgeDeputiesAfterDays, nudgeHrAfterDays } = settings();
  const days: NudgeDays = [nudgeLeadsAfterDays, nudgeDeputiesAfterDays, nudgeHrAfterDays];
  const due = departments.flatMap(({ id, timeZone }) => {
    const limits = nudgeLimits(inZone(at, timeZone), days, isFreeIn(free.get(id)));
    return limits ? [{ id, limits }] : [];
  });
  const raised = await raiseNudgeSteps(tx, due, at);
  const notices: NewNotice[] = [];
  for (const { departmentId, steps } of raised) {
    const { deciders, hr } = whoIsNudged(steps, await listNudged(tx, departmentId));
    const tell = (kind: string) => (personId: string) => ({ personId, kind, payload: { departmentId } });
    notices.push(...deciders.map(tell('lead-nudge')), ...hr.map(tell('hr-nudge')));
  }
  await notify(tx, ...notices);
}
