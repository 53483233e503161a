import { lackings, learningQuestions, preventables } from '../learnings/learning.rules.js';
import type { FormProblems } from '../platform/views/page.js';
import { freeAnswers } from './form.dto.js';
import { MOST_ITEMS } from './form.rules.js';
import type { AskedQuestion } from './questions.queries.js';
import type { SuggestedThemes } from './suggested-themes.queries.js';
import type { TypedForm } from './typed-form.js';

const scale = ['1', '2', '3', '4', '5'];

/** What is typed into a form, and what is wrong with it. */
export interface Filled {
  fields: TypedForm;
  problems: FormProblems;
  /** A question under which one more thing learned is to be written. */
  adding: string;
  suggested: SuggestedThemes;
}

type Kind = 'score' | 'choice' | 'learned' | 'text';

function kindOf({ field, choices }: AskedQuestion): Kind {
  if (choices) return 'choice';
  if ((learningQuestions as readonly string[]).includes(field)) return 'learned';
  return (freeAnswers as readonly string[]).includes(field) ? 'text' : 'score';
}

/** One question with what is answered so far. */
export function showQuestion(asked: AskedQuestion, filled: Filled) {
  const { field, text, choices } = asked;
  const kind = kindOf(asked);
  const items = kind === 'learned' ? showItems(field, filled) : [];
  const value = filled.fields[field] ?? '';
  return {
    field,
    text,
    kind,
    value,
    options: kind === 'score' ? scale : (choices ?? []),
    vouching: showVouching(field, `vouched.${field}`, filled),
    items,
    canAdd: items.length > 0 && items.length < MOST_ITEMS,
    isAnswered: kind === 'learned' ? items.some((item) => item.text.trim()) : value.trim() !== '',
  };
}

/** The things learned under a question, and a blank one where there is none yet or one more is wanted. */
function showItems(question: string, filled: Filled) {
  const pattern = new RegExp(`^${question}\\.(\\d+)\\.`);
  const numbers = Object.keys(filled.fields).flatMap((name) => Number(pattern.exec(name)?.[1] ?? -1));
  const written = Math.max(-1, ...numbers) + 1;
  const wanted = Math.min(Math.max(written + (filled.adding === question ? 1 : 0), 1), MOST_ITEMS);
  return Array.from({ length: wanted }, (_, index) => {
    const name = `${question}.${index}`;
    const part = (of: string) => filled.fields[`${name}.${of}`] ?? '';
    return {
      name,
      number: index + 1,
      id: part('id'),
      text: part('text'),
      themeId: part('themeId'),
      suggested: filled.suggested[name] ?? null,
      timesHeard: part('timesHeard'),
      forDepartmentId: part('forDepartmentId'),
      preventable: part('preventable'),
      lacked: lackings.filter((lack) => part(lack) === 'yes'),
      vouching: showVouching(`${name}.text`, `${name}.isVouched`, filled),
      isNew: filled.adding === question && index === wanted - 1,
    };
  });
}

/** Where the writer says that something is no customer's: shown once there is something to say it of. */
const showVouching = (of: string, name: string, { fields, problems }: Filled) => ({
  name,
  of,
  isGiven: fields[name] === 'yes',
  isAsked: fields[name] === 'yes' || problems.fields[of]?.key === 'validation.customer-data',
});

export const itemChoices = { lackings, preventables };
