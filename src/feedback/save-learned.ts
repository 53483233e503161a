import { Learning } from '../learnings/learning.entity.js';
import { type NewLearning, saveLearnings } from '../learnings/save-learnings.js';
import type { Tx } from '../platform/database/transactions.js';
import type { LearnedItem } from './check-answers.js';
import type { FormRow } from './forms.queries.js';

const sideOf = ({ kind }: FormRow) => (kind === 'host-debrief' ? 'host' : 'visitor');

/** What this form brought so far. */
export const listLearnings = (tx: Tx, form: FormRow): Promise<Learning[]> =>
  tx.find(Learning, {
    where: { visitId: form.visitId, side: sideOf(form), authorId: form.personId },
    order: { number: 'ASC', id: 'ASC' },
  });

/** Sets down what one side learned, in the place of what it said before: what stayed keeps its id, and so its actions. */
export async function saveLearned(tx: Tx, form: FormRow, items: LearnedItem[]): Promise<void> {
  const { visitId, personId: authorId, departmentId, channel, startsAt: learnedAt } = form;
  const source = { visitId, side: sideOf(form), authorId, departmentId, channel, learnedAt } as const;
  await saveLearnings(tx, source, withIds(items, await listLearnings(tx, form)).map(({ id, item }) => asNew(form, item, id))); // prettier-ignore
}

/** Each item with the learning it was, known by its id or, typed in another tab, by its words. */
function withIds(items: LearnedItem[], earlier: Learning[]): { item: LearnedItem; id?: string }[] {
  const left = new Map(earlier.map((learning) => [learning.id, learning]));
  const claim = (learning: Learning | undefined) => {
    if (learning) left.delete(learning.id);
    return learning?.id;
  };
  const byId = items.map((item) => ({ item, id: item.id && claim(left.get(item.id)) }));
  return byId.map(({ item, id }) => {
    const isSame = ({ question, text }: Learning) => question === item.question && text === item.text;
    return { item, id: id ?? claim([...left.values()].find(isSame)) };
  });
}

const asNew = (form: FormRow, item: LearnedItem, id: string | undefined): NewLearning => ({
  ...(id ? { id } : {}),
  question: item.question,
  text: item.text,
  themeId: item.themeId ?? null,
  timesHeard: item.timesHeard ?? 1,
  preventable: item.preventable ?? null,
  lacked: item.lacked ?? [],
  forDepartmentId: item.question === 'fix' ? form.visitorDepartmentId : (item.forDepartmentId ?? null),
  isVouched: item.isVouched ?? false,
});
