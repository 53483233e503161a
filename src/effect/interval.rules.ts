// How sure a difference of averages is: Student's t interval of 95 %. Of the same people asked twice it is taken over each
// one's own difference (paired); of different people it is Welch's, which does not ask both groups to vary alike, with the
// degrees of freedom of Satterthwaite. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, 1.3.5.3 and 7.3.1.

/** What has to be kept of numbers to know their average and variance; sums of sums are those of all. */
export interface Sums {
  count: number;
  sum: number;
  squares: number;
}

export interface Difference {
  mean: number;
  low: number;
  high: number;
  /** Degrees of freedom. */
  freedom: number;
}

/** The point that Student's t stays below with this probability. */
export type Quantile = (probability: number, freedom: number) => number;

const BOTH_TAILS = 0.975;

export const nothing: Sums = { count: 0, sum: 0, squares: 0 };

export const addSums = (one: Sums, other: Sums): Sums => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
  squares: one.squares + other.squares,
});

/** Null where nobody is counted. */
export const meanOf = ({ count, sum }: Sums): number | null => (count ? sum / count : null);

// Rounding can leave a hair less than nothing where all numbers are the same.
const varianceOf = ({ count, sum, squares }: Sums) => Math.max(0, (squares - (sum * sum) / count) / (count - 1));

/** Of each one's own difference; null of fewer than two. */
export function pairedInterval(differences: Sums, quantile: Quantile): Difference | null {
  const { count, sum } = differences;
  if (count < 2) return null;
  return around(sum / count, Math.sqrt(varianceOf(differences) / count), count - 1, quantile);
}

/** How much higher the one group is than the other; null when either is of fewer than two. */
export function welchInterval(one: Sums, other: Sums, quantile: Quantile): Difference | null {
  if (one.count < 2 || other.count < 2) return null;
  const [a, b] = [varianceOf(one) / one.count, varianceOf(other) / other.count];
  const freedom = a + b ? (a + b) ** 2 / (a ** 2 / (one.count - 1) + b ** 2 / (other.count - 1)) : one.count + other.count - 2; // prettier-ignore
  return around(one.sum / one.count - other.sum / other.count, Math.sqrt(a + b), freedom, quantile);
}

function around(mean: number, error: number, freedom: number, quantile: Quantile): Difference {
  const reach = error * quantile(BOTH_TAILS, freedom);
  return { mean, low: mean - reach, high: mean + reach, freedom };
}
