let fixed: Date | null = null;

/** The present instant. The only place that asks the machine for the time. */
export function now(): Date {
  return fixed ? new Date(fixed) : new Date();
}

/** Stops the clock at an instant (tests only); null lets it run again. */
export function fixClock(at: Date | null): void {
  fixed = at;
}
