import jstat from 'jstat';
import type { Quantile } from './interval.rules.js';

/** Quantiles of Student's t distribution. */
export const studentQuantile: Quantile = (probability, freedom) => jstat.studentt.inv(probability, freedom);
