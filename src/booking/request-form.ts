import type { Actor } from '../people/person.rules.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import type { Message } from '../platform/views/locales.js';
import type { FormProblems } from '../platform/views/page.js';
import type { ChosenVisitor, Visitor } from './choose-visitor.js';
import { isOwnObstacle } from '../visits/visit.rules.js';

const MOST_GOALS = 3;

/** A request as somebody types it. */
export interface TypedRequest {
  /** Name or mail address; empty for oneself. */
  visitor: string;
  learningGoals: string[];
  isVouched: boolean;
  /** Of the words that were accepted; empty when none were. */
  statementHash: string;
}

export function typedRequest(body: FormBody): TypedRequest {
  // Where a name meant several people, the one that was chosen counts.
  const { visitor, chosen, isVouched, statementHash } = typedText(body, 'visitor', 'chosen', 'isVouched', 'statementHash'); // prettier-ignore
  const learningGoals = typedList(body, 'learningGoals');
  return { visitor: chosen || visitor, learningGoals, isVouched: isVouched === 'yes', statementHash };
}

/** As many fields as there may be goals, and as many as were typed. */
export const goalFields = (goals: string[]) => [...goals, '', '', ''].slice(0, Math.max(MOST_GOALS, goals.length));

/** Why this person cannot book; said of the visitor where that is somebody else. */
export function obstacle(reason: string, visitor: Visitor, reader: Actor): Message {
  const isAnother = visitor.id !== reader.id && isOwnObstacle(reason);
  return isAnother
    ? { key: `find.obstacle.${reason}`, facts: { name: visitor.name } }
    : { key: `refusal.${reason}`, facts: {} };
}

/** The problems of the form with what is wrong with the visitor, in words about that visitor. */
export function requestProblems(
  problems: FormProblems,
  { person, problem }: ChosenVisitor,
  reader: Actor,
): FormProblems {
  const { visitorId, statementHash, ...fields } = problems.fields;
  const fault = problem ?? visitorId;
  const { refusal } = problems;
  const reason = refusal?.key.replace('refusal.', '') ?? '';
  return {
    // In the order of the form.
    fields: { ...(fault ? { visitor: fault } : {}), ...fields, ...(statementHash ? { statementHash } : {}) },
    refusal: refusal && person && isOwnObstacle(reason) ? obstacle(reason, person, reader) : refusal,
  };
}
