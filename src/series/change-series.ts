import { recordAudit } from '../audit/record-audit.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, Refused, refuseWhen } from '../platform/refusal.js';
import { lockForCopies } from '../slots/copies.queries.js';
import { hoursOn } from '../slots/copy.rules.js';
import { type SlotHours, whyNotLength } from '../slots/slot.rules.js';
import { getSlot } from '../slots/slots.queries.js';
import { applyShifts } from './apply-shifts.js';
import { listNewDates } from './new-dates.js';
import { planDates, publishDates, readClosedDates, templateOf } from './plan-dates.js';
import type { MadeSeries } from './publish-series.js';
import { MOST_DATES, readRule } from './recurrence.rules.js';
import { type ComingSlot, listSeriesGuests, lockComingSlots, lockSeries } from './series.queries.js';
import type { ChangeSeriesInput } from './series.dto.js';
import { layDates, whyNotChangeSeries } from './series.rules.js';
import { splitSeries } from './split-series.js';
import type { SeriesStep } from './series-step.js';

export interface SeriesChange extends MadeSeries {
  /** Every new date of the rule, those not published as well. */
  newDates: SeriesStep[];
}

/** Changes what is still to come of a series, from a date on or all of it; a slot that cannot be changed stays and says why. */
export async function changeSeries(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { from, guests: choice, rule, dates: chosen, startsAt, endsAt, ...details }: ChangeSeriesInput,
): Promise<SeriesChange> {
  const series = await lockSeries(tx, seriesId);
  await lockForCopies(tx, series.departmentId);
  const department = await holdDepartment(tx, series.departmentId);
  const { timeZone } = department;
  const coming = await lockComingSlots(tx, series.id, from ?? null, now());
  const repeat = rule === undefined ? null : readRule(rule);
  if (rule !== undefined && !repeat) throw new InvalidInput([{ field: 'rule', rule: 'not-a-rule', facts: {} }]);
  const [first] = coming;
  const clock = first && (startsAt || endsAt) ? { ...first, ...defined({ startsAt, endsAt }) } : null;
  // Before any date is laid by them.
  refuseWhen(clock && whyNotLength(clock));
  const wanted = first && repeat ? await listNewDates(tx, series, coming, repeat) : [];
  const ahead = wanted.filter((date) => first && isAhead(hoursOn(date, clock ?? first, timeZone)?.startsAt));
  const isSame = !repeat && !clock && !Object.keys(details).length;
  refuseWhen(whyNotChangeSeries({ actor, series, coming: coming.length, dates: ahead, isSame }), { max: MOST_DATES });
  if (!first) throw new Refused('series-over');

  const closed = await readClosedDates(tx, series.departmentId, ahead);
  const own = new Set(coming.map(({ on }) => on));
  // A slot moves to a date whoever ticked it or not; only what is published anew is a matter of choice.
  const isWanted = (date: string) => own.has(date) || !closed.has(date) || chosen?.includes(date);
  const { shifts, added } = repeat
    ? layDates(coming, ahead.filter(isWanted))
    : { shifts: coming.map((slot) => ({ slot, to: slot.on })), added: [] };
  const guests = await listSeriesGuests(tx, coming.map(({ id }) => id)); // prettier-ignore
  const steps = await applyShifts(tx, { actor, timeZone, shifts, details, clock, guests, choice });
  const nextId = repeat && rule ? await splitSeries(tx, actor, series, rule, coming) : series.id;

  const template = { ...templateOf(await getSlot(tx, first.id)), ...details, ...hoursOf(clock ?? first) };
  const unused = ahead.filter((date) => !own.has(date) && !steps.some((step) => step.date === date));
  const newDates = await planDates(tx, actor, department, template, unused);
  const published = newDates.filter(({ date }) => added.includes(date) && (chosen?.includes(date) ?? true));
  steps.push(...(await publishDates(tx, actor, nextId, template, published)));
  if (steps.every(({ whyNot }) => whyNot)) throw new Refused(steps[0]?.whyNot ?? 'series-over');

  await auditChange(tx, actor, nextId, { from: first.on, guests: choice, rule, startsAt, endsAt, ...details }, steps);
  return { seriesId: nextId, steps: steps.sort((a, b) => +a.startsAt - +b.startsAt), newDates };
}

const isAhead = (at: Date | undefined) => at !== undefined && at > now();
const hoursOf = ({ startsAt, endsAt }: SlotHours) => ({ startsAt, endsAt });
const defined = (facts: { startsAt?: Date; endsAt?: Date }) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value)) as Partial<Pick<ComingSlot, 'startsAt'>>;

async function auditChange(tx: Tx, actor: Actor, seriesId: string, asked: object, steps: SeriesStep[]): Promise<void> {
  const after = { ...asked, slots: steps.filter(({ kind, whyNot }) => !whyNot && kind !== 'keep').length };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'series.changed',
    subjectType: 'series',
    subjectId: seriesId,
    after,
  });
}
