import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { anAction, dueIn } from './actions.js';
import { aForm } from './feedback.js';
import { aLearningAt, aTheme } from './learnings.js';
import { aHostDepartment, aLead, aPerson } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

type Form = Record<string, string | string[]>;
type Act = [path: string, form: Form];

export interface LoopActs {
  /** Of nobody but whose form, floor or action it is. */
  acts: Act[];
  /** Of HR as well. */
  ofHr: Act[];
  api: { method: 'POST' | 'PUT' | 'PATCH'; path: string; body: object; isOfHr: boolean }[];
}

/** Forms, learnings and actions of a floor and of one beyond it, and what somebody could try with them. */
export async function furnishLoopActs(tx: Tx, service: Department, visitor: Actor): Promise<LoopActs> {
  const visit = await aVisit(tx, await aSlot(tx, service, hoursFromNow(-40)), {
    visitorId: visitor.id,
    state: 'approved',
  });
  const formId = (await aForm(tx, visit)).id;
  const elsewhere = await aHostDepartment(tx);
  const owner = await aLead(tx, elsewhere);
  // Whoever belongs to a floor sees what was heard there, and speaks of it; the rest is not theirs.
  const [seen, like, beyond] = [
    await aLearningAt(tx, service),
    await aLearningAt(tx, service),
    await aLearningAt(tx, elsewhere),
  ];
  const action = await anAction(tx, seen, owner);
  const ended = await anAction(tx, seen, owner, { state: 'done' });
  const unseen = await anAction(tx, beyond, owner);
  const [theme, other, away] = [await aTheme(tx), await aTheme(tx), await aTheme(tx, { isActive: false })];
  const leaver = await aPerson(tx);
  await tx.update(Person, { id: leaver.id }, { isActive: false });

  const plan = { title: 'Nieuwe brief', departmentId: elsewhere.id, dueOn: dueIn(9) };
  const said = { text: 'Dit kan beter' };
  const [result, reason] = ['Het staat er', 'Daarom niet'];
  const questions = { basedOn: 0, questions: [{ side: 'visitor', number: 1, nl: 'Was het te volgen?' }] };
  const at = (noun: string, id: string) => `/${noun}/${id}`;
  const api = (path: string, body: object, isOfHr = true, method: 'POST' | 'PUT' | 'PATCH' = 'POST') => ({ method, path, body, isOfHr }); // prettier-ignore
  return {
    acts: [
      [`/feedback/${formId}`, { do: 'send', score1: '4' }],
      [`/feedback/${formId}/draft`, { score1: '4' }],
      [`/departments/${service.id}/questions`, { basedOn: '0', 'questions.0.nl': 'Was het te volgen?' }],
      [`/departments/${service.id}/wall`, {}],
      [`/departments/${service.id}/wall/removal`, {}],
    ],
    ofHr: [
      [`/learnings/${seen.id}/joining`, { withId: like.id }],
      [`/learnings/${seen.id}/separation`, {}],
      [`/learnings/${seen.id}/theme`, { themeId: theme.id }],
      ['/learnings/themes', { name: 'Iets anders' }],
      [`/learnings/themes/${theme.id}/name`, { name: 'Iets anders' }],
      [`/learnings/themes/${theme.id}/merger`, { intoId: other.id }],
      [`/learnings/themes/${theme.id}/archiving`, {}],
      [`/learnings/themes/${away.id}/restoration`, {}],
      ['/actions', { ...plan, learningId: beyond.id }],
      [`/actions/${unseen.id}/comments`, said],
      [
        `/actions/${action.id}/edit`,
        { revision: '1', title: 'Anders', expectedEffect: '', departmentId: service.id, dueOn: dueIn(8) },
      ],
      [`/actions/${action.id}/start`, {}],
      [`/actions/${ended.id}/reopening`, {}],
      [`/actions/${action.id}/completion`, { result }],
      [`/actions/${action.id}/dropping`, { reason }],
      [`/actions/${action.id}/handover`, { owner: visitor.email, person: visitor.email }],
      [`/people/${leaver.id}/erasure`, { name: leaver.name }],
    ],
    api: [
      api(`${at('forms', formId)}/draft`, { fields: { score1: '4' } }, false, 'PUT'),
      api(`${at('forms', formId)}/answers`, { score1: 4 }, false),
      api(`${at('departments', service.id)}/questions`, questions, false),
      api(`${at('departments', service.id)}/wall`, {}, false),
      api(`${at('departments', service.id)}/wall/removal`, {}, false),
      api(`${at('learnings', seen.id)}/joining`, { withId: like.id }),
      api(`${at('learnings', seen.id)}/separation`, {}),
      api(`${at('learnings', seen.id)}/theme`, { themeId: theme.id }, true, 'PUT'),
      api('/themes', { name: 'Iets anders' }),
      api(at('themes', theme.id), { name: 'Iets anders' }, true, 'PATCH'),
      api(`${at('themes', theme.id)}/archiving`, {}),
      api(`${at('themes', away.id)}/restoration`, {}),
      api(`${at('themes', theme.id)}/merger`, { intoId: other.id }),
      api('/actions', { ...plan, learningId: beyond.id }),
      api(at('actions', action.id), { revision: 1, title: 'Anders' }, true, 'PATCH'),
      api(`${at('actions', action.id)}/start`, {}),
      api(`${at('actions', ended.id)}/reopening`, {}),
      api(`${at('actions', action.id)}/completion`, { result }),
      api(`${at('actions', action.id)}/dropping`, { reason }),
      api(`${at('actions', action.id)}/handover`, { ownerId: visitor.id }),
      api(`${at('actions', unseen.id)}/comments`, said),
      api(`${at('people', leaver.id)}/erasure`, { name: leaver.name }),
    ],
  };
}
