const PRIME = 32_749;

/** Whether a row is a sum of multiples of the others: by elimination, in whole numbers modulo a prime, so exact. */
export function isWithin(rows: number[][], row: number[]): boolean {
  const rank = rankOf(rows);
  return rankOf([...rows, row]) === rank;
}

const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME;

function rankOf(rows: number[][]): number {
  const left = rows.map((row) => row.map(mod));
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, at) => at >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    [left[rank], left[pivot]] = [left[pivot]!, left[rank]!];
    const top = left[rank]!;
    const inverse = power(top[column]!, PRIME - 2);
    for (let at = rank + 1; at < left.length; at++) {
      const times = mod(left[at]![column]! * inverse);
      if (times) left[at] = left[at]!.map((value, place) => mod(value - times * top[place]!));
    }
    rank++;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power(base, exponent >> 1);
  return mod(mod(half * half) * (exponent & 1 ? base : 1));
}
