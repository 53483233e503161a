import { randomUUID } from 'node:crypto';
import { FeedbackForm } from '../feedback/feedback-form.entity.js';
import { FormAnswer } from '../feedback/form-answer.entity.js';
import {
  AFTER_DAYS,
  type FormKind,
  hasStatements,
  hostChoices,
  OPEN_DAYS,
  STATEMENTS,
} from '../feedback/form.rules.js';
import { PulseScore } from '../feedback/pulse-score.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { translate } from '../platform/views/locales.js';
import { insertDemoActions } from './demo-actions.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import { demoChanges, demoThanks } from './demo-sayings.js';
import { insertAll } from './demo-slots.js';
import { type DemoDebrief, insertDemoTopics } from './demo-topics.js';

const DAY = 86_400_000;

interface Held {
  id: string;
  visitorId: string;
  hostId: string | null;
  decidedAt: Date;
  startsAt: Date;
  endsAt: Date;
  departmentId: string;
  homeId: string;
  channel: DemoDebrief['channel'];
}

/** Which share of each form is filled in. */
const response: Record<FormKind, number> = { before: 0.7, debrief: 0.8, 'host-debrief': 0.62, after: 0.55 };
/** How far people agree with the statements, on average. */
const agreement: Partial<Record<FormKind, number[]>> = {
  before: [2.6, 2.9, 2.7, 2.8],
  debrief: [3.9, 3.5, 3.8, 3.4],
  after: [3.7, 3.4, 3.6, 3.5],
};

/** What was asked about a year of visits and answered, what was learned, and what became of it. */
export async function insertDemoLearning(tx: Tx, company: DemoPeople, random: Random): Promise<void> {
  const visits: Held[] = await tx.query(
    `SELECT v.id, v.visitor_id AS "visitorId", v.host_id AS "hostId", coalesce(v.decided_at, v.requested_at) AS "decidedAt",
            v.starts_at AS "startsAt", v.ends_at AS "endsAt", s.department_id AS "departmentId", p.department_id AS "homeId", s.channel
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN people p ON p.id = v.visitor_id
       LEFT JOIN attendances a ON a.visit_id = v.id
      WHERE v.state = 'approved' AND a.outcome IS DISTINCT FROM 'missed' ORDER BY v.starts_at, v.id`,
  );
  const made = visits.map((visit) => ({ visit, forms: formsOf(visit, random) }));
  const forms = made.flatMap(({ forms: of }) => of);
  const answered = forms.filter(({ answeredAt }) => answeredAt !== null);
  await insertAll(tx, FeedbackForm, forms);
  await insertAll(tx, PulseScore, answered.flatMap((form) => scoresOf(form, random))); // prettier-ignore
  await insertAll(tx, FormAnswer, answered.flatMap((form) => answersOf(form, random))); // prettier-ignore
  const debriefs = made.flatMap(({ visit, forms: of }) =>
    of.flatMap(({ kind, answeredAt, personId }): DemoDebrief[] => {
      if (!answeredAt || (kind !== 'debrief' && kind !== 'host-debrief')) return [];
      return [{ ...visit, visitId: visit.id, side: kind === 'debrief' ? 'visitor' : 'host', personId, answeredAt }];
    }),
  );
  const heads = await insertDemoTopics(tx, company, debriefs, random);
  await insertDemoActions(tx, company, heads, random);
}

interface MadeForm {
  id: string;
  kind: FormKind;
  personId: string;
  answeredAt: Date | null;
}

function formsOf(visit: Held, random: Random): MadeForm[] {
  const { decidedAt, startsAt, endsAt } = visit;
  const after = new Date(startsAt.getTime() + AFTER_DAYS * DAY);
  const closing = (from: Date) => new Date(from.getTime() + OPEN_DAYS * DAY);
  // Of the last days nothing is in yet: whoever signs in finds a form of their own to fill in.
  const isFresh = now().getTime() - endsAt.getTime() < 3 * DAY;
  const form = (kind: FormKind, personId: string, askedAt: Date, closesAt: Date) => {
    if (askedAt > now()) return [];
    const isAnswered = random.chance(response[kind]) && !(isFresh && kind !== 'before');
    const at = new Date(Math.min(askedAt.getTime() + (1 + random.below(40)) * 3_600_000, closesAt.getTime() - 3_600_000)); // prettier-ignore
    const answeredAt = isAnswered && at < now() && at > askedAt ? at : null;
    const isLate = answeredAt === null && now().getTime() - askedAt.getTime() > 8 * DAY;
    const reminders = isLate ? (kind === 'debrief' || kind === 'host-debrief' ? 2 : 1) : 0;
    return [{ id: randomUUID(), visitId: visit.id, kind, personId, askedAt, closesAt, answeredAt, changedAt: answeredAt, reminders, remindedAt: reminders ? new Date(askedAt.getTime() + 7 * DAY) : null }]; // prettier-ignore
  };
  return [
    ...form('before', visit.visitorId, decidedAt < startsAt ? decidedAt : new Date(startsAt.getTime() - DAY), startsAt),
    ...form('debrief', visit.visitorId, endsAt, closing(endsAt)),
    ...(visit.hostId ? form('host-debrief', visit.hostId, endsAt, closing(endsAt)) : []),
    ...form('after', visit.visitorId, after, closing(after)),
  ];
}

const asked = (key: string) => translate('nl', `texts.${key}`);

function scoresOf({ id: formId, kind }: MadeForm, random: Random) {
  if (!hasStatements(kind)) return [];
  return Array.from({ length: STATEMENTS }, (_, index) => {
    const mean = agreement[kind]![index]!;
    const score = Math.min(5, Math.max(1, Math.round(mean + random.pick([-1.2, -0.6, 0, 0, 0.6, 1.2]))));
    return { formId, statement: index + 1, score, asked: asked(`pulse.${index + 1}`) };
  });
}

function answersOf({ id: formId, kind }: MadeForm, random: Random) {
  const say = (form: string) => (question: string, answer: string) => ({ formId, question, asked: asked(`${form}.${question}`), answer }); // prettier-ignore
  if (kind === 'debrief') {
    const of = say('debrief');
    return [
      ...(random.chance(0.6) ? [of('change', random.pick(demoChanges))] : []),
      ...(random.chance(0.5) ? [of('thanks', random.pick(demoThanks))] : []),
    ];
  }
  if (kind !== 'host-debrief') return [];
  const of = say('host-debrief');
  return [
    of('prepared', random.pick([...hostChoices.prepared, 'yes', 'yes'])),
    of('hindrance', random.pick([...hostChoices.hindrance, 'no', 'no', 'little'])),
    of('again', random.pick([...hostChoices.again, 'yes', 'yes', 'yes', 'yes'])),
  ];
}
