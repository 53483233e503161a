import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import type { Message } from '../platform/views/locales.js';
import { chooseVisitor, writtenAs } from './choose-visitor.js';

/** A request for a group as somebody types it. */
export interface TypedGroup {
  /** Ids of those who were ticked. */
  ticked: string[];
  /** Names or mail addresses. */
  others: string[];
  learningGoals: string[];
  isVouched: boolean;
  /** `each`: decided about one by one. */
  decision: string;
}

export const typedGroup = (body: FormBody): TypedGroup => ({
  ticked: typedList(body, 'people'),
  others: typedList(body, 'others'),
  learningGoals: typedList(body, 'learningGoals'),
  isVouched: typedText(body, 'isVouched').isVouched === 'yes',
  decision: typedText(body, 'decision').decision,
});

/** One name that was typed: whom it means, or what is wrong with it and whom it may mean. */
export interface OtherMember {
  text: string;
  id: string | null;
  problem: Message | null;
  choices: string[];
}

export async function chooseOthers(tx: Tx, actor: Actor, { others }: TypedGroup): Promise<OtherMember[]> {
  const chosen: OtherMember[] = [];
  for (const text of others) {
    const { person, problem, choices } = await chooseVisitor(tx, actor, text);
    chosen.push({ text, id: person?.id ?? null, problem, choices: choices.map(writtenAs) });
  }
  return chosen;
}

/** Everybody who was ticked or named, each once. */
export const memberIds = ({ ticked }: TypedGroup, others: OtherMember[]): string[] => [
  ...new Set([...ticked, ...others.flatMap(({ id }) => id ?? [])]),
];
