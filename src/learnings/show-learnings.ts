import { departmentChoices } from '../people/department-choices.js';
import { noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { channels } from '../slots/slot.rules.js';
import { abouts, type AskedLearnings, whoses } from './learning-search.js';
import type { FoundLearnings, LearningView } from './learnings.queries.js';
import { partsOf } from './marks.rules.js';
import type { ThemeChoice } from './themes.queries.js';

/** What was found, as the page shows it: by the month, or in one list when what was heard most comes first. */
export function showLearnings(
  { typed, wanted }: AskedLearnings,
  found: FoundLearnings,
  choices: { departments: { id: string; name: string }[]; themes: ThemeChoice[] },
) {
  const { order, search, ...narrowed } = typed;
  return {
    typed,
    isNarrow: Object.values({ ...narrowed, search }).some(Boolean),
    /** Whether there is more asked than the words: then all choices are in sight. */
    isRefined: Object.values(narrowed).some(Boolean),
    isAlike: found.isAlike,
    isLater: wanted.cursor !== undefined,
    firstPath: pathWith('/learnings', typed),
    nextPath: found.nextCursor && pathWith('/learnings', { ...typed, cursor: found.nextCursor }),
    csvPath: pathWith('/learnings/export.csv', typed),
    orders: (['', 'heard'] as const).map((name) => ({
      name: name || 'month',
      path: pathWith('/learnings', { ...typed, order: name }),
      isHere: order === name,
    })),
    departments: departmentChoices(choices.departments),
    themes: departmentChoices(choices.themes),
    channels: channels.map((value) => ({ value, labelKey: `slots.channel.${value}` })),
    whoses: whoses.map((value) => ({ value, labelKey: `learnings.whose.${value}` })),
    abouts: abouts.map((value) => ({ value, labelKey: `learnings.about.${value}` })),
    actions: ['yes', 'no'].map((value) => ({ value, labelKey: `learnings.action.${value}` })),
    months: order === 'heard' ? [{ at: null, learnings: found.items.map(showLearning) }] : byMonth(found.items),
  };
}

function byMonth(items: LearningView[]) {
  return [...new Set(items.map(({ month }) => month))].map((month) => ({
    at: monthOf(month),
    learnings: items.filter((item) => item.month === month).map(showLearning),
  }));
}

/** An instant within a month, to write it out in UTC. */
export const monthOf = (month: string) => noonOf(month, 'utc');

export const showLearning = (learning: LearningView) => ({
  ...learning,
  at: monthOf(learning.month),
  parts: partsOf(learning.marked),
  others: learning.allLearnings - 1,
});
