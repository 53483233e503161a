import { performance } from 'node:perf_hooks';

export interface Timing {
  name: string;
  n: number;
  medianMs: number;
  p95Ms: number;
  perSecond: number;
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Runs the work `n` times on `lanes` lanes at once; each call is handed its number and its lane. */
export async function measure(
  name: string,
  { n, lanes }: { n: number; lanes: number },
  work: (index: number, lane: number) => Promise<void>,
): Promise<Timing> {
  const times: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const lane = async (number: number) => {
    for (let index = next++; index < n; index = next++) {
      const from = performance.now();
      await work(index, number);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  return { name, n, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95), perSecond: n / seconds };
}

/** Prints timings as a table. */
export function report(...timings: Timing[]): void {
  const width = Math.max(...timings.map(({ name }) => name.length));
  console.log(`${''.padEnd(width)}       n   median ms      p95 ms   per second`);
  for (const { name, n, medianMs, p95Ms, perSecond } of timings) {
    const columns = [
      String(n).padStart(8),
      medianMs.toFixed(2).padStart(12),
      p95Ms.toFixed(2).padStart(12),
      perSecond.toFixed(1).padStart(13),
    ];
    console.log(name.padEnd(width) + columns.join(''));
  }
}

/** Prints a ratio beside the limit it is held against. */
export function compare(name: string, ratio: number, limit: { atLeast?: number; atMost?: number }): void {
  const [sign, bound, holds] =
    limit.atLeast === undefined
      ? ['at most', limit.atMost!, ratio <= limit.atMost!]
      : ['at least', limit.atLeast, ratio >= limit.atLeast];
  console.log(`${name}: ${ratio.toFixed(2)} (wanted: ${sign} ${bound}) ${holds ? 'holds' : 'MISSED'}\n`);
}
