import { listThemeChoices } from './theme-choices.queries.js';
import { departmentChoices } from '../people/department-choices.js';
import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { LONGEST_LEARNING, MOST_TIMES_HEARD } from '../learnings/learning.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { noProblems } from '../platform/views/page.js';
import { fillFacts } from './fill-facts.js';
import { stateOf, whyNotFill } from './form.rules.js';
import { type FormRow, getForm } from './forms.queries.js';
import { readFields } from './kept-form.queries.js';
import { readQuestions } from './questions.queries.js';
import { type Filled, itemChoices, showQuestion } from './show-question.js';

/** Where the page stands: signed in, or behind a link. */
export const formPath = (formId: string) => `/feedback/${formId}`;
export const linkPath = (token: string) => `/feedback/by-link/${token}`;

/** A form as its page shows it. Throws NotFound for anybody else's. */
export async function showForm(tx: Tx, me: Actor, formId: string, path: string, filled: Partial<Filled> = {}) {
  const form = await getForm(tx, me, formId);
  const { fields = await readFields(tx, form), problems = noProblems, adding = '' } = filled;
  const asked = await readQuestions(tx, form, me.language);
  const questions = asked.map((one) => showQuestion(one, { fields, problems, adding }));
  const asksDepartment = questions.some(({ field }) => field === 'question');
  const departments = asksDepartment ? await listAllDepartments(tx) : [];
  return {
    path,
    form: await showHead(tx, me, form),
    questions,
    language: me.language,
    answered: questions.filter(({ isAnswered }) => isAnswered).length,
    faults: Object.entries(problems.fields).map(([field, message]) => ({
      field,
      message,
      ...faultPlace(field, asked),
    })),
    problems,
    themes: await listThemeChoices(tx, Object.values(fields)),
    departments: departmentChoices(departments.filter(({ id }) => id !== form.departmentId)),
    ...itemChoices,
    longest: LONGEST_LEARNING,
    mostTimesHeard: MOST_TIMES_HEARD,
  };
}

async function showHead(tx: Tx, me: Actor, form: FormRow) {
  const facts = fillFacts(form, now());
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const { draft, ...rest } = form;
  return {
    ...rest,
    timeZone,
    state: stateOf({ ...facts, form }),
    why: whyNotFill(facts),
    isUnsent: draft !== null && form.answeredAt !== null,
  };
}

/** Which question a fault is about, and which of the things learned under it. */
function faultPlace(field: string, asked: { field: string; text: string }[]) {
  const [question, index] = field.split('.');
  return { text: asked.find((one) => one.field === question)?.text ?? '', number: index ? Number(index) + 1 : 0 };
}
