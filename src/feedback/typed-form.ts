import { lackings, learningQuestions, LONGEST_LEARNING } from '../learnings/learning.rules.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { hostQuestions, MOST_ITEMS, STATEMENTS } from './form.rules.js';

// A form as somebody types it is flat: each name stands for one field of the page, and for its fault.
//   score1 … score4             1 to 5
//   surprise.0.text             and so for preventable, lacked, question and fix; with .id .themeId .timesHeard .preventable
//                               .forDepartmentId, and .information .system .mandate .isVouched as `yes`
//   change thanks own1 own2     texts, with vouched.thanks as `yes`
//   prepared hindrance again    the name of the choice
export type TypedForm = Record<string, string>;

const scores = Array.from({ length: STATEMENTS }, (_, index) => `score${index + 1}`);
const texts = ['change', 'thanks', 'own1', 'own2'];
const choices = hostQuestions.filter((question) => question !== 'fix');
const vouchings = texts.map((name) => `vouched.${name}`);
const singles = [...scores, ...texts, ...choices, ...vouchings];
const chosen = ['themeId', 'preventable', 'forDepartmentId'];
const ticks = [...lackings, 'isVouched'];
const itemFields = ['id', 'text', 'timesHeard', ...chosen, ...ticks];

const ITEM = new RegExp(`^(${learningQuestions.join('|')})\\.(\\d{1,2})\\.(${itemFields.join('|')})$`);
const LONGEST_FIELD = 4000;
const MOST_FIELDS = singles.length + learningQuestions.length * 2 * MOST_ITEMS * itemFields.length;

const isField = (name: string) => singles.includes(name) || ITEM.test(name);

/** Whether this is what somebody can have typed into a form. */
export function isDraft(value: unknown): value is TypedForm {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const fields = Object.entries(value);
  return (
    fields.length <= MOST_FIELDS &&
    fields.every(([name, text]) => isField(name) && typeof text === 'string' && text.length <= LONGEST_FIELD)
  );
}

// Each question with as many blank things before as it can have, and what has no questions of its own.
const MOST_TEXTS = texts.length + learningQuestions.length * 2 * MOST_ITEMS;

/** Texts by the names they have on the page: things learned that are still blank have theirs too. Not what is too long to send. */
export const typedTexts = (body: FormBody): { field: string; text: string }[] =>
  Object.entries(body ?? {})
    .flatMap(([field, text]) => (isText(field) && typeof text === 'string' ? [{ field, text }] : []))
    .filter(({ text }) => text.length <= LONGEST_LEARNING)
    .slice(0, MOST_TEXTS);

const isText = (name: string) => texts.includes(name) || (ITEM.test(name) && name.endsWith('.text'));

/** What was typed, with the things learned one after the other: those left blank are passed over. */
export function typedForm(body: FormBody): TypedForm {
  const typed = typedText(body, ...Object.keys(body ?? {}).filter(isField));
  const items = learningQuestions.flatMap((question) =>
    listItems(typed, question).flatMap((item, index) =>
      Object.entries(item).map(([name, text]) => [`${question}.${index}.${name}`, text]),
    ),
  );
  return Object.fromEntries([...singles.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])), ...items]);
}

/** The things learned under one question, blank ones left out. */
function listItems(typed: TypedForm, question: string): Record<string, string>[] {
  const items = new Map<number, Record<string, string>>();
  for (const [name, text] of Object.entries(typed)) {
    const [, of, number, part] = ITEM.exec(name) ?? [];
    if (of === question && part) items.set(Number(number), { ...items.get(Number(number)), [part]: text });
  }
  const inOrder = [...items].sort(([one], [other]) => one - other).map(([, item]) => item);
  return inOrder.filter((item) => ['text', ...chosen, ...lackings].some((part) => item[part]?.trim()));
}

/** What `SendFormInput` is asked, of a `typedForm`. */
export function formInput(typed: TypedForm): object {
  const whole = (text: string | undefined) =>
    text && /^\d{1,6}$/.test(text.trim()) ? Number(text) : text || undefined;
  const some = (names: readonly string[], value: (name: string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, value(name)]).filter(([, found]) => found !== undefined));
  const learned = (question: string) => {
    const items = listItems(typed, question).map((item) => ({
      text: item.text ?? '',
      ...some(['id', ...chosen], (part) => item[part] || undefined),
      ...some(['timesHeard'], (part) => whole(item[part])),
      lacked: lackings.filter((lack) => item[lack] === 'yes'),
      isVouched: item.isVouched === 'yes',
    }));
    return items.length ? items : undefined;
  };
  return {
    ...some(scores, (name) => whole(typed[name])),
    ...some(learningQuestions, learned),
    ...some([...texts, ...choices], (name) => typed[name] || undefined),
    vouched: texts.filter((name) => typed[`vouched.${name}`] === 'yes'),
  };
}
