import { listThemeChoices } from './theme-choices.queries.js';
import { departmentChoices } from '../people/department-choices.js';
import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { LONGEST_LEARNING, MOST_TIMES_HEARD } from '../learnings/learning.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { noProblems } from '../platform/views/page.js';
import { fillFacts } from './fill-facts.js';
import { minutesFor, stateOf, whyNotFill } from './form.rules.js';
import { type FormRow, getForm } from './forms.queries.js';
import { readKept } from './kept-form.queries.js';
import { type AskedQuestion, readQuestions } from './questions.queries.js';
import { type Filled, itemChoices, showQuestion } from './show-question.js';
import { showUnsent } from './show-unsent.js';
import { listSuggestedThemes } from './suggested-themes.queries.js';

/** Where the page stands: signed in, or behind a link. */
export const formPath = (formId: string) => `/feedback/${formId}`;
export const linkPath = (token: string) => `/feedback/by-link/${token}`;

/** A form as its page shows it. Throws NotFound for anybody else's. */
export async function showForm(tx: Tx, me: Actor, formId: string, path: string, filled: Partial<Filled> = {}) {
  const form = await getForm(tx, me, formId);
  const head = await showHead(tx, me, form);
  const kept = await readKept(tx, form);
  const { sent } = kept;
  // Once it is closed, what was typed and not sent is no answer.
  const { fields = (head.why && sent) || kept.fields, problems = noProblems, adding = '' } = filled;
  const suggested = head.why ? {} : await listSuggestedThemes(tx, me, fields);
  const asked = await readQuestions(tx, form, me.language);
  const unsent = showUnsent(asked, fields, sent);
  const questions = asked.map((one) => ({
    ...showQuestion(one, { fields, problems, adding, suggested }),
    unsent: unsent.find(({ field }) => field === one.field) ?? null,
  }));
  const asksDepartment = questions.some(({ field }) => field === 'question');
  const departments = asksDepartment ? await listAllDepartments(tx) : [];
  return {
    path,
    form: { ...head, isUnsent: unsent.length > 0 },
    questions,
    language: me.language,
    ...countOf(questions),
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
  return { ...rest, timeZone, state: stateOf({ ...facts, form }), why: whyNotFill(facts), hasDraft: draft !== null };
}

/** How much is asked, and what of it is left. */
function countOf(questions: { kind: string; isAnswered: boolean }[]) {
  const [statements, others] = [
    questions.filter(({ kind }) => kind === 'score'),
    questions.filter(({ kind }) => kind !== 'score'),
  ];
  const open = (of: { isAnswered: boolean }[]) => of.filter(({ isAnswered }) => !isAnswered).length;
  return {
    statements: { all: statements.length, left: open(statements) },
    others: { all: others.length, left: open(others) },
    answered: questions.length - open(questions),
    minutes: minutesFor(others.length, statements.length),
  };
}

/** Which question a fault is about, and which of the things learned under it. */
function faultPlace(field: string, asked: AskedQuestion[]) {
  const [question, index] = field.split('.');
  return { text: asked.find((one) => one.field === question)?.text ?? '', number: index ? Number(index) + 1 : 0 };
}
