import { beforeAll, expect, test } from '@jest/globals';
import type { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { FormState } from '../../src/feedback/form.rules.js';
import { listForms, listFormsOfVisit } from '../../src/feedback/forms.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { aForm, type FormFacts } from '../support/feedback.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run } = stage;

const at = (day: number) => new Date(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
const NOW = at(20);

let me: Actor;
const forms: Record<string, FeedbackForm> = {};
const visits: Record<string, Visit> = {};

beforeAll(() =>
  run(async (tx) => {
    const department = await aHostDepartment(tx);
    me = await aPerson(tx);
    const add = async (name: string, day: number, form: FormFacts = {}, visit: VisitFacts = {}) => {
      const hours = { startsAt: at(day), endsAt: new Date(at(day).getTime() + 3_600_000) };
      visits[name] = await aVisit(tx, await aSlot(tx, department, hours), {
        state: 'approved',
        visitorId: me.id,
        ...visit,
      });
      forms[name] = await aForm(tx, visits[name], 'debrief', { askedAt: at(day), ...form });
    };
    await add('closed unanswered', 1, { closesAt: at(10) });
    await add('closed', 2, { closesAt: at(11), answeredAt: at(3) });
    await add('answered', 12, { answeredAt: at(13) });
    await add('off', 13, {}, { state: 'cancelled' });
    await add('answered and then off', 14, { answeredAt: at(14) }, { state: 'cancelled' });
    await add('open', 15);
    await add("another's", 16, {}, { visitorId: (await aPerson(tx)).id });
    await add('missed', 17);
    const marked = `INSERT INTO attendances (visit_id, outcome, told_by, marked_at) VALUES ($1, 'missed', 'nobody', now())`;
    await tx.query(marked, [visits.missed!.id]);
  }),
);

const nameOf = (id: string) => Object.entries(forms).find(([, form]) => form.id === id)?.[0];
const listed = async (state?: FormState) =>
  (await run((tx) => listForms(tx, me, { at: NOW, state }))).items.map(({ id }) => nameOf(id));

test.each<[FormState | undefined, string[]]>([
  ['open', ['open']],
  ['answered', ['answered']],
  ['closed', ['answered and then off', 'closed', 'closed unanswered']],
  [undefined, ['open', 'answered and then off', 'answered', 'closed', 'closed unanswered']],
])('somebody finds their own forms that are %s, the last asked first', async (state, names) => {
  expect(await listed(state)).toEqual(names);
});

test('page after page shows each once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await run((tx) => listForms(tx, me, { at: NOW, limit: 2, cursor }));
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

test('about a visit nobody finds the form of another', async () => {
  expect(await run((tx) => listFormsOfVisit(tx, me, visits.open!.id))).toMatchObject([{ id: forms.open!.id }]);
  expect(await run((tx) => listFormsOfVisit(tx, me, visits["another's"]!.id))).toEqual([]);
});
