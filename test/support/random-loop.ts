import { randomUUID } from 'node:crypto';
import { Action } from '../../src/actions/action.entity.js';
import { actionStates } from '../../src/actions/action.rules.js';
import { seededRandom } from '../../src/app/demo-random.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import { formKinds } from '../../src/feedback/form.rules.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { lackings, preventables } from '../../src/learnings/learning.rules.js';
import type { Theme } from '../../src/learnings/theme.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { aTheme } from './learnings.js';
import { aHostDepartment, aPerson } from './people.js';
import { aSlot } from './slots.js';
import { aVisit } from './visits.js';

export interface RandomLoop {
  floors: Department[];
  themes: Theme[];
  visits: (Visit & { departmentId: string })[];
  learnings: Pick<Learning, 'id' | 'visitId' | 'side' | 'question' | 'authorId' | 'departmentId' | 'forDepartmentId' | 'channel' | 'text' | 'themeId' | 'timesHeard' | 'preventable' | 'lacked' | 'vouchedAt' | 'headId' | 'learnedAt' | 'changedAt'>[]; // prettier-ignore
  actions: Omit<Action, 'learning' | 'department' | 'owner' | 'createdBy' | 'searchText'>[];
  forms: Omit<FeedbackForm, 'visit' | 'person' | 'floorId'>[];
}

const DAY = 86_400_000;

/** A year of a company of three floors, the same for a seed: learnings, half of them joined, actions and forms in all states. */
export async function aRandomLoop(tx: Tx, { seed, end }: { seed: number; end: Date }): Promise<RandomLoop> {
  const { chance, below: whole, pick } = seededRandom(seed);
  const dayBefore = (days: number) => new Date(end.getTime() - days * DAY + whole(DAY));

  const floors: Department[] = [];
  for (let n = 0; n < 3; n++) floors.push(await aHostDepartment(tx));
  const themes: Theme[] = [];
  for (let n = 0; n < 5; n++) themes.push(await aTheme(tx));
  const visitors: Actor[] = [];
  for (let n = 0; n < 9; n++) visitors.push(await aPerson(tx, { departmentId: floors[n % 3]!.id }));

  const visits: RandomLoop['visits'] = [];
  for (let n = 0; n < 60; n++) {
    const floor = floors[whole(n % 2 ? 3 : 2)]!;
    const startsAt = dayBefore(whole(365));
    const slot = await aSlot(tx, floor, {
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
      createdById: visitors[0]!.id,
    });
    const visit = await aVisit(tx, slot, { state: 'approved', visitorId: visitors[n % visitors.length]!.id });
    visits.push(Object.assign(visit, { departmentId: floor.id }));
  }

  const learnings: RandomLoop['learnings'] = [];
  for (let n = 0; n < 160; n++) {
    const visit = pick(visits);
    const id = randomUUID();
    const heads = learnings.filter((other) => other.headId === other.id);
    learnings.push({
      id,
      visitId: visit.id,
      side: pick(['visitor', 'host'] as const),
      question: 'surprise',
      authorId: visit.visitorId,
      departmentId: visit.departmentId,
      forDepartmentId: null,
      channel: 'phone',
      text: `Brief ${n} is niet te volgen`,
      themeId: chance(0.8) ? pick(themes).id : null,
      timesHeard: 1 + whole(20),
      preventable: chance(0.3) ? null : pick(preventables),
      lacked: lackings.filter(() => chance(0.3)),
      vouchedAt: null,
      headId: n > 20 && chance(0.5) ? pick(heads.slice(0, 20)).id : id,
      learnedAt: visit.startsAt,
      changedAt: visit.startsAt,
    });
  }
  await tx.insert(Learning, learnings);

  const actions: RandomLoop['actions'] = [];
  for (let n = 0; n < 45; n++) {
    const state = pick(actionStates);
    const owner = pick(visitors);
    const createdAt = dayBefore(whole(300));
    const endedAt = new Date(createdAt.getTime() + whole(40) * DAY);
    actions.push({
      id: randomUUID(),
      learningId: pick(learnings).id,
      title: `Brief ${n} herschrijven`,
      expectedEffect: '',
      departmentId: owner.departmentId,
      ownerId: owner.id,
      dueOn: dayBefore(whole(200) - 100)
        .toISOString()
        .slice(0, 10),
      state,
      result: state === 'done' ? 'Herschreven' : null,
      reason: state === 'dropped' ? 'Vervalt' : null,
      createdById: owner.id,
      createdAt,
      startedAt: null,
      endedAt: state === 'done' || state === 'dropped' ? endedAt : null,
      remindedFor: null,
      revision: 1,
    });
  }
  await tx.insert(Action, actions);

  const forms = visits.flatMap((visit) =>
    formKinds
      .filter(() => chance(0.8))
      .map((kind): RandomLoop['forms'][number] => ({
        id: randomUUID(),
        visitId: visit.id,
        kind,
        personId: kind === 'host-debrief' ? pick(visitors.slice(0, 5)).id : visit.visitorId,
        askedAt: visit.endsAt,
        closesAt: new Date(visit.endsAt.getTime() + 14 * DAY),
        reminders: 0,
        remindedAt: null,
        draft: null,
        savedAt: null,
        answeredAt: chance(0.6) ? visit.endsAt : null,
        changedAt: null,
      })),
  );
  await tx.insert(FeedbackForm, forms);
  return { floors, themes, visits, learnings, actions, forms };
}
