import type { LearningView } from './learnings.queries.js';

/** A learning as the API tells of it. */
export const presentLearning = ({ marked: _, month, ...learning }: LearningView) => ({
  ...learning,
  month: month.slice(0, 'yyyy-mm'.length),
});
