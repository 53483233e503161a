import { recordAudit } from '../audit/record-audit.js';
import type { Department } from '../people/department.entity.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, Refused, refuseWhen } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { lockForCopies } from '../slots/copies.queries.js';
import { planDates, publishDates, type SlotTemplate } from './plan-dates.js';
import { listDates } from './recurrence.client.js';
import { MOST_DATES, readRule } from './recurrence.rules.js';
import type { PublishSeriesInput } from './series.dto.js';
import { Series } from './series.entity.js';
import { whyNotPublishSeries } from './series.rules.js';
import type { SeriesStep } from './series-step.js';

export interface MadeSeries {
  seriesId: string;
  steps: SeriesStep[];
}

/** Publishes a slot on every date of a rule that is chosen and can be; a date that cannot is answered with why. */
export async function publishSeries(tx: Tx, actor: Actor, input: PublishSeriesInput): Promise<MadeSeries> {
  await lockForCopies(tx, input.departmentId);
  const { startsOn, template, plan } = await planSeries(tx, actor, input);
  const chosen = plan.filter(({ date, closed }) => input.dates?.includes(date) ?? !closed);
  if (input.dates?.some((date) => !plan.some((step) => step.date === date)))
    throw new InvalidInput([{ field: 'dates', rule: 'not-in-series', facts: {} }]);
  const [first] = chosen;
  if (!first) throw new Refused('series-empty');
  if (chosen.every(({ whyNot }) => whyNot)) throw new Refused(first.whyNot ?? 'series-empty');

  const { departmentId, rule } = input;
  const series = tx.create(Series, { departmentId, rule, startsOn, stoppedAt: null, createdById: actor.id });
  await tx.insert(Series, series);
  const steps = await publishDates(tx, actor, series.id, template, chosen);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'series.published',
    subjectType: 'series',
    subjectId: series.id,
    after: { departmentId, rule, startsOn, slots: steps.filter(({ slotId }) => slotId).length },
  });
  return { seriesId: series.id, steps };
}

/** Every date of the rule with what would become of it. Throws InvalidInput for a rule that is none, and Refused. */
export async function planSeries(tx: Tx, actor: Actor, input: PublishSeriesInput) {
  const department = await holdDepartment(tx, input.departmentId).catch((error: unknown) => {
    throw error instanceof NotFound ? faulty('departmentId', 'unknown-department') : error;
  });
  if (!readRule(input.rule)) throw faulty('rule', 'not-a-rule');
  const startsOn = localDate(input.startsAt, department.timeZone);
  const dates = listDates(input.rule, startsOn, MOST_DATES + 1);
  refuseWhen(whyNotPublishSeries({ actor, department, dates }), { max: MOST_DATES });
  const template = templateOf(input, department);
  const plan = await planDates(tx, actor, department, template, dates);
  // Hours that can never be are the form's fault, not that of each date.
  const why = plan[0]?.whyNot;
  if (why && plan.every(({ whyNot }) => whyNot === why)) throw new Refused(why);
  return { startsOn, template, plan, department };
}

function templateOf(input: PublishSeriesInput, department: Department): SlotTemplate {
  const { departmentId, channel, seats, startsAt, endsAt, hostIds = [] } = input;
  const { language = 'nl', audience = 'both', approval = 'lead', briefing = '' } = input;
  const location = input.location ?? department.place;
  if (!location) throw faulty('location', 'required');
  return { departmentId, channel, seats, startsAt, endsAt, hostIds, language, audience, approval, briefing, location };
}

const faulty = (field: string, rule: string) => new InvalidInput([{ field, rule, facts: {} }]);
