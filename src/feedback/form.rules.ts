// Four short forms follow a visit: the statements beforehand, the visitor's debrief and the host's on the day, and the same
// statements six weeks later. Structure beats goodwill: a fixed short worksheet kept its effect for months where
// incentives did not (Sandvik et al.). A form is for one person, can be changed until it closes, and then not.
import type { Side } from '../learnings/learning.rules.js';
import type { VisitState } from '../visits/visit.rules.js';

export const formKinds = ['before', 'debrief', 'host-debrief', 'after'] as const;
export type FormKind = (typeof formKinds)[number];

/** The statements: the same ones before, on the day and after. */
export const STATEMENTS = 4;

/** Of a debrief and of the last form: how long it can be filled in. */
export const OPEN_DAYS = 14;
/** After the visit. */
export const AFTER_DAYS = 42;
export const MOST_REMINDERS = 2;
const SECONDS_TO_WRITE = 25;
const SECONDS_TO_CHOOSE = 5;

/** About as long as a form takes, in minutes. */
export const minutesFor = (questions: number, statements: number) =>
  Math.ceil((questions * SECONDS_TO_WRITE + statements * SECONDS_TO_CHOOSE) / 60);

/** Of things learned, under one question. */
export const MOST_ITEMS = 5;

/** Forms with statements to agree with. */
export const hasStatements = (kind: FormKind) => kind !== 'host-debrief';

/** The visitor's six questions, in their order: some bring learnings, the others answers. */
export const debriefQuestions = ['surprise', 'preventable', 'lacked', 'change', 'question', 'thanks'] as const;
export type DebriefQuestion = (typeof debriefQuestions)[number];

/** The host's four, and between what the first three choose. */
export const hostQuestions = ['prepared', 'hindrance', 'again', 'fix'] as const;
export type HostQuestion = (typeof hostQuestions)[number];
export const hostChoices = {
  prepared: ['yes', 'partly', 'no'],
  hindrance: ['no', 'little', 'much'],
  again: ['yes', 'maybe', 'no'],
} as const;

/** Of a host's own questions and the visitor's, what is answered by choosing. */
export const choicesOf = (question: string): readonly string[] | null =>
  Object.hasOwn(hostChoices, question) ? hostChoices[question as keyof typeof hostChoices] : null;

/** The questions of a form besides the statements; a visitor who sat beside nobody in particular has nobody to thank. */
export function questionsOf(kind: FormKind, { hasHost }: { hasHost: boolean }): (DebriefQuestion | HostQuestion)[] {
  if (kind === 'host-debrief') return [...hostQuestions];
  return kind === 'debrief' ? debriefQuestions.filter((question) => hasHost || question !== 'thanks') : [];
}

/** Who looks back on the visit; null where nobody does yet, or only says how far they agree. */
export function sideOf(kind: FormKind): Side | null {
  if (kind === 'debrief') return 'visitor';
  return kind === 'host-debrief' ? 'host' : null;
}

export interface FillFacts {
  form: { kind: FormKind; closesAt: Date };
  visit: { state: VisitState; startsAt: Date; isMissed: boolean };
  now: Date;
}

/** Beforehand there is time until the visit begins, whenever that is by now. */
const closingOf = ({ form, visit }: Pick<FillFacts, 'form' | 'visit'>) =>
  form.kind === 'before' ? visit.startsAt : form.closesAt;

/** Why its own person can fill in or change a form no more. */
export function whyNotFill(facts: FillFacts): string | null {
  const { visit, now } = facts;
  if (visit.state !== 'approved') return 'form-visit-off';
  if (visit.isMissed) return 'form-visit-missed';
  return closingOf(facts) <= now ? 'form-closed' : null;
}

export const formStates = ['open', 'answered', 'closed'] as const;
export type FormState = (typeof formStates)[number];

/** `open` can be filled in, `answered` changed, `closed` neither. */
export function stateOf(facts: FillFacts & { form: { answeredAt: Date | null } }): FormState {
  if (whyNotFill(facts)) return 'closed';
  return facts.form.answeredAt ? 'answered' : 'open';
}

/** Why what was typed cannot give way to what was sent. */
export const whyNotDiscard = (facts: FillFacts & { form: { answeredAt: Date | null } }): string | null =>
  whyNotFill(facts) ?? (facts.form.answeredAt ? null : 'form-not-sent');

export const whyNotSendNothing = (answers: number) => (answers === 0 ? 'form-empty' : null);
