import { isId } from '../platform/http/read-id.js';
import { typedText } from '../platform/views/form.js';
import { channels } from '../slots/slot.rules.js';
import { learningOrders } from './found-learnings.queries.js';
import { lackings, learningQuestions, preventables } from './learning.rules.js';
import type { LearningSearch } from './learnings.queries.js';

const names = [
  'search',
  'theme',
  'channel',
  'department',
  'whose',
  'about',
  'action',
  'from',
  'until',
  'order',
] as const;
const LONGEST_SEARCH = 200;

export const whoses = ['mine', 'for-mine'] as const;
/** To which question it is the answer, and then which answer: one choice, for a learning answers one question. */
export const abouts = [
  ...learningQuestions,
  'preventable-yes',
  'preventable-partly',
  'preventable-no',
  'lacked-information',
  'lacked-system',
  'lacked-mandate',
] as const;
const MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/;

export interface AskedLearnings {
  /** As it stands in the address and the form. */
  typed: Record<(typeof names)[number], string>;
  wanted: LearningSearch;
}

/** What is looked for; what means nothing in the address is left out. */
export function readLearningSearch(query: Record<string, unknown>): AskedLearnings {
  const asked = typedText(query, ...names, 'cursor');
  const oneOf = <T extends string>(values: readonly T[], text: string) => values.find((value) => value === text);
  const id = (text: string) => (isId(text) ? text : undefined);
  const month = (text: string) => (MONTH.test(text) ? text : undefined);
  const whose = oneOf(whoses, asked.whose);
  const about = oneOf(abouts, asked.about);
  const action = oneOf(['yes', 'no'], asked.action);
  const said = (prefix: string) => (about?.startsWith(prefix) ? about.slice(prefix.length) : undefined);
  const wanted: LearningSearch = {
    search: asked.search.slice(0, LONGEST_SEARCH),
    themeId: id(asked.theme),
    channel: oneOf(channels, asked.channel),
    departmentId: id(asked.department),
    isMine: whose === 'mine',
    isForMine: whose === 'for-mine',
    question: oneOf(learningQuestions, about ?? ''),
    preventable: oneOf(preventables, said('preventable-') ?? ''),
    lacked: oneOf(lackings, said('lacked-') ?? ''),
    hasAction: action && action === 'yes',
    fromMonth: month(asked.from),
    untilMonth: month(asked.until),
    order: oneOf(learningOrders, asked.order),
    cursor: asked.cursor || undefined,
  };
  return {
    wanted,
    typed: {
      search: wanted.search ?? '',
      theme: wanted.themeId ?? '',
      channel: wanted.channel ?? '',
      department: wanted.departmentId ?? '',
      whose: whose ?? '',
      about: about ?? '',
      action: action ?? '',
      from: wanted.fromMonth ?? '',
      until: wanted.untilMonth ?? '',
      order: wanted.order === 'heard' ? 'heard' : '',
    },
  };
}
