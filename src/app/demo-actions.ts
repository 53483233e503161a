import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { Action } from '../actions/action.entity.js';
import { ActionComment } from '../actions/action-comment.entity.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import { insertAll } from './demo-slots.js';
import type { DemoHead } from './demo-topics.js';

const DAY = 86_400_000;

/** Nobody is asked to do something about what was heard only just. */
const SETTLING_DAYS = 15;

/** What somebody does about the topics that call for it; owned where it can be mended, asked for by the floor's lead. */
export async function insertDemoActions(tx: Tx, company: DemoPeople, heads: DemoHead[], random: Random): Promise<void> {
  const settled = heads.filter(({ learnedAt }) => learnedAt.getTime() < now().getTime() - SETTLING_DAYS * DAY);
  const made = settled.flatMap((head) => actionOn(head, company, random));
  await insertAll(tx, Action, made.map(({ action }) => action)); // prettier-ignore
  await insertAll(tx, ActionComment, made.flatMap(({ comments }) => comments)); // prettier-ignore
  await insertAll(tx, AuditEntry, made.flatMap(({ history }) => history)); // prettier-ignore
}

function actionOn(
  { topic, learningId, departmentId: floorId, learnedAt }: DemoHead,
  company: DemoPeople,
  random: Random,
) {
  const { action } = topic;
  if (!action) return [];
  const departmentId = company.departments.find(({ name }) => name === topic.department)?.id ?? floorId;
  const there = company.people.filter((person) => person.departmentId === departmentId);
  const leadId = company.roles.find((role) => role.role === 'lead' && role.departmentId === floorId)!.personId;
  const isEnded = action.state === 'done' || action.state === 'dropped';
  const dueOn = DateTime.fromJSDate(now(), { zone: 'Europe/Amsterdam' }).plus({ days: action.dueInDays });
  // Some weeks to do it in, however long ago it was first heard.
  const since = Math.max(learnedAt.getTime() + 6 * DAY, dueOn.toMillis() - 60 * DAY);
  const createdAt = new Date(Math.min(since, now().getTime() - 9 * DAY));
  const endedAt = isEnded ? new Date(Math.max(createdAt.getTime() + DAY, dueOn.toMillis() - 3 * DAY)) : null;
  const startedAt = action.state === 'doing' || action.state === 'done' ? new Date(createdAt.getTime() + DAY / 2) : null; // prettier-ignore
  const id = randomUUID();
  const ownerId = random.pick(there).id;
  const told = { subjectType: 'action', subjectId: id };
  return [
    {
      action: {
        ...{ id, learningId, title: action.title, expectedEffect: action.effect, departmentId, ownerId },
        ...{ dueOn: dueOn.toISODate()!, state: action.state, createdById: leadId, createdAt, startedAt, endedAt },
        result: action.state === 'done' ? action.outcome! : null,
        reason: action.state === 'dropped' ? action.outcome! : null,
      },
      comments: (action.comments ?? []).map((text, place) => ({
        ...{ actionId: id, authorId: place % 2 ? ownerId : leadId, text },
        writtenAt: new Date(createdAt.getTime() + (2 + place) * DAY),
      })),
      history: [
        { ...told, actorId: leadId, act: 'action.made', at: createdAt },
        ...(startedAt ? [{ ...told, actorId: ownerId, act: 'action.started', at: startedAt }] : []),
        ...(endedAt ? [{ ...told, actorId: ownerId, act: `action.${action.state === 'done' ? 'finished' : 'dropped'}`, at: endedAt }] : []), // prettier-ignore
      ],
    },
  ];
}
