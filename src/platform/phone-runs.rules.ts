// A telephone number begins with a 0 or a +, and has no more than fifteen digits (E.164). Only such runs of digits are
// looked up in the numbering plans, and only so many of them: looking one up takes thousands of times as long as reading it.
import type { FindSpans, Span } from './customer-data.rules.js';

const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** In all texts of one form together: who writes more of them is not writing about a visit. */
export const MOST_RUNS = 60;

const RUN = /(?<![\p{L}\d]|\d[.,/-])\(?[+0][\d ()./-]*/gu;
/** A next number after a blank. */
const NEXT = / +(?=\(?[+0])/g;

/** Finds what may be a telephone number in one text after another, until it found enough. */
export function phoneRunFinder(most = MOST_RUNS): FindSpans {
  let left = most;
  return (text) => {
    const runs = listRuns(text).slice(0, left);
    left -= runs.length;
    return runs;
  };
}

const listRuns = (text: string): Span[] =>
  [...text.matchAll(RUN)]
    .flatMap(({ index, 0: run }) => (countDigits(run) <= MOST_DIGITS ? [{ at: index, run }] : apart(index, run)))
    .map(({ at, run }) => ({ start: at, end: at + shorten(run).trimEnd().length }))
    .filter(({ start, end }) => countDigits(text.slice(start, end)) >= FEWEST_DIGITS);

const countDigits = (run: string) => run.replace(/\D/g, '').length;

/** Several numbers in a row, each where it begins. */
function apart(index: number, run: string): { at: number; run: string }[] {
  const starts = [0, ...[...run.matchAll(NEXT)].map((next) => next.index + next[0].length), run.length];
  return starts.slice(0, -1).map((start, place) => ({ at: index + start, run: run.slice(start, starts[place + 1]) }));
}

/** Up to the group of digits that would make it too long. */
function shorten(run: string): string {
  let digits = 0;
  let kept = '';
  for (const [group] of run.matchAll(/\d+|\D/g)) {
    if (/\d/.test(group)) digits += group.length;
    if (digits > MOST_DIGITS) break;
    kept += group;
  }
  return kept;
}
