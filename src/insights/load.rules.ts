// How figures are put in bins. Of fewer than five hosts nobody reads how often they had guests: such departments count
// nowhere, so that they cannot be found by taking others from the whole either.

export const LEAST_HOSTS = 5;

/** From so many guests on, up to the next. */
export const loadBins = [
  { key: 'none', from: 0, to: 0 },
  { key: 'few', from: 1, to: 2 },
  { key: 'some', from: 3, to: 5 },
  { key: 'many', from: 6, to: 10 },
  { key: 'most', from: 11, to: null },
] as const;

const HOUR = 3_600_000;

/** Until so long after the request was made, in hours. */
export const waitBins = [
  { key: 'hours', until: 4 },
  { key: 'day', until: 24 },
  { key: 'second', until: 48 },
  { key: 'third', until: 72 },
  { key: 'week', until: 168 },
  { key: 'longer', until: null },
] as const;

/** Where each bin of waiting ends but the last, in seconds. */
export const waitBounds = waitBins.flatMap(({ until }) => (until === null ? [] : [(until * HOUR) / 1000]));
