import type { Insight } from './insight.js';
import { learnedInsights } from './learned-charts.js';
import { onboardingInsight } from './onboarding-insight.js';
import { decisionsInsight, loadsInsight, refusalsInsight, seatsInsight } from './seat-insights.js';
import { absenceInsight, coverageInsight, departmentsInsight, visitsInsight } from './visit-insights.js';

/** Everything that is counted, in the order of the page. */
export const insights: Insight[] = [
  visitsInsight,
  departmentsInsight,
  coverageInsight,
  seatsInsight,
  refusalsInsight,
  absenceInsight,
  decisionsInsight,
  loadsInsight,
  onboardingInsight,
  ...learnedInsights,
];

export const findInsight = (name: string) => insights.find((insight) => insight.name === name) ?? null;
