// A forest plot, each interval a line with its middle, all on one scale around nought: Lewis and Clarke, "Forest plots:
// trying to see the wood and the trees" (BMJ 322, 2001).
import type { Difference } from './interval.rules.js';

/** In hundredths of the width; what runs off the scale is cut. */
export interface ForestLine {
  from: number;
  to: number;
  middle: number;
}

export interface Forest {
  /** In points, from `-most` to `most`. */
  most: number;
  place(difference: Difference): ForestLine;
}

const STEP = 0.5;
const WIDEST = 4;

/** A scale that holds all of them. */
export function forestOf(differences: Difference[]): Forest {
  const farthest = Math.max(0, ...differences.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const most = Math.min(WIDEST, Math.max(1, Math.ceil(farthest / STEP) * STEP));
  const x = (points: number) => Math.round(Math.min(100, Math.max(0, 50 + (points / most) * 50)) * 10) / 10;
  return { most, place: ({ mean, low, high }) => ({ from: x(low), to: x(high), middle: x(mean) }) };
}
