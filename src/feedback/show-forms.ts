import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { fillFacts } from './fill-facts.js';
import { formStates, stateOf } from './form.rules.js';
import { type FormRow, listForms, listFormsOfVisit } from './forms.queries.js';

const ROWS = 20;

const showRow = (form: FormRow, timeZone: string) => {
  const { id, kind, startsAt, closesAt, answeredAt, departmentName, visitorName } = form;
  const state = stateOf({ ...fillFacts(form, now()), form });
  const isUnsent = form.draft !== null && answeredAt !== null && state === 'answered';
  return { id, kind, startsAt, closesAt, answeredAt, departmentName, visitorName, state, isUnsent, timeZone };
};

/** What somebody is asked, and was: all of it, or in one state. */
export async function showForms(tx: Tx, me: Actor, { state, cursor }: { state: string; cursor?: string }) {
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const shown = formStates.find((one) => one === state);
  const { items, nextCursor } = await listForms(tx, me, { at: now(), state: shown, limit: ROWS, cursor });
  const path = `/feedback?state=${shown ?? ''}`;
  return {
    states: formStates,
    shown: shown ?? '',
    forms: items.map((form) => showRow(form, timeZone)),
    nextPath: nextCursor && `${path}&cursor=${encodeURIComponent(nextCursor)}`,
  };
}

/** The reader's own forms about one visit. */
export async function showFormsOfVisit(tx: Tx, me: Actor, visitId: string, timeZone: string) {
  const forms = (await listFormsOfVisit(tx, me, visitId)).map((form) => showRow(form, timeZone));
  return forms.filter(({ state, answeredAt }) => state !== 'closed' || answeredAt !== null);
}

const ON_START = 3;

/** What still asks for an answer, the first to close first. */
export async function showOpenForms(tx: Tx, me: Actor, timeZone: string) {
  const { items } = await listForms(tx, me, { at: now(), state: 'open', limit: 20 });
  return items
    .map((form) => showRow(form, timeZone))
    .sort((one, other) => one.closesAt.getTime() - other.closesAt.getTime())
    .slice(0, ON_START);
}
