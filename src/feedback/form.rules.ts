// Four short forms follow a visit: the statements beforehand, the visitor's debrief and the host's on the day, and the same
// statements six weeks later. Structure beats goodwill: a fixed short worksheet kept its effect for months where
// incentives did not (Sandvik et al.). A form is for one person, can be changed until it closes, and then not.
export const formKinds = ['before', 'debrief', 'host-debrief', 'after'] as const;
export type FormKind = (typeof formKinds)[number];

/** The statements: the same ones before, on the day and after. */
export const STATEMENTS = 4;

/** Of a debrief and of the last form: how long it can be filled in. */
export const OPEN_DAYS = 14;
/** After the visit. */
export const AFTER_DAYS = 42;
export const MOST_REMINDERS = 2;
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
